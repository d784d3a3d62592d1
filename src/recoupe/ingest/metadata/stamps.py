"""Calendar dates as headers and stamps write them. Body text is not read here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from recoupe.records import Span

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "janv févr avr juil sept oct nov déc"
).split()
_SHORT = {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
_MONTH = {name: n for n, name in enumerate(_MONTHS[:12], 1)} | _SHORT
_CLOCK = r"(?:,?\s*(?:à|-|–|\|)?\s*(?P<hour>\d{1,2})\s?[h:]\s?(?P<minute>\d{2}))?"
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?P<day>\d{{1,2}})(?:er)?\s+(?P<name>{'|'.join(_MONTHS)})\.?\s+(?P<year>\d{{4}})\b{_CLOCK}",
        rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})\b{_CLOCK}",
        r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2}))?)?(?![\d-])",
    )
)


class Stamp(NamedTuple):
    """A date that a header states: EDTF value, and the span of the date without the clock time."""

    value: str
    span: Span


def stamps(text: str, start: int = 0, end: int | None = None) -> Iterator[Stamp]:
    """Dates in ``text[start:end]``; impossible ones (31/02/2020) are passed over."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, len(text) if end is None else end):
            value = _value(match)
            if value:
                yield Stamp(value, (match.start(), _date_end(match)))


def _value(match: re.Match[str]) -> str | None:
    got = match.groupdict()
    year = int(got["year"])
    month = _MONTH[got["name"].casefold()] if got.get("name") else int(got["month"])
    if not 1 <= month <= 12:
        return None
    if got["day"] is None:
        return f"{year:04d}-{month:02d}"
    try:
        value = datetime.date(year, month, int(got["day"])).isoformat()
    except ValueError:
        return None
    if got["hour"] is not None and int(got["hour"]) < 24 and int(got["minute"]) < 60:
        value += f"T{int(got['hour']):02d}:{got['minute']}"
    return value


def _date_end(match: re.Match[str]) -> int:
    return max(match.end(name) for name in ("year", "month", "day") if name in match.re.groupindex and match[name])
