#!/usr/bin/env python3
"""Make the compiled catalogue (GNU .mo) of messages/click.fr.toml. ``--check`` writes nothing and fails if it is stale."""

from __future__ import annotations

import struct
import sys
import tomllib
from pathlib import Path

MESSAGES = Path(__file__).resolve().parent.parent / "src" / "recoupe" / "show" / "messages"
TARGET = MESSAGES / "click" / "fr" / "LC_MESSAGES" / "messages.mo"
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"


def compiled() -> bytes:
    """The catalogue: sorted pairs of strings behind two tables of lengths and offsets (GNU gettext manual, 10.3)."""
    table = tomllib.loads((MESSAGES / "click.fr.toml").read_text(encoding="utf-8"))
    pairs = [("", HEADER)]
    for original, french in table.items():
        if isinstance(french, list):
            pairs.append((original.replace("|", "\0"), "\0".join(french)))
        else:
            pairs.append((original, french))
    encoded = sorted((a.encode(), b.encode()) for a, b in pairs)
    start = 28 + 16 * len(encoded)
    data = b""
    rows: tuple[list[int], list[int]] = ([], [])
    for side in (0, 1):
        for pair in encoded:
            rows[side].extend((len(pair[side]), start + len(data)))
            data += pair[side] + b"\0"
    numbers = (0x950412DE, 0, len(encoded), 28, 28 + 8 * len(encoded), 0, start, *rows[0], *rows[1])
    return struct.pack(f"<{len(numbers)}I", *numbers) + data


def main() -> int:
    """Write the catalogue, or check it."""
    content = compiled()
    if TARGET.exists() and TARGET.read_bytes() == content:
        return 0
    if "--check" in sys.argv:
        print(f"{TARGET} is stale; run scripts/build_catalogue.py")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
