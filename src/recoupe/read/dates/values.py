"""What an expression is worth: its TIMEX3 value beside its EDTF value, and the day or month that later words may
build on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: EDTF season codes (ISO 8601-2:2019, 4.8) by TIMEX3 season
SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved expression. ``edtf`` is None where no calendar time is told."""

    type: str
    timex: str
    edtf: str | None = None
    mod: str | None = None
    anchor: str | None = None
    #: the day told, for "le lendemain" and clock times
    day: date | None = None
    #: (year, month) told, month None where only the year is
    month: tuple[int, int | None] | None = None


def shift(day: date, days: int) -> date | None:
    """``day`` moved by ``days``, None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The calendar day, None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date | None, part: str | None = None, anchor: str | None = None) -> Moment:
    """A day, or a part of it (TIMEX3 ``TMO``, ``TAF``, ``TEV``, ``TNI``)."""
    text = day.isoformat() if day else UNKNOWN_DAY
    edtf = text if day else None
    month = (day.year, day.month) if day else None
    if part:
        return Moment("TIME", f"{text}T{part}", edtf, None, anchor, day, month)
    return Moment("DATE", text, edtf, None, anchor, day, month)


def of_parts(
    year: int | None, month: int, day: int | None, part: str | None = None, anchor: str | None = None
) -> Moment:
    """A day or month whose year may be unknown (``XXXX``)."""
    if year is not None and day is not None and (real := make_date(year, month, day)):
        return of_day(real, part, anchor)
    text = f"{year:04}-{month:02}" if year is not None else f"XXXX-{month:02}"
    text += f"-{day:02}" if day is not None else ""
    told = (year, month) if year is not None else None
    return Moment("TIME" if part else "DATE", text + (f"T{part}" if part else ""), text, None, anchor, None, told)


def of_year(year: int, anchor: str | None = None, approximate: bool = False) -> Moment:
    """A year."""
    text = f"{year:04}" if year > 0 else "XXXX"
    return Moment("DATE", text, text + ("~" if approximate else ""), None, anchor, None, (year, None))


def of_week(day: date, anchor: str | None = None) -> Moment:
    """The ISO week of ``day``; EDTF has no weeks and gets its seven days."""
    year, week, weekday = day.isocalendar()
    monday = shift(day, 1 - weekday) or day
    sunday = shift(monday, 6) or day
    return Moment("DATE", f"{year}-W{week:02}", f"{monday}/{sunday}", None, anchor, None, (day.year, day.month))


def of_weekend(day: date, anchor: str | None = None) -> Moment:
    """Saturday and Sunday of the ISO week of ``day``."""
    year, week, weekday = day.isocalendar()
    saturday = shift(day, 6 - weekday) or day
    sunday = shift(saturday, 1) or day
    return Moment(
        "DATE", f"{year}-W{week:02}-WE", f"{saturday}/{sunday}", None, anchor, saturday, (saturday.year, saturday.month)
    )


def of_quarter(year: int | None, n: int, kind: str = "Q", anchor: str | None = None) -> Moment:
    """Quarter or half-year ``n``; in EDTF its first and last month."""
    months = 3 if kind == "Q" else 6
    text = f"{year:04}" if year is not None else "XXXX"
    edtf = f"{text}-{(n - 1) * months + 1:02}/{text}-{n * months:02}" if year is not None else None
    return Moment("DATE", f"{text}-{kind}{n}", edtf, None, anchor, None, (year, None) if year is not None else None)


def of_season(year: int | None, season: str, anchor: str | None = None) -> Moment:
    """A season of a year; a winter bears the year it begins in."""
    text = f"{year:04}" if year is not None else "XXXX"
    edtf = f"{text}-{SEASONS[season]}" if year is not None else None
    return Moment("DATE", f"{text}-{season}", edtf, None, anchor, None, (year, None) if year is not None else None)


def of_days(first: date, last: date, anchor: str | None = None) -> Moment:
    """A run of days."""
    return Moment("DATE", f"{first}/{last}", f"{first}/{last}", None, anchor, first, (first.year, first.month))


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    """``(year, month)`` moved by ``n`` months."""
    total = year * 12 + month - 1 + n
    return total // 12, total % 12 + 1
