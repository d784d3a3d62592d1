"""Order the pieces of text of a page as a reader would: column after column, line after line."""

from __future__ import annotations

from typing import NamedTuple

#: two pieces stand on one line when their middles differ by less than this share of the line's height
SAME_LINE = 0.6
#: a gap between lines larger than this many line heights begins a paragraph
PARAGRAPH = 1.6


class Word(NamedTuple):
    """A piece of text and its box; y grows upwards, in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def reading_order(words: list[Word], width: float) -> str:
    """The text of a page: full-width pieces cut it into bands, each band is read column by column."""
    parts: list[str] = []
    band: list[Word] = []
    gutter = _gutter(words, width)
    for word in sorted(words, key=lambda w: (-w.top, w.left)):
        if gutter is not None and word.left < gutter < word.right:
            parts += _band(band, gutter)
            band = []
            parts += _column([word])
        else:
            band.append(word)
    return "\n\n".join(p for p in (*parts, *_band(band, gutter)) if p)


def _gutter(words: list[Word], width: float) -> float | None:
    """The x of the empty strip between two columns, or None: few pieces may cross it and both sides hold text."""
    best: tuple[int, float] | None = None
    for step in range(30, 71, 2):
        x = width * step / 100
        crossing = sum(w.left < x < w.right for w in words)
        left = sum(w.right <= x for w in words)
        right = sum(w.left >= x for w in words)
        if (
            crossing <= 0.15 * len(words)
            and min(left, right) >= 0.25 * len(words)
            and (best is None or crossing < best[0])
        ):
            best = (crossing, x)
    return best[1] if best else None


def _band(words: list[Word], gutter: float | None) -> list[str]:
    if gutter is None:
        return _column(words)
    return _column([w for w in words if w.right <= gutter]) + _column([w for w in words if w.left >= gutter])


def _column(words: list[Word]) -> list[str]:
    paragraphs: list[str] = []
    last: Word | None = None
    for line in _lines(words):
        text = " ".join(w.text for w in sorted(line, key=lambda w: w.left))
        height = max(line[0].top - line[0].bottom, 1.0)
        if last is None or last.bottom - line[0].top > (PARAGRAPH - 1) * height:
            paragraphs.append(text)
        elif paragraphs[-1].endswith("-") and text[:1].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + text
        else:
            paragraphs[-1] += " " + text
        last = line[0]
    return ["\n\n".join(paragraphs)] if paragraphs else []


def _lines(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-(w.top + w.bottom), w.left)):
        middle = (word.top + word.bottom) / 2
        if lines:
            first = lines[-1][0]
            if abs((first.top + first.bottom) / 2 - middle) < SAME_LINE * max(first.top - first.bottom, 1.0):
                lines[-1].append(word)
                continue
        lines.append([word])
    return lines
