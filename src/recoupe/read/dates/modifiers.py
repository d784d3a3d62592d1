"""Words in front of an expression that bend it: "début mars", "vers 1960", "plus de vingt ans" (TIMEX3 ``mod``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.lexicon import lexicon

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate

#: kinds that have a beginning, a middle and an end
_DIVISIBLE = frozenset("month year decade century season quarter year_range".split())
_LINKS = frozenset("de du des d l la le les ' année".split())
_APPROXIMATE = frozenset({"vers", "environ"})
_DURATION_MODS = (
    ("pas moins de", "EQUAL_OR_MORE"), ("au moins", "EQUAL_OR_MORE"), ("au plus", "EQUAL_OR_LESS"),
    ("un peu plus", "MORE_THAN"), ("un peu moins", "LESS_THAN"), ("plus d", "MORE_THAN"), ("moins d", "LESS_THAN"),
    ("environ", "APPROX"), ("près d", "APPROX"), ("presque", "APPROX"), ("quelque", "APPROX"), ("à peine", "APPROX"),
)  # fmt: skip


def widen(candidate: Candidate, floor: int) -> tuple[int, int, str | None]:
    """``(first, last, mod)`` of the expression with its modifier; it never reaches back over token ``floor``."""
    tokens, first = candidate.tokens, candidate.first
    mod = quantity_mod(candidate.word("a") or candidate.word("a2"))
    if candidate.rule.kind in _DIVISIBLE:
        at = _position(candidate, floor)
        if at is not None:
            start, mod = at
            return start, candidate.last, mod
    if mod is None and (tokens.word(first - 1) in _APPROXIMATE or _around(candidate)):
        mod = "APPROX"
    return first, candidate.last, mod


def quantity_mod(words: str) -> str | None:
    """TIMEX3 ``mod`` of "plus de", "environ", "moins d'un" before a quantity."""
    return next((mod for start, mod in _DURATION_MODS if words.startswith(start)), None)


def _around(candidate: Candidate) -> bool:
    word = candidate.tokens.word
    return word(candidate.first - 1) in ("de", "des") and word(candidate.first - 2) in (
        "autour",
        "alentours",
        "environs",
    )


def _position(candidate: Candidate, floor: int) -> tuple[int, str] | None:
    """Where "(au) début (de l')" or "mi-" before the expression begins, and its mod."""
    tokens = candidate.tokens
    i = candidate.first - 1
    while i >= floor and tokens.lower[i] in _LINKS and candidate.first - i < 5:
        i -= 1
    if i >= floor and tokens.lower[i] == "-" and tokens.word(i - 1) == "mi":
        i -= 1
    if i < floor or (mod := lexicon().value("POSITION", tokens.lower[i])) is None:
        return None
    if tokens.lower[i] == "mi" and tokens.word(i + 1) != "-":
        return None
    article = i > floor and tokens.lower[i - 1] in ("le", "la")
    if article and tokens.lower[i] in ("courant", "cœur"):
        return None
    start = i - 1 if article else i
    return start, str(mod)
