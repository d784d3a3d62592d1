"""Seasons, quarters, decades, centuries and feasts."""

from __future__ import annotations

from datetime import date

from recoupe.read.dates import tense
from recoupe.read.dates.grammar import feasts
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.numbers import number, roman
from recoupe.read.dates.resolving.feasts import feast_day
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import Moment, of_day, of_quarter, of_season, shift

#: first month of each season
_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def decade(c: Candidate, state: State) -> Moment | None:
    """Such as "les années 60", "les années 1990", "les années soixante-dix"."""
    if c.has("y"):
        text = c.word("y")[:3] + "X"
    elif c.has("yy"):
        text = f"19{c.word('yy')[0]}X" if int(c.word("yy")) >= 20 else f"20{c.word('yy')[0]}X"
    else:
        value = number(c.words("w"))
        if value is None:
            return None
        text = f"19{int(value) // 10}X"
    return Moment("DATE", text, text, None, "text", None, (int(text[:3] + "0"), None))


def century(c: Candidate, state: State) -> Moment | None:
    """Such as "le XIXe siècle", "le 14ème siècle", "le dix-huitième siècle"."""
    if c.has("r"):
        n = roman(c.tokens.words[c.fields["r"][0]])
    else:
        n = int(c.word("n")) if c.has("n") else int(lexicon().value("ORDCENTURY", c.word("o")) or 0)
    if "av" in c.tokens.lower[c.first : c.last]:
        return Moment("DATE", f"BC{n - 1:02}", None, None, "text")
    return Moment("DATE", f"{n - 1:02}XX", f"{n - 1:02}XX", None, "text") if n > 0 else None


def season(c: Candidate, state: State) -> Moment | None:
    """Such as "l'automne 2017", "cet été", "l'hiver dernier", "à l'automne"."""
    name = str(lexicon().value("SEASON", c.word("s")))
    if c.has("y"):
        return of_season(int(c.word("y")), name, "text")
    anchor = state.anchor
    if anchor.year is None or anchor.month is None:
        return of_season(anchor.year, name, anchor.name())
    return of_season(_season_year(c, name, anchor.year, anchor.month), name, anchor.name())


def _season_year(c: Candidate, name: str, year: int, month: int) -> int:
    """A winter bears the year it begins in; "cet hiver" in January is that of the year before."""
    running = _running(name, month)
    if c.has("dir"):
        way = int(lexicon().value("DIR", c.word("dir")))
    else:
        way = tense.direction(c.tokens, c)
        if running or c.has("this"):
            return year - 1 if name == "WI" and month <= 3 else year
    begins = _BEGINS[name]
    this = year - 1 if name == "WI" and month <= 3 and running else year
    if way < 0:
        return this - 1 if running or begins > month else this
    if way > 0:
        return this + 1 if running or begins < month else this
    return this


def _running(name: str, month: int) -> bool:
    begins = _BEGINS[name]
    return month in {(begins - 1 + n) % 12 + 1 for n in range(3)}


def season_generic(c: Candidate, state: State) -> Moment | None:
    """Such as "en été": every year."""
    return Moment("DATE", f"XXXX-{lexicon().value('SEASON', c.word('s'))}", None, None, "none")


def quarter(c: Candidate, state: State) -> Moment | None:
    """Such as "le premier trimestre", "le second semestre 2018", "le 3e trimestre de cette année"."""
    kind = "Q" if c.word("q") == "trimestre" else "H"
    n = int(c.word("n")) if c.has("n") else int(lexicon().value("ORDINAL", c.word("o")) or 0)
    last = 4 if kind == "Q" else 2
    anchor = state.anchor
    if n < 0:
        if not c.has("y"):
            return None
        n = last
    if n > last or n == 0:
        return None
    if c.has("y"):
        return of_quarter(int(c.word("y")), n, kind, "text")
    if anchor.year is None:
        return of_quarter(None, n, kind, "none")
    year = anchor.year + (int(lexicon().value("DIR", c.word("dir")) or 0) if c.has("dir") else 0)
    if not c.has("dir") and not c.has("this") and anchor.month:
        running = (anchor.month - 1) // (12 // last) + 1
        if n > running and tense.direction(c.tokens, c) < 0:
            year -= 1
    return of_quarter(year, n, kind, anchor.name())


def feast(c: Candidate, state: State) -> Moment | None:
    """Such as "Noël", "le lundi de Pâques", "l'Aïd el-Fitr 2021", "la Toussaint dernière"."""
    row = feasts()[c.rule.fixed["feast"]]
    raw = row.get("length", 1)
    length = raw if isinstance(raw, int) else 1
    approximate = "~" if "hijri" in row else ""
    if c.has("y"):
        return _feast_moment(feast_day(row, int(c.word("y"))), length, approximate, "text")
    anchor = state.anchor
    fixed = row.get("date")
    if anchor.year is None:
        text = f"XXXX-{fixed[0]:02}-{fixed[1]:02}" if isinstance(fixed, list) else "XXXX-XX-XX"
        return Moment("DATE", text, text if fixed else None, None, "none")
    reference = anchor.day or date(anchor.year, anchor.month or 7, 15)
    days = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := feast_day(row, y))]
    if not days:
        return None
    return _feast_moment(_nearest(c, days, reference, length), length, approximate, anchor.name())


def _nearest(c: Candidate, days: list[date], reference: date, length: int) -> date:
    way = int(lexicon().value("DIR", c.word("dir")) or 0) if c.has("dir") else tense.direction(c.tokens, c)
    nearest = min(days, key=lambda d: abs((d - reference).days))
    if way == 0 or 0 <= (reference - nearest).days < length:
        return nearest
    fitting = [d for d in days if (d - reference).days * way >= 0]
    chosen = min(fitting, key=lambda d: abs((d - reference).days)) if fitting else nearest
    return nearest if abs((chosen - reference).days) > 300 and abs((nearest - reference).days) < 40 else chosen


def _feast_moment(day: date | None, length: int, approximate: str, why: str) -> Moment | None:
    if day is None:
        return None
    if length == 1:
        moment = of_day(day, None, why)
        return Moment("DATE", moment.timex, f"{moment.edtf}{approximate}", None, why, day, moment.month)
    last = shift(day, length - 1) or day
    return Moment(
        "DATE", f"{day}/{last}", f"{day}{approximate}/{last}{approximate}", None, why, day, (day.year, day.month)
    )
