"""Weekdays, parts of the day and the words that point at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before
from recoupe.read.dates.lexicon import lexicon

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def weekday_capital(tokens: Tokens, c: Candidate) -> bool:
    """Weekdays are written small; a capital inside a sentence is a name ("Robinson et Vendredi")."""
    i = c.fields["wd"][0]
    word = tokens.words[i]
    if c.tokens.word(c.first) == "le" and c.rule.kind == "weekday":
        return False
    return (
        not word[0].isupper()
        or word.isupper()
        or tokens.starts_sentence(i)
        or (i > c.first and tokens.starts_sentence(c.first))
    )


def habitual(tokens: Tokens, c: Candidate) -> bool:
    """Such as "ouvert le mardi" is a habit."""
    return True


def part_alone(tokens: Tokens, c: Candidate) -> bool:
    """Such as "dans la soirée", "en soirée", "au petit matin"; not "à la nuit tombée" nor "au soir de sa vie"."""
    following_word = after(tokens, c)
    if tokens.word(c.first - 1) == "en" and c.last - c.first == 1:
        return c.word("part") in ("matinée", "soirée") and following_word not in ("de",)
    if _elided(tokens, c):
        return True
    return c.last - c.first > 1 and (
        following_word not in ("de", "du", "des", "d") or lexicon().value("WEEKDAY", after(tokens, c, 1))
    )


def _elided(tokens: Tokens, c: Candidate) -> bool:
    """Such as "en fin d'après-midi": the article is elided in the preposition."""
    return before(tokens, c) == "'" and tokens.word(c.first - 2) == "d"


def anaphor(tokens: Tokens, c: Candidate) -> bool:
    """Such as "la veille", "le lendemain"; "veille" alone is a verb or another noun."""
    first = tokens.word(c.first)
    word = c.word("w")
    if word in ("veille",):
        return first == "la" or before(tokens, c) in ("la", "cette")
    if word == "lendemain":
        return first in ("le",) or before(tokens, c) in ("au", "dès", "du", "le")
    return True


def not_before_of(tokens: Tokens, c: Candidate) -> bool:
    """Such as "le week-end" by itself; "le week-end des 3 et 4 mai" is another rule's."""
    return tokens.word(c.first) != "un" and after(tokens, c) not in ("des", "de")


def unit_part(tokens: Tokens, c: Candidate) -> bool:
    """Such as "la fin de l'année", "en fin de semaine"; not "fin de siècle", nor with a year behind it."""
    return not after(tokens, c).isdigit() and not (c.word("u") in ("siècle", "an", "décennie") and not c.has("dir"))
