"""Durations, sets, and times told by their distance: "il y a trois ans", "deux jours plus tard"."""

from __future__ import annotations

from datetime import date

from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.match import Candidate
from recoupe.read.dates.modifiers import quantity_mod
from recoupe.read.dates.numbers import number
from recoupe.read.dates.resolving.state import State
from recoupe.read.dates.values import Moment, add_months, of_day, of_parts, of_week, of_year, shift

#: TIMEX3 counts no decades or centuries in durations: so many years
_YEARS = {"E": 10, "C": 100, "L": 1000}
_MONTHS = {"Q": 3, "H": 6}


def amount(c: Candidate, name: str = "n") -> float | int | str | None:
    """The quantity of a field: a number, ``"X"`` for "plusieurs", None when it is too large to count."""
    words = c.words(name)
    for word in words:
        if (value := lexicon().value("COLLECTIVE", word)) is not None:
            return value if isinstance(value, int | str) else None
        if lexicon().value("FUZZY", word) or word == "des":
            return "X"
    return number(words)


def period(count: float | int | str, code: str) -> str:
    """TIMEX3 duration: ``P3D``, ``PT2H``, ``PXY``, ``P50Y``."""
    if code in _YEARS:
        count, code = (count * _YEARS[code] if not isinstance(count, str) else count), "Y"
    elif code in _MONTHS:
        count, code = (count * _MONTHS[code] if not isinstance(count, str) else count), "M"
    text = f"{count:g}" if isinstance(count, float) else str(count)
    return f"PT{text}{code[1]}" if code.startswith("T") else f"P{text}{code}"


def _code(c: Candidate) -> str:
    """Unit of a duration; the first of a range ("de 8 à 24 mois") takes that of the second."""
    return str(lexicon().value("UNIT", c.word("u")))


def duration(c: Candidate, state: State) -> Moment | None:
    """Such as "trois jours", "plus de vingt ans", "un an et demi"."""
    count = amount(c)
    if count is None:
        return None
    code = _code(c)
    if c.has("h") and not isinstance(count, str):
        return Moment("DURATION", _and_a_half(count, code), None, _mod(c))
    return Moment("DURATION", period(count, code), None, _mod(c))


def _mod(c: Candidate) -> str | None:
    if any(lexicon().value("COLLECTIVE", word) for word in c.words("n")):
        return "APPROX"
    return quantity_mod(c.word("a"))


def _and_a_half(count: float | int, code: str) -> str:
    if code == "Y":
        return f"P{int(count * 12 + 6)}M"
    if code == "TH":
        return f"PT{int(count * 60 + 30)}M"
    return period(count + 0.5, code)


def duration_half(c: Candidate, state: State) -> Moment | None:
    """Such as "un demi-siècle", "une demi-heure"."""
    value = {"heure": "PT30M", "journée": "PT12H", "siècle": "P50Y", "décennie": "P5Y", "année": "P6M"}[c.word("u")]
    return Moment("DURATION", value)


def duration_whole(c: Candidate, state: State) -> Moment | None:
    """Such as "toute l'année"."""
    value = {"journée": "P1D", "semaine": "P1W", "mois": "P1M", "année": "P1Y", "nuit": "PT1N"}[c.word("u")]
    return Moment("DURATION", value if value != "PT1N" else "P1NI")


def span_noun(c: Candidate, state: State) -> Moment | None:
    """Such as "quinquennat"."""
    return Moment("DURATION", str(lexicon().value("SPAN", c.word("w"))))


def recent(c: Candidate, state: State) -> Moment | None:
    """Such as "ces derniers jours", "les trois prochaines années": a duration that ends or begins now."""
    count = amount(c, "n") if c.has("n") else amount(c, "n2") if c.has("n2") else "X"
    return Moment(
        "DURATION", period(count or "X", str(lexicon().value("UNIT", c.word("u")))), None, None, state.anchor.name()
    )


def offset(c: Candidate, state: State) -> Moment | None:
    """Such as "il y a deux jours", "dans dix jours", "d'ici trois semaines", "deux mois plus tôt"."""
    count, code, way = amount(c), _code(c), c.rule.fixed["way"]
    sign = 1 if way in ("in", "later") else -1
    if count is None:
        return None
    told = way in ("later", "earlier")
    if code.startswith("T"):
        return _clockwise(c, state, count, code, sign)
    if isinstance(count, str | float):
        return Moment("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", None, quantity_mod(c.word("a")), "none")
    base = _from(c, state, told)
    if base is None:
        return Moment(
            "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(code, "XXXX"), None, None, "none"
        )
    moment = _moved(base, count * sign, code, "told" if told and state.told else state.anchor.name(), c)
    if moment is None:
        return None
    mod = _mod(c)
    edtf = (
        f"{moment.edtf}~" if mod and moment.edtf and "/" not in moment.edtf and moment.edtf[-1] != "~" else moment.edtf
    )
    return Moment(moment.type, moment.timex, edtf, mod, moment.anchor, moment.day, moment.month)


def _clockwise(c: Candidate, state: State, count: float | int | str, code: str, sign: int) -> Moment:
    """Hours and minutes: the day is told only when whole days pass."""
    day = state.anchor.day
    if code == "TH" and isinstance(count, int) and count % 24 == 0 and day and c.rule.fixed["way"] in ("ago", "in"):
        return of_day(shift(day, sign * count // 24), None, state.anchor.name())
    return Moment("DURATION", period(count, code), None, _mod(c))


Base = tuple[int, int | None, date | None]


def _from(c: Candidate, state: State, told: bool) -> Base | None:
    if told and state.told:
        day = state.last_day(c, event=True)
        last = state.last_moment()
        small = _code(c) in ("D", "W") and day is not None
        if not small and last and last.month and not (last.day or (day and last.month == (day.year, day.month))):
            return last.month[0], last.month[1], None
        if day:
            return day.year, day.month, day
    anchor = state.anchor
    return (anchor.year, anchor.month, anchor.day) if anchor.year else None


def _moved(base: Base, count: int, code: str, why: str, c: Candidate) -> Moment | None:
    year, month, day = base
    if abs(count) > 9000:
        return None
    if code in ("D", "W"):
        moved = shift(day, count * (7 if code == "W" else 1)) if day else None
        if moved is None:
            return of_parts(year, month, None, None, why) if month and abs(count) < 10 else None
        if code == "D":
            return of_day(moved, None, why)
        week = of_week(moved, why)
        return Moment("DATE", week.timex, f"{moved}~", None, why, moved, week.month)
    if code in ("M", "Q", "H"):
        months = count * _MONTHS.get(code, 1)
        return of_parts(*add_months(year, month, months), None, None, why) if month else None
    years = count * _YEARS.get(code, 1)
    if abs(years) == 1 and month and c.rule.fixed["way"] in ("ago", "in"):
        return of_parts(year + years, month, None, None, why)
    return of_year(year + years, why, approximate=True) if year + years > 0 else None


def repeated(c: Candidate, state: State) -> Moment | None:
    """Such as "chaque vendredi", "tous les deux ans", "par an", "quotidienne"."""
    if c.has("w"):
        return Moment("SET", str(lexicon().value("PERIODIC", c.word("w"))))
    name = lexicon().value("WEEKDAY", c.word("wd")) if c.has("wd") else lexicon().value("WEEKDAYS", c.word("wds"))
    if name:
        return Moment("SET", f"XXXX-WXX-{name}" if c.tokens.word(c.last - 1) != "mois" else f"XXXX-XX-WXX-{name}")
    if c.has("m"):
        return Moment("SET", f"XXXX-{lexicon().value('MONTH', c.word('m')):02}")
    count = amount(c) if c.has("n") else 1
    return Moment("SET", period(count or 1, str(lexicon().value("UNIT", c.word("u")))))
