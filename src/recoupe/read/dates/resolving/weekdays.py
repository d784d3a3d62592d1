"""Weekdays and days told from the day of writing or from the last day told.

A bare weekday is the last one when the verb looks back, the next one when it looks ahead, the day of writing itself
when it
bears that name, and the nearest otherwise.
"""

from __future__ import annotations

from datetime import date

from recoupe.read.dates import tense
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.resolving.calendar import calendar, month_number, part_of, written_year
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import Moment, make_date, of_day, of_parts, of_weekend, shift


def weekday(c: Candidate, state: State) -> Moment | None:
    """Such as "lundi", "ce mardi", "jeudi dernier", "samedi soir", "vendredi en huit"."""
    name = int(lexicon().value("WEEKDAY", c.word("wd")))
    part = None if c.word("part") == "journée" else part_of(c)
    anchor = state.anchor.day
    if anchor is None:
        return _open(state, name, part)
    day = _after_first(c, state, name) or shift(anchor, _offset(c, anchor, name))
    if day and c.rule.id == "weekday.night-between":
        return _night(day, state)
    return of_day(day, part, state.anchor.name())


def _after_first(c: Candidate, state: State, name: int) -> date | None:
    """The second of "de lundi à vendredi" follows the first."""
    if not state.told or c.tokens.lower[state.told[-1][1] : c.first] not in (["à"], ["au"], ["jusqu", "'", "à"]):
        return None
    first = state.told[-1][3].day
    return shift(first, (name - first.isoweekday()) % 7) if first else None


def weekday_day(c: Candidate, state: State) -> Moment | None:
    """Such as "le mardi 21": the nearest day of that name and number."""
    name, number_of_day = int(lexicon().value("WEEKDAY", c.word("wd"))), int(c.word("d"))
    anchor = state.anchor.day
    if anchor is None:
        return _open(state, name, None)
    near = [
        d for n in range(-200, 201) if (d := shift(anchor, n)) and d.day == number_of_day and d.isoweekday() == name
    ]
    return of_day(min(near, key=lambda d: abs((d - anchor).days)), None, state.anchor.name()) if near else None


def weekend_of_day(c: Candidate, state: State) -> Moment | None:
    """Such as "le week-end du 25 mai"."""
    moment = calendar(c, state)
    return of_weekend(moment.day, moment.anchor) if moment and moment.day else moment


def _offset(c: Candidate, anchor: date, name: int) -> int:
    """Days from ``anchor`` to the weekday meant."""
    ahead = (name - anchor.isoweekday()) % 7
    if c.has("dir"):
        way = int(lexicon().value("DIR", c.word("dir")))
        return (ahead or 7) if way > 0 else ahead - 7
    if c.has("huit"):
        return (ahead or 7) + (7 if c.word("huit") == "huit" else 14)
    if ahead == 0 or c.tokens.word(c.first) == "aujourd'hui":
        return 0
    way = tense.direction(c.tokens, c)
    if way:
        return ahead if way > 0 else ahead - 7
    return ahead if ahead <= 3 else ahead - 7


def _night(day: date, state: State) -> Moment:
    """Such as "la nuit de lundi à mardi" bears the day it begins."""
    moment = of_day(day, "NI", state.anchor.name())
    following = shift(day, 1)
    return Moment("TIME", moment.timex, f"{day}/{following}", None, moment.anchor, day, moment.month)


def _open(state: State, name: int, part: str | None) -> Moment:
    """No day of writing: the month holds when it is known, else nothing but the weekday."""
    return _undated(state, part, f"XXXX-WXX-{name}")


def weekday_some(c: Candidate, state: State) -> Moment | None:
    """Such as "un lundi": some Monday."""
    name = int(lexicon().value("WEEKDAY", c.word("wd")))
    if state.anchor.day:
        return Moment("DATE", f"XXXX-WXX-{name}", None, None, "none")
    return _open(state, name, None)


def weekday_nth(c: Candidate, state: State) -> Moment | None:
    """Such as "le premier mardi de novembre"."""
    month = month_number(c)
    year = written_year(c) or state.anchor.year
    n = lexicon().value("ORDINAL", c.word("o"))
    name = lexicon().value("WEEKDAY", c.word("wd"))
    if month is None or year is None:
        return None
    days = [d for n_day in range(1, 32) if (d := make_date(year, month, n_day)) and d.isoweekday() == name]
    index = n if n < 0 else n - 1
    if index >= len(days):
        return None
    return of_day(days[index], None, "text" if c.has("y") else state.anchor.name())


def weekday_of_week(c: Candidate, state: State) -> Moment | None:
    """Such as "mardi de la semaine dernière"."""
    name, anchor = int(lexicon().value("WEEKDAY", c.word("wd"))), state.anchor.day
    if anchor is None:
        return _open(state, name, None)
    weeks = int(lexicon().value("DIR", c.word("dir")) or 0) if c.has("dir") else 0
    return of_day(shift(anchor, name - anchor.isoweekday() + 7 * weeks), None, state.anchor.name())


def weekday_told(c: Candidate, state: State) -> Moment | None:
    """Such as "le jeudi suivant": after the last day told."""
    name, told = int(lexicon().value("WEEKDAY", c.word("wd"))), state.last_day(c, event=True)
    if told is None:
        return _open(state, name, None)
    back = c.has("before") or (c.has("told") and lexicon().value("TOLDDIR", c.word("told")) < 0)
    ahead = (name - told.isoweekday()) % 7
    return of_day(shift(told, ahead - 7 if back else ahead or 7), None, "told")


def day_word(c: Candidate, state: State) -> Moment | None:
    """Such as "hier", "après-demain", "ce soir", "cette nuit"."""
    words = c.words("w")
    step = int(lexicon().value("DAYWORD", words[-1]) or 0) if words else 0
    if len(words) == 3:
        step = -2 if words[0] == "avant" else 2
    if words == ["aujourd'hui"] and not c.has("part") and _nowadays(c, state):
        return Moment("DATE", "PRESENT_REF", None, None, state.anchor.name())
    part = part_of(c)
    step = -1 if c.has("last") else step
    anchor = state.anchor.day
    if anchor is None:
        return _undated(state, part)
    return of_day(shift(anchor, step), part, state.anchor.name())


def _nowadays(c: Candidate, state: State) -> bool:
    """Such as "aujourd'hui" as "these days": a verb of state in the present and nothing that happens."""
    if c.tokens.word(c.first - 1) == "'" and c.tokens.word(c.first - 2) == "d":
        return False
    return tense.stative(c.tokens, c)


def _undated(state: State, part: str | None, unknown: str = "XXXX-XX-XX") -> Moment:
    """A day of the month of writing where that is known, else ``unknown``."""
    anchor = state.anchor
    suffix = f"T{part}" if part else ""
    kind = "TIME" if part else "DATE"
    if anchor.year and anchor.month:
        month = f"{anchor.year:04}-{anchor.month:02}"
        return Moment(kind, f"{month}-XX{suffix}", month, None, anchor.name())
    return Moment(kind, f"{unknown}{suffix}", None, None, "none")


def same_day(c: Candidate, state: State) -> Moment | None:
    """Such as "le même jour", "ce soir-là"."""
    told, part = state.last_day(c), part_of(c)
    return of_day(told, part, "told") if told else _undated(state, part)


def part_alone(c: Candidate, state: State) -> Moment | None:
    """Such as "dans la soirée": of the last day told. A bare part of the day is no calendar date: no EDTF value."""
    part = part_of(c)
    day = state.day_in_sentence(c) or state.last_day(c)
    moment = of_day(day, part, "told") if day else _undated(state, part)
    return Moment(moment.type, moment.timex, None, None, moment.anchor, moment.day, moment.month)


def anaphor(c: Candidate, state: State) -> Moment | None:
    """Such as "la veille", "le lendemain matin"; "la veille de la visite" stays open."""
    after = c.tokens.word(c.last)
    if after in ("de", "du", "d", "des"):
        return Moment("DATE", "XXXX-XX-XX", None, None, "none")
    told = state.last_day(c, event=True)
    part = part_of(c)
    if told is None:
        return _undated_step(c, state, part)
    step = int(lexicon().value("ANAPHOR", c.word("w")) or 0)
    return of_day(shift(told, step), part, "told" if state.told else state.anchor.name())


def _undated_step(c: Candidate, state: State, part: str | None) -> Moment:
    """From a day whose year is unknown nothing is counted, save inside one month."""
    return _undated(state, part)


def weekend_dated(c: Candidate, state: State) -> Moment | None:
    """Such as "le week-end des 3 et 4 mai"."""
    from recoupe.read.dates.resolving.calendar import day_range

    return day_range(c, state) or of_parts(None, 1, 1)
