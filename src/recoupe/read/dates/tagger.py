"""Tag one text: match, find the day of writing, resolve from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.read.dates import tense
from recoupe.read.dates.dateline import dateline_anchor, written_in_text
from recoupe.read.dates.match import Candidate, find
from recoupe.read.dates.resolving import RESOLVERS, Anchor, State
from recoupe.read.dates.resolving.calendar import day_number, month_number, written_year
from recoupe.read.dates.resolving.clock import clock_edtf
from recoupe.read.dates.tokens import tokenise
from recoupe.read.dates.values import Moment

#: kinds whose EDTF value is left out: they name no calendar time by themselves
#: how many expressions of days are asked which day of a month the article was written
_TOLD = 100
_CLOCKS = frozenset({"clock", "clock_word", "part_alone"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time. ``start`` and ``end`` are code points of the text; ``rule`` is an id of
    data/grammar.toml."""

    start: int
    end: int
    text: str
    #: TIMEX3 type: DATE, TIME, DURATION or SET
    type: str
    #: TIMEX3 value
    value: str
    #: EDTF value; None for durations, sets and what no calendar date can be told of
    edtf: str | None
    #: TIMEX3 mod: START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS
    mod: str | None
    #: what it was resolved against: ``published:2019-05-23``, ``dateline:…``, ``told`` (an earlier expression),
    #: ``text``, ``none``
    anchor: str | None
    rule: str
    #: whether it is a clock time or a bare part of the day
    clock: bool = False


def tag_text(text: str, published: str | None = None, dateline: str | None = None) -> list[TimeExpression]:
    """All expressions of ``text``. ``published`` is EDTF (day, month, year or None); ``dateline`` as printed.

    Never raises; the time taken grows with the length of the text alone.
    """
    candidates = find(tokenise(text))
    anchor = dateline_anchor(Anchor.of(published), dateline, candidates)
    if anchor.day is None and anchor.year and anchor.month:
        anchor = written_in_text(anchor, candidates)
    if anchor.day is None and anchor.year and anchor.month:
        return _bounded(text, candidates, anchor)
    return _expressions(text, candidates, resolve(candidates, anchor))


def resolve(candidates: list[Candidate], anchor: Anchor) -> list[Moment | None]:
    """The value of each candidate, None where a rule finds that it is no time after all."""
    state = State(anchor, _days_with_year(candidates))
    out: list[Moment | None] = []
    for n, c in enumerate(candidates):
        if c.rule.kind == "clock" and state.day_in_sentence(c) is None:
            _look_ahead(state, candidates, n)
        moment = RESOLVERS[c.rule.kind](c, state)
        if moment is not None:
            state.add(c, moment, tense.reports(c.tokens, c) or tense.background(c.tokens, c))
        out.append(moment)
    return out


def _look_ahead(state: State, candidates: list[Candidate], n: int) -> None:
    """Such as "vers 4 h mardi": the day that follows a clock time is its day."""
    c = candidates[n]
    if n + 1 < len(candidates) and candidates[n + 1].first - c.last <= 2:
        following = candidates[n + 1]
        if following.rule.kind in ("weekday", "calendar", "day_word") and (
            m := RESOLVERS[following.rule.kind](following, state)
        ):
            state.add(c, m, False)


def _days_with_year(candidates: Iterable[Candidate]) -> dict[tuple[int, int], int]:
    """Days told with their year anywhere in the text; a day told with two years is left out."""
    found: dict[tuple[int, int], set[int]] = {}
    for c in candidates:
        if c.rule.kind == "calendar":
            month, day, year = month_number(c), day_number(c.words("d")), written_year(c)
            if month and day and year:
                found.setdefault((month, day), set()).add(year)
    return {key: next(iter(years)) for key, years in found.items() if len(years) == 1}


def _expressions(text: str, candidates: list[Candidate], moments: list[Moment | None]) -> list[TimeExpression]:
    out = []
    for c, moment in zip(candidates, moments, strict=True):
        if moment is None:
            continue
        start, end = c.span()
        clock = c.rule.kind in _CLOCKS
        edtf = clock_edtf(moment.timex) if c.rule.kind in ("clock", "clock_word") else moment.edtf
        if c.rule.kind == "part_alone" and moment.day:
            edtf = moment.day.isoformat()
        mod = c.mod or moment.mod
        out.append(
            TimeExpression(
                start, end, text[start:end], moment.type, moment.timex, edtf, mod, moment.anchor, c.rule.id, clock
            )
        )
    return out


def _bounded(text: str, candidates: list[Candidate], anchor: Anchor) -> list[TimeExpression]:
    """The day of writing is known to the month: keep what every day of that month that fits the text agrees on."""
    plain = resolve(candidates, anchor)
    first = date(anchor.year or 1, anchor.month or 1, 1)
    days = [d for n in range(31) if (d := first + timedelta(days=n)).month == first.month]
    readings = [resolve(candidates, replace(anchor, day=day)) for day in days]
    kept = [r for day, r in zip(days, readings, strict=True) if _fits(candidates, r, day)]
    if kept:
        for i, moment in enumerate(plain):
            values = {r[i] and (r[i].timex, r[i].edtf) for r in kept}  # type: ignore[union-attr]
            if moment is not None and len(values) == 1 and kept[0][i] is not None:
                plain[i] = replace(kept[0][i], anchor="told")  # type: ignore[type-var]
    return _expressions(text, candidates, plain)


def _fits(candidates: list[Candidate], moments: list[Moment | None], day: date) -> bool:
    """Whether ``day`` may be the day of writing, as far as the text tells.

    A full date behind it is not after it; a weekday ("lundi dernier") that bears the name of a full date of the
    same month is
    that date; and words are not reported before what they report ("… lundi, a annoncé vendredi").
    """
    pairs = [(c, m) for c, m in zip(candidates, moments, strict=True) if m and m.day][:_TOLD]
    full = [(c, m.day) for c, m in pairs if c.rule.kind == "calendar" and m and m.day]
    if any(told > day and tense.direction(c.tokens, c) < 0 for c, told in full if told):
        return False
    weekdays = [(c, m.day) for c, m in pairs if c.rule.kind == "weekday" and m and m.day]
    for c, told in weekdays:
        twins = {
            other
            for _, other in full
            if other and other.isoweekday() == told.isoweekday() and abs((other - day).days) < 32
        }
        if (
            c.word("dir") == "dernier"
            and len(twins) == 1
            and (twins != {told} or day.isoweekday() == told.isoweekday())
        ):
            return False
        if tense.reports(c.tokens, c):
            sentence = c.tokens.sentence(c.first)
            if any(o > told for e, o in weekdays if e.tokens.sentence(e.first) == sentence and e.first < c.first):
                return False
    return True
