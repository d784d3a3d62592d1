"""From a match to its value: one function per kind of expression (the ``kind`` of a rule in data/grammar.toml)."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.resolving import calendar, clock, lengths, periods, units, weekdays
from recoupe.read.dates.resolving.state import Anchor, State
from recoupe.read.dates.values import Moment

Resolver = Callable[[Candidate, State], Moment | None]


def _reference(c: Candidate, state: State) -> Moment:
    """Such as "désormais", "actuel": a time with no value."""
    word = c.word("w")
    value = c.rule.fixed.get("value") or lexicon().value("ADVERB", word) or lexicon().value("ADJECTIVE", word)
    return Moment("DATE", str(value), None, None, state.anchor.name())


RESOLVERS: dict[str, Resolver] = {
    "calendar": calendar.calendar,
    "calendar_unit": calendar.calendar_unit,
    "day_range": calendar.day_range,
    "bare_day": calendar.bare_day,
    "month": calendar.month,
    "year": calendar.year,
    "year_range": calendar.year_range,
    "decade": periods.decade,
    "century": periods.century,
    "season": periods.season,
    "season_generic": periods.season_generic,
    "quarter": periods.quarter,
    "feast": periods.feast,
    "weekday": weekdays.weekday,
    "weekday_some": weekdays.weekday_some,
    "weekday_nth": weekdays.weekday_nth,
    "weekday_of_week": weekdays.weekday_of_week,
    "weekday_day": weekdays.weekday_day,
    "weekend_of_day": weekdays.weekend_of_day,
    "weekday_told": weekdays.weekday_told,
    "weekend_dated": weekdays.weekend_dated,
    "day_word": weekdays.day_word,
    "same_day": weekdays.same_day,
    "part_alone": weekdays.part_alone,
    "anaphor": weekdays.anaphor,
    "unit": units.unit,
    "offset": lengths.offset,
    "duration": lengths.duration,
    "duration_half": lengths.duration_half,
    "duration_whole": lengths.duration_whole,
    "span_noun": lengths.span_noun,
    "recent": lengths.recent,
    "set": lengths.repeated,
    "clock": clock.clock,
    "clock_word": clock.clock_word,
    "ref": _reference,
}

__all__ = ["RESOLVERS", "Anchor", "State"]
