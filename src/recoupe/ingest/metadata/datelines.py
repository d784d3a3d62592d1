"""Datelines of agency copy: "ISTANBUL, 23 mai (Reuters) - ", "PARIS – ", "Genève, le 3 mars 2021 (AFP) -"."""

from __future__ import annotations

import re
from typing import NamedTuple

from recoupe.records import Span

_PLACE = r"[A-ZÀ-Ý][A-ZÀ-Ý'’. -]+|[A-ZÀ-Ý][\w'’-]+(?: (?:de |du |des |la |le )?[A-ZÀ-Ý][\w'’-]+){0,3}"
_WEEKDAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DAY = rf"(?:le )?(?:(?:{_WEEKDAY}) )?\d{{1,2}}(?:er)? [a-zéûô]{{3,9}}\.?(?: \d{{4}})?"
_REGION = rf"(?: ?\([A-ZÀ-Ý][\w' -]+\))?(?:[,/] ?(?:{_PLACE}|[a-zà-ÿ ]+))?"
_AGENCY = r"\((?P<agency>[A-Z][\w./ -]{1,30})\)"
_WITH_AGENCY = re.compile(rf"(?P<place>{_PLACE}){_REGION}(?:,? (?P<day>{_DAY}))?,? ?{_AGENCY} ?[-–—:]")
_BARE = re.compile(rf"(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý'’ -]{{2,30}})(?:, (?P<day>{_DAY}))? [-–—] ")


class Dateline(NamedTuple):
    """Where and when the copy was filed, and by which agency."""

    place: Span
    day: Span | None
    agency: Span | None
    span: Span


def dateline_at(text: str, at: int) -> Dateline | None:
    """The dateline that begins at ``at``, or None."""
    match = _WITH_AGENCY.match(text, at) or _BARE.match(text, at)
    if match is None:
        return None
    day, agency = match.span("day"), match.span("agency") if "agency" in match.re.groupindex else (-1, -1)
    end = max(match.end("place"), day[1])
    return Dateline(
        match.span("place"), day if day[0] >= 0 else None, agency if agency[0] >= 0 else None, (match.start(), end)
    )
