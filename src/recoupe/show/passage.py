"""A passage of an article as it stands there, with spans marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.records import Span
from recoupe.show import terminal

if TYPE_CHECKING:
    from rich.text import Text

MARKS = ("⟦", "⟧")


def pieces(text: str, around: Span, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """``text`` within ``around`` cut at the edges of ``spans``: piece, and whether a span covers it."""
    inside = [(max(a, around[0]), min(b, around[1])) for a, b in spans if a < around[1] and around[0] < b]
    edges = sorted({*around, *(edge for span in inside for edge in span)})
    return [(text[a:b], any(s <= a and b <= e for s, e in inside)) for a, b in pairwise(edges) if a < b]


def marked(text: str, around: Span, spans: Iterable[Span]) -> Text:
    """The passage for a terminal: spans underlined, or between ⟦ ⟧ where the output shows no styles."""
    from rich.text import Text

    shown = Text()
    for piece, covered in joined(pieces(text, around, spans)):
        if not covered:
            shown.append(printable(piece))
        elif terminal.styled():
            shown.append(printable(piece), style="bold underline")
        else:
            shown.append(f"{MARKS[0]}{printable(piece)}{MARKS[1]}")
    return shown


def joined(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neighbouring pieces of the same kind as one."""
    merged: list[tuple[str, bool]] = []
    for piece, covered in parts:
        if merged and merged[-1][1] == covered:
            merged[-1] = (merged[-1][0] + piece, covered)
        else:
            merged.append((piece, covered))
    return merged


def printable(text: str) -> str:
    """Line breaks as spaces; control characters, which could steer a terminal, are dropped."""
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())
