"""The day of writing told by the text itself: "ISTANBUL, 23 mai (Agence) -", "Publié le 3 mars 2018"."""

from __future__ import annotations

from dataclasses import replace

from recoupe.read.dates.match import Candidate, find
from recoupe.read.dates.resolving.calendar import day_number, infer_year, month_number, written_year
from recoupe.read.dates.resolving.state import Anchor, State
from recoupe.read.dates.tokens import tokenise
from recoupe.read.dates.values import make_date

#: a dateline stands near the top
_TOP = 120
_HEADER = frozenset("publié publiée posté mis ligne date actualisé".split())


def dateline_anchor(anchor: Anchor, dateline: str | None, candidates: list[Candidate]) -> Anchor:
    """``anchor`` sharpened by the dateline, given or found; it is kept when it already tells the day."""
    if anchor.day is not None:
        return anchor
    for c in find(tokenise(dateline)) if dateline else []:
        if c.rule.kind == "calendar":
            return _sharpen(anchor, c)
    for c in candidates:
        if c.first > _TOP:
            break
        if c.rule.kind == "calendar" and (_is_dateline(c) or _is_header(c)):
            return _sharpen(anchor, c)
    return anchor


def written_in_text(anchor: Anchor, candidates: list[Candidate]) -> Anchor:
    """Such as "ce mercredi 22 mai" in the month of publication is the day of writing."""
    for c in candidates:
        if c.rule.kind == "calendar" and c.has("wd") and c.tokens.word(c.first) in ("ce", "aujourd'hui"):
            return _sharpen(anchor, c)
    return anchor


def _is_dateline(c: Candidate) -> bool:
    """A name and a comma before, an agency or a dash after."""
    t = c.tokens
    before = t.word(c.first - 1) == "," and c.first > 1
    named = before and (t.words[c.first - 2][0].isupper() or t.words[c.first - 2] == ")")
    return named and t.word(c.last) in ("(", "-", "–", "—")


def _is_header(c: Candidate) -> bool:
    return c.tokens.word(c.first - 1) in _HEADER or c.tokens.word(c.first - 2) in _HEADER


def _sharpen(anchor: Anchor, c: Candidate) -> Anchor:
    """The day ``c`` tells, when it lies in what is known of the day of writing."""
    month, day = month_number(c), day_number(c.words("d"))
    if month is None or day is None:
        return anchor
    year = written_year(c) or (anchor.year if anchor.month else None)
    if year is None and anchor.year is not None:
        year = infer_year(c, State(anchor), month, day)[0]
    real = make_date(year, month, day) if year else None
    if real is None:
        return anchor
    if anchor.year not in (None, real.year) or anchor.month not in (None, real.month):
        return anchor
    return replace(anchor, year=real.year, month=real.month, day=real, source="dateline")
