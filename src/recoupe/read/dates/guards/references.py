"""Adjectives of time: "quotidien", "prochain"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before, words
from recoupe.read.dates.lexicon import lexicon

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def not_newspaper(tokens: Tokens, c: Candidate) -> bool:
    """Such as "la tranche quotidienne" repeats; "le quotidien Le Soir" is a newspaper, "leur quotidien" a life."""
    prior = before(tokens, c)
    noun = c.word("w").endswith("ns") and prior in words("function") | words("determiners") | {"principaux", "deux"}
    if noun or prior == "presse":
        return False
    return (
        prior not in words("determiners") and prior != "" and prior.isalpha() and not tokens.words[c.first][0].isupper()
    )


def noun_follows(tokens: Tokens, c: Candidate) -> bool:
    """Such as "la prochaine réunion": a noun other than a unit of time follows."""
    following_word = after(tokens, c)
    return (
        following_word not in words("function")
        and not lexicon().value("UNIT", following_word)
        and not lexicon().value("WEEKDAY", following_word)
    )
