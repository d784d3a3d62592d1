"""Clock times beside durations and ratios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before, glued, words
from recoupe.read.dates.lexicon import lexicon

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def clock_h(tokens: Tokens, c: Candidate) -> bool:
    """Such as "à 18 h", "08h45"; "en 2 h 15" and "pendant 3 h" are durations."""
    return before(tokens, c) not in words("clock_not") and not (
        before(tokens, c) in ("de", "'")
        and tokens.word(c.first - 2) != "partir"
        and not c.has("mm")
        and after(tokens, c) not in ("à", "et")
    )


def tight_clock(tokens: Tokens, c: Candidate) -> bool:
    """Such as "11:02" in one run, and no ratio or verse."""
    first, last = c.fields["hh"][0], c.fields["mm"][1]
    return tokens.tight(first, last) and not glued(tokens, last, 1) and not glued(tokens, first - 1, -1)


def clock_heures(tokens: Tokens, c: Candidate) -> bool:
    """Such as "à 20 heures", "vers neuf heures et quart"; "24 heures" and "pendant 8 heures" are durations."""
    prior, following_word = before(tokens, c), after(tokens, c)
    if prior in words("clock_not") or following_word in ("plus", "de", "supplémentaires", "par"):
        return following_word == "de" and tokens.word(c.last + 1) in ("la", "l") and prior == "à"
    if prior == "de" and tokens.word(c.first - 2) != "partir":
        second = tokens.word(c.last + 1)
        return (
            following_word == "à" and (second.isdigit() or bool(lexicon().value("NUMWORD", second))) and second != "une"
        )
    if c.word("hw") in ("une", "un") and not c.has("mm") and prior not in ("à", "vers", "dès"):
        return False
    if c.has("mm") or c.has("q") or c.has("z"):
        return True
    return prior in words("clock_before") and tokens.word(c.first - 2) not in ("près", "limitée", "grève")


def clock_word(tokens: Tokens, c: Candidate) -> bool:
    """Such as "à midi", "avant minuit"; not "le Midi" nor "Radio Minuit"."""
    return not tokens.words[c.first][0].isupper() and before(tokens, c) in words("clock_before") | {"ce", "entre"}
