#!/usr/bin/env python3
"""Make the pictures of the README from the sample dossier: docs/chronology.svg and docs/event.svg."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
#: rich names a font on a remote server; the picture does without
_FONT_FACE = re.compile(r"\s*@font-face \{[^}]*\}")
WIDTH = 132
ENVIRONMENT = {**os.environ, "COLUMNS": str(WIDTH), "LANG": "en_US.UTF-8", "NO_COLOR": "1"}


def recoupe(*arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "recoupe", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout


def picture(text: str, title: str, path: Path) -> None:
    console = Console(record=True, width=WIDTH + 1, file=io.StringIO())
    for line in text.rstrip().split("\n"):
        console.print(Text(line.rstrip() or " "), no_wrap=True, overflow="ignore", crop=False)
    svg = console.export_svg(title=title, unique_id="recoupe")
    path.write_text(_FONT_FACE.sub("", svg), encoding="utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        dossier = f"{folder}/libya.recoupe"
        recoupe("build", "-q", str(ROOT / "src" / "recoupe" / "examples" / "sample"), "-o", dossier)
        span = ("--since", "2019-04-01", "--until", "2019-06-30")
        picture(
            recoupe("chronology", dossier, *span), "recoupe chronology libya.recoupe", ROOT / "docs" / "chronology.svg"
        )
        rows = json.loads(recoupe("chronology", dossier, *span, "--format", "json"))
        best = max(rows, key=lambda row: (row["articles"], row["origins"], row["event"]))
        shown = "\n".join(recoupe("event", dossier, best["event"]).splitlines()[:46])
        picture(shown, "recoupe event libya.recoupe " + best["event"], ROOT / "docs" / "event.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
