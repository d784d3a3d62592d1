"""Weeks, months, years and longer periods around the day of writing or the last time told."""

from __future__ import annotations

from datetime import date

from recoupe.read.dates import tense
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import Moment, add_months, of_parts, of_quarter, of_week, of_weekend, of_year, shift

_POSITIONS = {"début": "START", "fin": "END", "mi": "MID", "milieu": "MID"}


def unit(c: Candidate, state: State) -> Moment | None:
    """Such as "cette semaine", "le mois dernier", "l'an prochain", "la semaine suivante", "la fin du mois"."""
    step, told = _step(c)
    name = c.words("u")[0]
    base, why = _base(state, told, c)
    moment = _moved(c, name, base, step, why, state)
    if moment is None:
        return _open(name, state, step)
    mod = next((_POSITIONS[w] for w in c.words("pos") if w in _POSITIONS), None)
    return Moment(moment.type, moment.timex, moment.edtf, mod, moment.anchor, moment.day, moment.month)


def _step(c: Candidate) -> tuple[int, bool]:
    """Units to move by, and whether from the last time told."""
    if c.has("dir"):
        return int(lexicon().value("DIR", c.words("dir")[0]) or 0), False
    if c.has("told"):
        return int(lexicon().value("TOLDDIR", c.word("told"))), True
    if c.has("after") or c.has("before"):
        return (1 if c.has("after") else -1), True
    return (1 if c.has("next") else 0), c.has("same")


Base = tuple[int, int | None, date | None]


def _base(state: State, told: bool, c: Candidate) -> tuple[Base | None, str]:
    moment = state.last_moment() if told else None
    if moment and moment.month:
        return (moment.month[0], moment.month[1], moment.day), "told"
    anchor = state.anchor
    return ((anchor.year, anchor.month, anchor.day) if anchor.year else None), anchor.name()


def _moved(c: Candidate, name: str, base: Base | None, step: int, why: str, state: State) -> Moment | None:
    if base is None:
        return None
    year, month, day = base
    if name in ("an", "année"):
        return of_year(year + step, why)
    if name in ("décennie", "siècle"):
        text = f"{(year // 10 + step):03}X" if name == "décennie" else f"{(year // 100 + step):02}XX"
        return Moment("DATE", text, text, None, why, None, (year, None))
    if name == "mois" and month:
        return of_parts(*add_months(year, month, step), None, None, why)
    if name in ("trimestre", "semestre") and month:
        size = 3 if name == "trimestre" else 6
        index = year * (12 // size) + (month - 1) // size + step
        return of_quarter(index // (12 // size), index % (12 // size) + 1, "Q" if size == 3 else "H", why)
    if name == "semaine" and day and (moved := shift(day, 7 * step)):
        return of_week(moved, why)
    if name == "week-end" and day and (moved := shift(day, _weekend(c, day, step))):
        return of_weekend(moved, why)
    return None


def _weekend(c: Candidate, day: date, step: int) -> int:
    """Days to a day in the week of the week-end meant. On Monday to Wednesday a week-end that lies behind is the
    last one."""
    if step > 0:
        return 7 if day.isoweekday() >= 6 else 0
    if step < 0:
        return -7
    early = day.isoweekday() <= 3
    return -7 if early and tense.direction(c.tokens, c) < 0 else 0


def _open(name: str, state: State, step: int) -> Moment:
    """What holds when the day of writing is known to the month, to the year, or not at all."""
    anchor = state.anchor
    if name in ("semaine", "week-end") and anchor.year and anchor.month:
        text = f"{anchor.year:04}-{anchor.month:02}" if step == 0 else None
        return Moment("DATE", text or f"{anchor.year:04}-WXX", text, None, anchor.name())
    if anchor.year and name in ("trimestre", "semestre", "mois") and step == 0:
        return of_year(anchor.year, anchor.name())
    form = {"semaine": "XXXX-WXX", "week-end": "XXXX-WXX-WE", "mois": "XXXX-XX"}.get(name, "XXXX")
    return Moment("DATE", form, None, None, "none")
