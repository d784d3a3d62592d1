"""Seasons: "été" is also a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before, words

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def season(tokens: Tokens, c: Candidate) -> bool:
    """Such as "l'été dernier", "cet hiver"; "été" needs its article, or it is the participle."""
    return c.word("s") not in ("été", "ete") or c.has("this") or tokens.word(c.first) == "l"


def season_alone(tokens: Tokens, c: Candidate) -> bool:
    """Such as "à l'automne", "au printemps", "avant l'été"; "l'été" needs a preposition."""
    prior = before(tokens, c)
    return prior in words("before_season") and after(tokens, c) not in ("de", "des", "du", "arabe")
