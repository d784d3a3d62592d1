"""Calendar expressions: days and months with or without their year, bare years, ranges.

A year that is not written is inferred, in this order: the same day is told with its year elsewhere in the text;
"dernier" or
"prochain"; the weekday that stands with the date; the way the verb looks; the candidate nearest to the day of writing
(measured on 43 French agency dates without a year: the nearest is right in 98 of 100).
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from recoupe.read.dates import tense
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.numbers import number
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import Moment, add_months, make_date, of_days, of_parts, of_year

#: a verb may send a date this many days away before a much nearer candidate is believed instead
_FAR, _NEAR = 300, 40
#: what stands between the ends of a range or the items of a list
_LINKING = frozenset("à au et - – jusqu ' en ou le".split())


def day_number(words: list[str]) -> int | None:
    """Such as "1er", "premier", "12"."""
    if not words:
        return None
    return 1 if words[0] == "premier" else int(words[0]) if words[0].isdigit() else None


def month_number(c: Candidate) -> int | None:
    """Month of a name or a figure."""
    if c.has("mn"):
        return int(c.word("mn"))
    name = c.words("m") or c.words("m2")
    if not name:
        return None
    value = lexicon().value("MONTH", name[0]) or lexicon().value("MONTHABBR", name[0])
    return int(value) if value else None


def written_year(c: Candidate) -> int | None:
    """Year as written; two digits mean the year nearest to now that has passed (pivot 50)."""
    if c.has("y"):
        return int(c.word("y"))
    if c.has("yy"):
        two = int(c.word("yy"))
        return 2000 + two if two < 50 else 1900 + two
    return None


def _year_of_second(c: Candidate, month: int) -> int | None:
    """Year of "le 20 décembre" in "du 20 décembre au 3 janvier 2012"."""
    if not c.has("y3"):
        return None
    second = lexicon().value("MONTH", c.words("m3")[0]) or 12
    return int(c.word("y3")) - (1 if month > second else 0)


def part_of(c: Candidate) -> str | None:
    """TIMEX3 part of the day of field ``part``."""
    for word in reversed(c.words("part")):
        if word == "midi":
            return "MI"
        if value := lexicon().value("PART", word):
            return str(value)
    return None


def way_of(c: Candidate) -> int:
    """-1 for "dernier", 1 for "prochain", else what the tense says."""
    if c.has("dir"):
        return int(lexicon().value("DIR", c.words("dir")[0]) or 0)
    return tense.direction(c.tokens, c)


def calendar(c: Candidate, state: State) -> Moment | None:
    """A day and its month."""
    month, day = month_number(c), day_number(c.words("d"))
    if month is None or day is None or make_date(2000, month, day) is None:
        return None
    part = part_of(c)
    if c.word("part").startswith("journée"):
        part = None
    year = written_year(c) or _year_of_second(c, month)
    if year is not None:
        return of_parts(year, month, day, part, "text") if make_date(year, month, day) else None
    year, why = infer_year(c, state, month, day)
    return of_parts(year, month, day, part, why)


def infer_year(c: Candidate, state: State, month: int, day: int | None) -> tuple[int | None, str]:
    """The year of a day or month without one, and what it was inferred from."""
    if not c.has("dir"):
        if day is not None and (known := state.years_of_days.get((month, day))):
            return known, "text"
        if (inherited := _inherited(c, state)) is not None:
            return inherited, "told"
    anchor = state.anchor
    if anchor.year is None:
        return None, "none"
    reference = anchor.day or date(anchor.year, anchor.month or 7, 15)
    if anchor.month is None:
        return anchor.year, anchor.name()
    reach = 4 if (month, day) == (2, 29) else 1
    years = range(anchor.year - reach, anchor.year + reach + 1)
    candidates = [d for y in years if (d := make_date(y, month, day or 15))]
    if c.has("wd") and day is not None:
        weekday = lexicon().value("WEEKDAY", c.word("wd"))
        years = range(anchor.year - 7, anchor.year + 3)
        agreeing = [d for y in years if (d := make_date(y, month, day)) and d.isoweekday() == weekday]
        candidates = agreeing or candidates
    if not candidates:  # 29 February around 1900 or 2100
        return None, "none"
    years_told = {m.month[0] for *_, m, _ in state.told[-8:] if m.month}
    exact = anchor.day is not None and day is not None
    return _choose(c, candidates, reference, exact, years_told).year, anchor.name()


def _choose(c: Candidate, candidates: list[date], reference: date, exact: bool, told: Container[int]) -> date:
    """The candidate that the verb points at, else the nearest.

    A year among those ``told`` right before is believed however far: "En mai 2023, … Le 13 juin, ils se rencontraient".
    """
    nearest = min(candidates, key=lambda d: (abs((d - reference).days), d))
    way = way_of(c)
    same = nearest == reference if exact else (nearest.year, nearest.month) == (reference.year, reference.month)
    if way == 0 or (same and not c.has("dir")):
        return nearest
    strict = c.has("dir") and same
    fitting = [d for d in candidates if ((d - reference).days * way > 0 or (not strict and d == reference))]
    if strict and not exact:
        fitting = [d for d in fitting if (d.year, d.month) != (reference.year, reference.month)]
    if not fitting:
        return nearest
    chosen = min(fitting, key=lambda d: abs((d - reference).days))
    far = abs((chosen - reference).days) > _FAR and abs((nearest - reference).days) < _NEAR
    return nearest if far and not c.has("dir") and chosen.year not in told else chosen


def _inherited(c: Candidate, state: State) -> int | None:
    """The year in whose parenthesis or list the date stands: "en 1997 (en janvier … en octobre …)"."""
    if (followed := _follows(c, state)) is not None:
        return followed
    sentence = c.tokens.sentence(c.first)
    for token, _, where, moment, _ in reversed(state.told[-4:]):
        if where != sentence or moment.month is None:
            return None
        between = c.tokens.lower[token : c.first]
        if between.count("(") > between.count(")") and moment.month[1] is None:
            return moment.month[0]
    return None


def _follows(c: Candidate, state: State) -> int | None:
    """The year that makes the second of "de juin à septembre", "du 28 décembre au 3 janvier" follow the first."""
    if not state.told or state.told[-1][3].month is None or state.told[-1][3].month[1] is None:
        return None
    end, month = state.told[-1][1], month_number(c)
    between = c.tokens.lower[end : c.first]
    if not 0 < len(between) <= 3 or not _LINKING.issuperset(between) or between == ["le"] or month is None:
        return None
    year, before = state.told[-1][3].month
    return year if before is None or month >= before else year + 1


def month(c: Candidate, state: State) -> Moment | None:
    """A month, with or without its year."""
    number_of_month = month_number(c)
    if number_of_month is None:
        return None
    year = written_year(c)
    if year is not None:
        return of_parts(year, number_of_month, None, None, "text")
    if c.rule.id == "month.of-unit" and state.anchor.year is not None:
        step = int(lexicon().value("DIR", c.word("dir")) or 0) if c.has("dir") else 0
        return of_parts(state.anchor.year + step, number_of_month, None, None, state.anchor.name())
    year, why = infer_year(c, state, number_of_month, None)
    return of_parts(year, number_of_month, None, None, why)


def year(c: Candidate, state: State) -> Moment | None:
    """A year."""
    value = written_year(c)
    return of_year(value, "text") if value else None


def year_range(c: Candidate, state: State) -> Moment | None:
    """Such as "2010-2012", "la saison 2019/20"."""
    low = int(c.word("y"))
    high = int(c.word("y2")) if c.has("y2") else low - low % 100 + int(c.word("yy2"))
    high += 100 if high < low else 0
    text = f"{low:04}/{high:04}"
    return Moment("DATE", text, text, None, "text", None, (high, None))


def day_range(c: Candidate, state: State) -> Moment | None:
    """Such as "les 12-13 juillet"."""
    number_of_month, first, last = month_number(c), day_number(c.words("d")), day_number(c.words("d2"))
    if number_of_month is None or first is None or last is None:
        return None
    value = written_year(c)
    value, why = (value, "text") if value else infer_year(c, state, number_of_month, first)
    if value is None:
        text = f"XXXX-{number_of_month:02}-{first:02}/XXXX-{number_of_month:02}-{last:02}"
        return Moment("DATE", text, text, None, why)
    start, end = make_date(value, number_of_month, first), make_date(value, number_of_month, last)
    return of_days(start, end, why) if start and end else None


def bare_day(c: Candidate, state: State) -> Moment | None:
    """Such as "le 9": in the month told last."""
    day, told = number(c.words("d")), state.last_month()
    if state.month_alone and day and make_date(2000, state.month_alone, int(day)):
        return of_parts(None, state.month_alone, int(day), None, "told")
    if told is None:
        return None
    if not state.told and c.tokens.word(c.last) not in (",", ".", ";", ")"):
        return None
    real = make_date(told[0], told[1], int(day or 0))
    return of_parts(told[0], told[1], int(day), None, "told") if real and day else None


def calendar_unit(c: Candidate, state: State) -> Moment | None:
    """Such as "le 25 de ce mois"."""
    day, anchor = day_number(c.words("d")), state.anchor
    if anchor.year is None or anchor.month is None or day is None:
        return None
    step = int(lexicon().value("DIR", c.word("dir")) or 0) if c.has("dir") else 0
    year, month = add_months(anchor.year, anchor.month, step)
    return of_parts(year, month, day, None, anchor.name()) if make_date(year, month, day) else None
