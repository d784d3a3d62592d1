"""Lines and blocks of a text with their offsets. A block is a run of lines between blank ones."""

from __future__ import annotations

from typing import NamedTuple

from recoupe.records import Span


class Line(NamedTuple):
    """A line without the spaces around it: its span, its text, and the number of its block (from 0)."""

    span: Span
    text: str
    block: int


def lines(text: str) -> list[Line]:
    """The non-empty lines of ``text``, trimmed."""
    found: list[Line] = []
    block, open_block, start = -1, False, 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            if not open_block:
                block, open_block = block + 1, True
            first = start + raw.index(content[0])
            found.append(Line((first, first + len(content)), content, block))
        else:
            open_block = False
        start += len(raw)
    return found
