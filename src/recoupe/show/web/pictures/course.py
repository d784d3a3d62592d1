"""The course of a toll: every count where it was told, each source with a line of its own, never one for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoupe.show.dates import readable
from recoupe.show.listing import Row
from recoupe.store.calendar import bounds

#: counts of people; sums of money are no course
KINDS = ("killed", "wounded", "displaced", "detained", "abducted", "missing", "troops")
WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 18, 14, 30
#: sources with a line of their own
MOST_LINES = 6
DAYS, STEPS = 5, 4


class Dot(NamedTuple):
    """One count as it was told: where it leads, and what is read of it; ``low`` and ``high``: ends of its range."""

    x: float
    y: float
    low: float
    high: float
    day: str
    words: str
    article: str
    address: str


class Line(NamedTuple):
    """A source: its counts, and the steps from one to the next ("" where all are of one day)."""

    source: str
    #: which of the line styles; the last one is for all further sources
    style: int
    dots: list[Dot]
    path: str


class Tick(NamedTuple):
    """A mark of an axis."""

    at: float
    text: str


class Course(NamedTuple):
    """The picture of the counts of one kind."""

    kind: str
    lines: list[Line]
    days: list[Tick]
    values: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    bottom: int = HEIGHT - BOTTOM
    right: int = WIDTH - RIGHT


class Count(NamedTuple):
    """A row of the list of figures, and the day on which it held."""

    day: int
    row: Row


class _Scale(NamedTuple):
    """From days and values to the picture."""

    first: int
    last: int
    top: float

    def x(self, day: int) -> float:
        return round(LEFT + (day - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        return round(TOP + (1 - value / self.top) * (HEIGHT - TOP - BOTTOM), 1)


def courses(rows: Sequence[Row], published: Mapping[str, str | None]) -> list[Course]:
    """A picture for each kind of count in ``rows`` (of the list of figures) that was told for two days at least.

    A count stands at the last day of its date; where that is open ("since the 4th"), at the day of its article.

    Args:
        published: document -> day of its publication (EDTF).
    """
    counts = [Count(day, r) for r in rows if (day := _day(r["date"], published.get(r["document"]))) is not None]
    found = [course(kind, [c for c in counts if c.row["kind"] == kind]) for kind in KINDS]
    return [c for c in found if c is not None]


def course(kind: str, counts: Sequence[Count]) -> Course | None:
    """The picture of ``counts``, all of ``kind``; None where they are of one day or of none."""
    if len({c.day for c in counts}) < 2:
        return None
    counts = sorted(counts, key=lambda c: (c.day, c.row["id"]))
    highest = max(max(c.row["value"], c.row["high"] or 0) for c in counts)
    scale = _Scale(counts[0].day, counts[-1].day, _rounded_up(highest))
    lines = []
    for style, (source, told) in enumerate(_by_source(counts)):
        dots = [_dot(c, scale) for c in told]
        lines.append(Line(source, min(style, MOST_LINES), dots, _steps(dots) if style < MOST_LINES else ""))
    return Course(kind, lines, _days(scale), _values(scale))


def _by_source(counts: Sequence[Count]) -> list[tuple[str, list[Count]]]:
    """Who gives the counts, else the article; those who give them for most days first."""
    found: dict[str, list[Count]] = {}
    for count in counts:
        found.setdefault(count.row["source"] or count.row["article"], []).append(count)
    return sorted(found.items(), key=lambda item: (-len({c.day for c in item[1]}), -len(item[1]), item[0]))


def _dot(count: Count, scale: _Scale) -> Dot:
    row = count.row
    low, high = (scale.y(_or(row[end], row["value"])) for end in ("low", "high"))
    address = f"/article/{row['document']}#p-{row['span'][0]}"
    at = scale.x(count.day), scale.y(row["value"])
    return Dot(*at, low, high, readable(row["date"]), row["words"], row["article"], address)


def _days(scale: _Scale) -> list[Tick]:
    extent = scale.last - scale.first
    number = min(DAYS, extent + 1)
    days = [scale.first + round(extent * i / (number - 1)) for i in range(number)]
    return [Tick(scale.x(d), readable(dt.date.fromordinal(d).isoformat())) for d in days]


def _values(scale: _Scale) -> list[Tick]:
    """Thousands apart by a narrow space."""
    values = [scale.top * i / STEPS for i in range(STEPS + 1)]
    return [Tick(scale.y(v), f"{v:,.15g}".replace(",", "\u202f")) for v in values]


def _or(value: float | None, other: float) -> float:
    return other if value is None else value


def _day(edtf: str | None, published: str | None) -> int | None:
    first, last = bounds(edtf)
    day = last or bounds(published)[0] or first
    return dt.date.fromisoformat(day).toordinal() if day else None


def _rounded_up(value: float) -> float:
    """The least number of the row 1, 2, 4, 5, 8, 10, 20 … that is not below ``value``; 4 at least."""
    size = 1
    while True:
        for step in (1, 2, 4, 5, 8):
            if step * size >= max(value, 4):
                return step * size
        size *= 10


def _steps(dots: Sequence[Dot]) -> str:
    """A value holds until the source tells another."""
    path = f"M{dots[0].x},{dots[0].y}"
    for dot in dots[1:]:
        path += f"H{dot.x}V{dot.y}"
    return path if dots[0].x != dots[-1].x else ""
