"""The part of EDTF (ISO 8601-2) that linking needs: which days an expression may mean, and how two of them agree.

Read are days, months, years, ISO weeks, seasons as quarters, intervals with open ends and values without a year
(``XXXX-04-15``, ``XXXX-04``); qualifiers (``~ ? %``) and clock times are put aside.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_ONE = re.compile(r"(?P<y>\d{4}|XXXX)(?:-(?:W(?P<w>\d\d)|(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?))?$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class When:
    """The days on which something may have begun: ``low`` to ``high``, both included.

    ``yearless`` values lie in the year 2000 and recur every year; ``open`` ones go on after they began.
    """

    low: dt.date
    high: dt.date
    yearless: bool = False
    open: bool = False

    @property
    def days(self) -> int:
        """How many days it may be (of one year, where the year is not told)."""
        return (self.high - self.low).days + 1

    @property
    def exact(self) -> bool:
        """Whether it is one day of a known year."""
        return self.days == 1 and not self.yearless

    def place_in(self, year: int) -> When:
        """The same days in ``year``; unchanged where the year is told."""
        if not self.yearless:
            return self
        return When(_move(self.low, year), _move(self.high, year), open=self.open)


@lru_cache(maxsize=50_000)
def read_edtf(value: str | None) -> When | None:
    """``value`` as possible days; None where it is null, a duration or not understood."""
    if not value:
        return None
    start, slash, end = value.partition("/")
    first, last = _single(start), _single(end) if slash and end not in ("", "..") else None
    if first is None:
        return None
    if slash and last is None:
        return When(first.low, first.high, first.yearless, open=True)
    if last and last.high >= first.low and last.yearless == first.yearless:
        return When(first.low, last.high, first.yearless)
    return first


def _single(value: str) -> When | None:
    match = _ONE.match(value.strip().rstrip("~?%").partition("T")[0].rstrip("~?%"))
    if not match:
        return None
    yearless = match["y"] == "XXXX"
    year = _LEAP if yearless else int(match["y"])
    try:
        if match["w"]:
            monday = dt.date.fromisocalendar(year, int(match["w"]), 1)
            return None if yearless else When(monday, monday + dt.timedelta(days=6))
        if match["m"] in (None, "XX"):
            return None if yearless else When(dt.date(year, 1, 1), dt.date(year, 12, 31))
        month = int(match["m"])
        if month in _SEASONS:
            first, last = _SEASONS[month]
            return When(dt.date(year, first, 1), _month_end(year, last), yearless)
        if match["d"] in (None, "XX"):
            return When(dt.date(year, month, 1), _month_end(year, month), yearless)
        day = dt.date(year, month, int(match["d"]))
        return When(day, day, yearless)
    except ValueError:
        return None


def gap(a: When, b: When) -> int:
    """Days between the nearest days of ``a`` and ``b``: 0 where they may be the same day."""
    if a.yearless and not b.yearless:
        return min(gap(a.place_in(y), b) for y in range(b.low.year - 1, b.high.year + 2) if y >= 1)
    if b.yearless and not a.yearless:
        return gap(b, a)
    if a.high < b.low:
        distance = (b.low - a.high).days
    elif b.high < a.low:
        distance = (a.low - b.high).days
    else:
        return 0
    return min(distance, abs(366 - distance)) if a.yearless else distance


def holds(wide: When, narrow: When) -> bool:
    """Whether every day of ``narrow`` is one of ``wide`` and ``narrow`` says more."""
    if gap(wide, narrow) or narrow.yearless > wide.yearless:
        return False
    if wide.yearless and not narrow.yearless:
        placed = [wide.place_in(y) for y in range(narrow.low.year - 1, narrow.high.year + 2) if y >= 1]
        return any(p.low <= narrow.low and narrow.high <= p.high for p in placed)
    return wide.low <= narrow.low and narrow.high <= wide.high and wide != narrow


def _move(day: dt.date, year: int) -> dt.date:
    try:
        return day.replace(year=year)
    except ValueError:
        return dt.date(year, 2, 28)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
