"""How many events there are over time: bars drawn on the server, and the same numbers as a table."""

from __future__ import annotations

from typing import NamedTuple

from recoupe.show.dates import readable
from recoupe.store.choosing import EVENTS, Where
from recoupe.store.counting import UNKNOWN, by_day
from recoupe.store.lazy import LazyStore

#: bars at most: by month, else by year
MOST_BARS = 72
WIDTH, HEIGHT = 720, 56


class Bar(NamedTuple):
    """One span of time: what it is called, where a click leads, how many events, and its place in the picture."""

    label: str
    since: str
    until: str
    events: int
    x: float
    y: float
    width: float
    height: float


class Strip(NamedTuple):
    """The picture."""

    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT


def strip(store: LazyStore, where: Where) -> Strip:
    """The density of the events that ``where`` chooses."""
    days = [(day, n) for day, n in by_day(store, EVENTS, where) if day < UNKNOWN]
    counted = _together(days, 7)
    if len(counted) > MOST_BARS:
        counted = _together(days, 4)
    counted = counted[-MOST_BARS:]
    if not counted:
        return Strip([])
    highest, step = max(n for _, n in counted), WIDTH / max(len(counted), 12)
    bars = []
    for i, (period, n) in enumerate(counted):
        height = max(2.0, round(n / highest * (HEIGHT - 4), 1))
        bars.append(
            Bar(readable(period), period, period, n, round(i * step, 1), HEIGHT - height, round(step - 1, 1), height)
        )
    return Strip(bars)


def _together(days: list[tuple[str, int]], length: int) -> list[tuple[str, int]]:
    """The days of each month (7 signs of the day) or year (4) as one."""
    found: dict[str, int] = {}
    for day, n in days:
        found[day[:length]] = found.get(day[:length], 0) + n
    return list(found.items())
