"""Numbers with a unit of time: a duration, an age, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before, words
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.numbers import number

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def plural_unit(tokens: Tokens, c: Candidate) -> bool:
    """Such as "ces derniers jours", "les trois dernières années"; "le dernier jour" is none."""
    return c.word("u").endswith("s")


def in_future(tokens: Tokens, c: Candidate) -> bool:
    """Such as "dans dix jours" tells a day; "dans un jour de colère" does not."""
    return c.word("u") not in ("secondes", "seconde") and not (c.words("n") == ["un"] and c.word("u") == "jour")


def duration_context(tokens: Tokens, c: Candidate) -> bool:
    """A number with a unit is a duration unless it is an age, a clock time or an idiom."""
    unit, count, prior, following_word = c.word("u"), c.words("n"), before(tokens, c), after(tokens, c)
    if count in (["un"], ["une"]):
        if unit in ("jour", "seconde", "nuits"):
            return prior in words("lasting") - {"dans", "de", "d"}
        if unit == "journée":
            return prior in words("lasting")
    if unit in ("nuits",):
        return prior in words("lasting") or following_word in ("de",)
    if unit == "heures" and len(count) == 1 and prior in words("clock_before") and (number(count) or 99) <= 24:
        return False
    if unit in ("jours", "an") and prior == "tous":
        return False
    if unit == "années" and any(lexicon().value("COLLECTIVE", word) for word in count):
        return not _aged_collective(tokens, c)
    return unit != "ans" or not _is_age(tokens, c)


def _is_age(tokens: Tokens, c: Candidate) -> bool:
    prior, following_word = before(tokens, c), after(tokens, c)
    if prior in (",", "(", "-") and following_word in (",", ")", ".", ";", "(", "-"):
        return tokens.words[c.first - 2][0].isupper() if c.first > 1 else False
    if prior in ("de", "'", "d"):
        return _aged_noun(tokens, c)
    return prior in ("ses", "leurs") or (prior == "à" and following_word in (",", ".", "et", "à"))


def _aged_noun(tokens: Tokens, c: Candidate) -> bool:
    """Such as "un chauffeur de bus de 38 ans": no noun that lasts, and a likely age."""
    noun = tokens.word(c.first - (3 if before(tokens, c) == "'" else 2))
    if noun in words("lasting_nouns") or not noun.isalpha():
        return False
    count = number(c.words("n"))
    return noun in words("aged") or (
        isinstance(count, int) and 12 <= count <= 110 and after(tokens, c) not in words("punished")
    )


def _aged_collective(tokens: Tokens, c: Candidate) -> bool:
    """Such as "une femme d'une trentaine d'années" is an age, "une peine d'une vingtaine d'années" is not."""
    return before(tokens, c) == "'" and tokens.word(c.first - 3) not in words("lasting_nouns")


def vague_context(tokens: Tokens, c: Candidate) -> bool:
    """Such as "depuis des années", "pendant des heures"; not "des années 60" nor "le prix des jours"."""
    return before(tokens, c) in words("lasting") and not after(tokens, c).isdigit()


def not_age_range(tokens: Tokens, c: Candidate) -> bool:
    """Such as "de 8 à 24 mois" of prison, not "enfants de 2 à 12 ans"."""
    return tokens.word(c.first - 2) not in words("aged") and not lexicon().value("PERSONNOUN", tokens.word(c.first - 2))


def age_apposition(tokens: Tokens, c: Candidate) -> bool:
    """Such as "Awa Diop, 34 ans,", "le maire, 45 ans,": an age; "la peine, 10 ans," is none."""
    noun = tokens.lower[c.first]
    if tokens.words[c.first][0].isupper() or lexicon().value("PERSONNOUN", noun):
        return True
    return (
        tokens.word(c.last) == ","
        and noun not in words("lasting_nouns")
        and (number(tokens.lower[c.first + 2 : c.last - 1]) or 0) > 15
    )


def age_context(tokens: Tokens, c: Candidate) -> bool:
    """Such as "les moins de 18 ans": not after a verb of punishment or a word of time."""
    return before(tokens, c) in ("les", "des", "aux", "de", "interdit", "mineurs")


def not_punished(tokens: Tokens, c: Candidate) -> bool:
    """Such as "un homme de 29 ans" is an age; "le chef a écopé de 10 ans" is a sentence."""
    run = tokens.lower[c.first + 1 : c.last]
    return not words("punished").intersection(run) and (len(run) < 6 or run[0] in ("de", "d"))


def not_sentence_length(tokens: Tokens, c: Candidate) -> bool:
    """Such as "ont entre 18 et 30 ans": an age; "une peine entre 5 et 10 ans" is none."""
    return not any(before(tokens, c, n) in words("lasting_nouns") | words("punished") for n in (1, 2, 3))
