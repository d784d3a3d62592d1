"""When a trap springs: names of events, newspapers, programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def not_year_like_noun(tokens: Tokens, c: Candidate) -> bool:
    """Such as "résolution 2254" is a number; "la loi 2015" too, "la formule 2012" hardly."""
    return True


def named_day(tokens: Tokens, c: Candidate) -> bool:
    """Such as "11-Septembre": an event named after its day, unless the text tells the year of that very day."""
    month = tokens.words[c.last - 1]
    return month[0].isupper() or tokens.word(c.first - 1) in ("du", "le")


def newspaper(tokens: Tokens, c: Candidate) -> bool:
    """Such as "20 Minutes", "Aujourd'hui en France", "24 Heures du Mans": with capitals, or they are times."""
    return any(tokens.words[i][0].isupper() for i in range(c.first, c.last))


def planet(tokens: Tokens, c: Candidate) -> bool:
    """The planet has a capital."""
    word = tokens.words[c.last - 1]
    return word[0].isupper() and not word.isupper()


def score(tokens: Tokens, c: Candidate) -> bool:
    """Such as "2-1 contre": small figures."""
    return all(len(tokens.words[i]) < 3 for i in (c.first, c.last - 1)) and tokens.tight(c.first, c.last)


def programme(tokens: Tokens, c: Candidate) -> bool:
    """Such as "Vision 2035", "Agenda 2063": with a capital, or the year is a year."""
    return tokens.words[c.first][0].isupper() or after(tokens, c) in ("°",)
