"""Days of the Christian, Muslim and Jewish feasts in a civil year.

Easter: the anonymous Gregorian algorithm (Nature, 20 April 1876). Muslim feasts: the Umm al-Qura calendar of
``hijridate``
(1924-2077); where the moon is sighted they may fall one day off. Jewish feasts: the molad arithmetic of the fixed
calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

#: absolute day (1 = 1 January of year 1) of the day before 1 Tishri of year 1
_HEBREW_EPOCH = -1373428


def feast_day(row: Mapping[str, object], year: int) -> date | None:
    """First day of a feast (a row of data/feasts.toml) in the civil ``year``, None when it has none or is out of
    range."""
    if not 1583 <= year <= 4000:
        return None
    if isinstance(fixed := row.get("date"), list):
        return date(year, int(fixed[0]), int(fixed[1]))
    if isinstance(days := row.get("easter"), int):
        return easter(year) + timedelta(days=days)
    if isinstance(hijri := row.get("hijri"), list):
        return _hijri(year, int(hijri[0]), int(hijri[1]))
    if isinstance(hebrew := row.get("hebrew"), list):
        return _hebrew(year, int(hebrew[0]), int(hebrew[1]))
    if isinstance(nth := row.get("nth"), list):
        return _nth(year, *(int(n) for n in nth))
    return None


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


def _hijri(year: int, month: int, day: int) -> date | None:
    """The first time the Muslim date falls in the civil year."""
    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        days = [Hijri(y, month, day).to_gregorian() for y in (first, first + 1)]
    except (OverflowError, ValueError):
        return None
    return next((date(d.year, d.month, d.day) for d in days if d.year == year), None)


def _hebrew(year: int, month: int, day: int) -> date:
    """Months counted from Nissan; the Jewish year begins in Tishri (7)."""
    jewish = year + 3761 if month >= 7 else year + 3760
    new_year = _tishri(jewish)
    if month < 7:  # Nissan lies a fixed number of days before the next Tishri
        before = sum((30, 29)[(m - 1) % 2] for m in range(month, 7))
        return date.fromordinal(_tishri(jewish + 1) - before + day - 1)
    length = _tishri(jewish + 1) - new_year
    heshvan = 30 if length % 10 == 5 else 29
    offset = {7: 0, 8: 30, 9: 30 + heshvan}[month]
    return date.fromordinal(new_year + offset + day - 1)


def _tishri(year: int) -> int:
    """Absolute day of 1 Tishri."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = months * 29 + parts // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    delay = 0
    previous, following = _elapsed(year - 1), _elapsed(year + 1)
    if following - day == 356:
        delay = 2
    elif day - previous == 382:
        delay = 1
    return day + delay + _HEBREW_EPOCH + 1


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = months * 29 + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th weekday (ISO number) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
