"""Pictures of the workbench for the README, made from the sample dossier with Debian's Chromium.

python scripts/screenshots.py [FOLDER]
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from recoupe.show.web.app import make_app

CHROMIUM = "/usr/bin/chromium"
WIDTH, HEIGHT = 1200, 900
#: pages whose picture needs more than HEIGHT
TALLER = {"contacts": 1040}
PORT = 8791


def main(folder: Path) -> None:
    """Write one PNG a page into ``folder``."""
    with tempfile.TemporaryDirectory() as temporary:
        dossier = Path(temporary) / "sample.recoupe"
        subprocess.run([sys.executable, "-m", "recoupe", "demo", "-o", str(dossier)], check=True, capture_output=True)
        server = uvicorn.Server(uvicorn.Config(make_app(dossier), port=PORT, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        for name, address in pages(dossier).items():
            shoot(
                f"http://127.0.0.1:{PORT}{address}",
                folder / f"workbench-{name}.png",
                TALLER.get(name, HEIGHT),
                Path(temporary),
            )
        server.should_exit = True


def pages(dossier: Path) -> dict[str, str]:
    """The pages to show: the event and the article with most to tell."""
    with sqlite3.connect(dossier) as store:
        event = store.execute("SELECT id FROM events ORDER BY json_array_length(documents) DESC, id").fetchone()[0]
        article = store.execute("SELECT document FROM event_mentions GROUP BY 1 ORDER BY count(*) DESC, 1").fetchone()[
            0
        ]
    return {
        "chronology": "/?lang=en",
        "contacts": "/contacts?lang=en",
        "map": "/map?lang=en",
        "event": f"/event/{event}?lang=en",
        "article": f"/article/{article}?lang=en",
    }


def shoot(address: str, path: Path, height: int, profile: Path) -> None:
    """A picture of ``address``."""
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={profile}/c",
    ]
    subprocess.run(
        [*command, f"--window-size={WIDTH},{height}", f"--screenshot={path}", address], check=True, capture_output=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
