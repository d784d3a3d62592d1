"""Clock times: "20 heures", "08h45", "03:30 GMT", "midi", "neuf heures et quart". Their day is the last told in the
sentence."""

from __future__ import annotations

from datetime import date

from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.numbers import number
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import UNKNOWN_DAY, Moment

_QUARTERS = {"et quart": 15, "et demie": 30, "et demi": 30, "moins le quart": -15}


def clock(c: Candidate, state: State) -> Moment | None:
    """A clock time in figures or words."""
    hour = int(c.word("hh")) if c.has("hh") else int(number(c.words("hw") + c.words("hw2")) or 0)
    minute = int(number(c.words("mm") or c.words("mw")) or 0) + _QUARTERS.get(c.word("q"), 0)
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    text = c.tokens.lower[c.first : c.last]
    if hour < 12 and (text[-1:] == ["soir"] or text[-1:] == ["après-midi"]):
        hour += 12
    if not 0 <= hour <= 24 or minute > 59:
        return None
    return _moment(f"{hour:02}:{minute:02}", c, state)


def clock_word(c: Candidate, state: State) -> Moment | None:
    """Such as "midi", "minuit"."""
    return _moment(str(lexicon().value("CLOCKWORD", c.word("w"))), c, state)


def _moment(time: str, c: Candidate, state: State) -> Moment:
    zone = "Z" if c.words("z")[:1] in (["gmt"], ["utc"]) else ""
    day: date | None = state.day_in_sentence(c) or state.last_day(c)
    month = (day.year, day.month) if day else None
    return Moment("TIME", f"{day or UNKNOWN_DAY}T{time}{zone}", None, None, "told", day, month)


def clock_edtf(timex: str) -> str | None:
    """EDTF of a clock time: with seconds, and 24:00 as the next midnight left to the reader of the TIMEX3 value."""
    day, _, time = timex.partition("T")
    if "X" in day or not time[:2].isdigit() or time.startswith("24"):
        return None
    return f"{day}T{time[:5]}:00{time[5:]}"
