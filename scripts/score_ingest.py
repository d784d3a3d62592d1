#!/usr/bin/env python3
"""Print the figures of extraction and metadata on the made press pages (tests/pages)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.pages.pages import pages  # noqa: E402
from tests.pages.score import score  # noqa: E402

from recoupe.ingest.inputs import collect  # noqa: E402


def main() -> int:
    made = pages()
    with tempfile.TemporaryDirectory() as folder:
        for page in made:
            (Path(folder) / f"{page.name}.html").write_bytes(page.html)
        documents, rejected = collect([Path(folder)])
    by_name = {document.name: document for document in documents}
    figures = score([(page, by_name[page.name]) for page in made if page.name in by_name])
    told = "  ".join(f"{name} {value:.3f}" for name, value in figures.items())
    print(f"pages        {len(made)} pages, {len(rejected)} rejected  {told}")
    return 1 if rejected else 0


if __name__ == "__main__":
    sys.exit(main())
