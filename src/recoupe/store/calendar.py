"""The first and the last day that an EDTF date allows, for sorting and filtering."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from functools import lru_cache

#: EDTF season codes -> first and last month (ISO 8601-2, 4.8); winter crosses the year
SEASONS = {
    "21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 2),
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12),
}  # fmt: skip
_PARTS = re.compile(r"(\d{2}[\dX]{2})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@lru_cache(maxsize=50_000)
def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day (ISO) that ``edtf`` allows; None where it is open or has no year.

    >>> bounds("2019-04")
    ('2019-04-01', '2019-04-30')
    >>> bounds("2019-04-15/..")
    ('2019-04-15', None)
    >>> bounds("XXXX-01-08")
    (None, None)
    """
    if not edtf:
        return None, None
    text = re.sub(r"[?~%]", "", edtf.strip("[]{}"))
    ends = re.split(r"/|\.\.(?=\d)|(?<=\d)\.\.|,", text)
    if len(ends) == 1:
        return _days(text)
    return _days(ends[0])[0], _days(ends[-1])[1]


def _days(text: str) -> tuple[str | None, str | None]:
    text = text.split("T")[0]
    if week := _WEEK.fullmatch(text):
        return _week(int(week[1]), int(week[2]))
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return None, None
    first, last = (_filled(parts[1], digit) for digit in "09")
    return _day(max(first, 1), parts[2], parts[3], 0), _day(max(last, 1), parts[2], parts[3], 1)


def _filled(year: str, digit: str) -> int:
    return int(year.replace("X", digit))


def _week(year: int, week: int) -> tuple[str | None, str | None]:
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    return str(monday), str(monday + datetime.timedelta(days=6))


def _day(year: int, month: str | None, day: str | None, end: int) -> str | None:
    if month in SEASONS:
        number = SEASONS[month][end]
        year, month, day = year + (end and number < SEASONS[month][0]), str(number), None
    number = (1, 12)[end] if month is None or "X" in month else int(month)
    if not 1 <= number <= 12:
        return None
    longest = monthrange(year, number)[1]
    if day is None or "X" in day:
        return f"{year:04}-{number:02}-{(1, longest)[end]:02}"
    return f"{year:04}-{number:02}-{day}" if 1 <= int(day) <= longest else None
