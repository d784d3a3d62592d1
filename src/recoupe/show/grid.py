"""Lay a table out for a terminal: columns as wide as they need, the long ones wrapped where the line is too short.

Written for lists of many thousand rows, which a general table widget takes minutes for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

GAP = "   "
#: a column that may be wrapped is never narrower than this
NARROWEST = 9
_CODES = {"bold": "1", "dim": "2", "cyan": "36", "yellow": "33"}
_COLOURS = ("cyan", "yellow")


class Shape(NamedTuple):
    """How a column is set: ``ratio`` 0 is never wrapped, else its share of what the others leave."""

    ratio: int = 0
    right: bool = False
    style: str = ""


def grid(shapes: Sequence[Shape], headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of the table, without styles."""
    sizes = widths(shapes, headings, rows, width)
    yield from _block(headings, sizes, shapes)
    yield GAP.join("─" * size for size in sizes)
    for row in rows:
        yield from _block(row, sizes, shapes)


def styled_grid(
    shapes: Sequence[Shape], headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, colour: bool
) -> Iterator[str]:
    """The lines of the table with ANSI styles; without ``colour`` only bold and dim."""
    sizes = widths(shapes, headings, rows, width)
    bold = [Shape(s.ratio, s.right, "bold") for s in shapes]
    plain = [Shape(s.ratio, s.right, "" if s.style in _COLOURS and not colour else s.style) for s in shapes]
    yield from _block(headings, sizes, bold, ansi=True)
    yield GAP.join("─" * size for size in sizes)
    for row in rows:
        yield from _block(row, sizes, plain, ansi=True)


def widths(shapes: Sequence[Shape], headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column, in cells of the terminal."""
    needed = [max(map(cell_len, column)) for column in zip(headings, *rows, strict=True)]
    left = width - sum(n for n, s in zip(needed, shapes, strict=True) if not s.ratio) - len(GAP) * (len(shapes) - 1)
    sizes, open_columns = list(needed), [i for i, s in enumerate(shapes) if s.ratio]
    while open_columns and sum(needed[i] for i in open_columns) > left:
        shares = sum(shapes[i].ratio for i in open_columns)
        fitting = [i for i in open_columns if needed[i] <= max(NARROWEST, left * shapes[i].ratio // shares)]
        if not fitting:
            for i in open_columns:
                sizes[i] = max(NARROWEST, left * shapes[i].ratio // shares)
            break
        for i in fitting:
            open_columns.remove(i)
            left -= needed[i]
    return sizes


def _block(cells: Sequence[str], sizes: Sequence[int], shapes: Sequence[Shape], ansi: bool = False) -> Iterator[str]:
    """The lines of one row."""
    wrapped = [wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    for n in range(max(map(len, wrapped))):
        parts = []
        for lines, size, shape in zip(wrapped, sizes, shapes, strict=True):
            text = lines[n] if n < len(lines) else ""
            blank = " " * (size - cell_len(text))
            code = _CODES.get(shape.style) if ansi and text else None
            shown = f"\x1b[{code}m{text}\x1b[0m" if code else text
            parts.append(blank + shown if shape.right else shown + blank)
        yield GAP.join(parts).rstrip()


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` cells, broken at spaces, a longer word anywhere."""
    if cell_len(text) <= width:
        return (text,)
    lines, line = [], ""
    for word in text.split():
        while cell_len(word) > width:
            room = width - cell_len(line) - bool(line)
            head = _fitting(word, room if room > width // 2 else width)
            lines += [f"{line} {head}".strip()] if room > width // 2 else [*filter(None, [line]), head]
            line, word = "", word[len(head) :]
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return (*lines, line) if line else tuple(lines)


def _fitting(word: str, width: int) -> str:
    """The longest beginning of ``word`` that fits, one character at least."""
    end = len(word)
    while end > 1 and cell_len(word[:end]) > width:
        end -= 1
    return word[:end]
