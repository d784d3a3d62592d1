"""Days, months and years: is this number a date?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before, glued, words
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.numbers import number

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def month_abbreviation(tokens: Tokens, c: Candidate) -> bool:
    """Such as "25 févr.", "3 sept 2011"; not "les 3 sept nains" nor "sept 2000"."""
    name = c.words("m")
    if not name or lexicon().value("MONTH", name[0]):
        return True
    if c.has("d"):
        return len(name) == 2 or c.has("y") or name[0] != "sept"
    return len(name) == 2


def two_digit_year(tokens: Tokens, c: Candidate) -> bool:
    """Such as "octobre 98", "mai '81"; not "juin 15 personnes"."""
    if not c.has("yy"):
        return True
    first, last = c.fields["yy"]
    return tokens.word(first - 1) == "'" or (
        int(tokens.lower[first]) > 31 and tokens.word(last) not in words("percent")
    )


def tight_numeric(tokens: Tokens, c: Candidate) -> bool:
    """The figures stand together: "23/05/2020"; not part of a longer run of figures ("1.23.05.20")."""
    first = min(i for i, _ in c.fields.values()) if c.fields else c.first
    if not tokens.tight(first, c.last):
        return False
    return not (glued(tokens, c.last, 1) or glued(tokens, first - 1, -1))


def two_digit_month(tokens: Tokens, c: Candidate) -> bool:
    """Such as "2019-04" is a month, "2019-4" a score or a number."""
    return len(c.word("mn")) == 2


def tight_head(tokens: Tokens, c: Candidate) -> bool:
    """The two days of "12-13 juillet" stand together and rise."""
    first, second = c.fields["d"], c.fields["d2"]
    low, high = number(tokens.lower[first[0] : first[0] + 1]), number(tokens.lower[second[0] : second[0] + 1])
    return low is not None and high is not None and low < high


def not_division(tokens: Tokens, c: Candidate) -> bool:
    """Such as "le 7/12" is a date, "1/2 finale" is not."""
    return after(tokens, c) not in ("de", "finale", "h")


def listed_day(tokens: Tokens, c: Candidate) -> bool:
    """The first of "les 4 et 5 juin", "du 19 au 23 juillet", "entre le 2 et le 9 mai"."""
    if lexicon().value("MONTH", after(tokens, c)):
        return False
    return (
        tokens.word(c.first) in ("le", "les")
        or before(tokens, c) in ("du", "les", "au", ",", "des", "le")
        or c.has("wd")
    )


def day_alone(tokens: Tokens, c: Candidate) -> bool:
    """Such as "le 9." stands for a day when nothing that could be counted follows."""
    if tokens.word(c.first) != "le" or not tokens.words[c.last - 1][-1].isalnum():
        return False
    following = after(tokens, c)
    if before(tokens, c) in words("dialling"):
        return False
    return following in words("after_day") and not (following in ",." and tokens.word(c.last + 1).isdigit())


def rising_years(tokens: Tokens, c: Candidate) -> bool:
    """Such as "2010-2012", "2019/20": the second year follows the first within a century."""
    low = int(c.word("y"))
    high = int(c.word("y2")) if c.has("y2") else low - low % 100 + int(c.word("yy2"))
    high += 100 if c.has("yy2") and high < low else 0
    return low < high <= low + 100


def not_scholar(tokens: Tokens, c: Candidate) -> bool:
    """Such as "un an 2000"? no: "l'an 2000", "l'année 2001", "année 2020"."""
    return before(tokens, c) not in ("par",)


def month_capital(tokens: Tokens, c: Candidate) -> bool:
    """Months are written small; "Mars" and "Avril" inside a sentence are names, save after "en" or with a
    year."""
    i = c.fields["m"][0]
    if not tokens.words[i][0].isupper() or tokens.words[i].isupper() or c.has("y"):
        return True
    if tokens.starts_sentence(i):
        return tokens.word(i + 1) in (",", "dernier", "prochain", "et")
    return tokens.word(i - 1) in ("en", "début", "fin", "depuis")


def month_context(tokens: Tokens, c: Candidate) -> bool:
    """A month by itself comes after a preposition, an article or a sign; "mai" and "mars" are asked for
    more."""
    if lexicon().value("MONTHABBR", c.word("m")) and not lexicon().value("MONTH", c.word("m")):
        return False
    prior = before(tokens, c)
    return prior in words("before_month") or c.first == 0 or c.last - c.first > 1 or tokens.starts_sentence(c.first)


def year_context(tokens: Tokens, c: Candidate) -> bool:
    """A bare number from 1000 to 2149 is a year where the words around it say so."""
    year, prior, following_word = int(c.word("y")), before(tokens, c), after(tokens, c)
    if glued(tokens, c.last, 1) or glued(tokens, c.first - 1, -1) or following_word in words("counted"):
        return False
    if prior in words("year_sure"):
        if prior == "à" and tokens.word(c.first - 2) == "ici":
            return True
        return not (prior in ("à", "et", "ou") and not _year_like(tokens.word(c.first - 2)))
    plural = following_word[-1:] in ("s", "x") and len(following_word) > 3 and following_word not in words("function")
    if not 1900 <= year <= 2060 or plural or prior in words("counting") or prior.isdigit():
        return False
    if prior in words("year_likely"):
        return not (
            prior in ("de", "d", "'", "des")
            and following_word not in words("after_year")
            and not _nounbefore(tokens, c)
        )
    named = tokens.words[c.first - 1][0].isupper() and not tokens.words[c.first - 1].isupper() and c.first > 0
    if named:
        return prior in words("event_names")
    return prior.isalpha() and prior not in words("function")


def _year_like(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _nounbefore(tokens: Tokens, c: Candidate) -> bool:
    """Such as "la crise de 2008": a noun governs the year."""
    i = c.first - (3 if before(tokens, c) == "'" else 2)
    return len(tokens.word(i)) > 3 and tokens.word(i) not in words("function")


def old_two_digits(tokens: Tokens, c: Candidate) -> bool:
    """Such as "en 97": a year of the last century, and nothing counted after it."""
    first, last = c.fields["yy"]
    apostrophe = tokens.word(first - 1) == "'"
    return (apostrophe or int(tokens.lower[first]) >= 40) and tokens.word(last) in words("after_day")


def round_year(tokens: Tokens, c: Candidate) -> bool:
    """Decades: "années 60", "années 1990"; not "années 45"."""
    return (c.word("yy") or c.word("y")).endswith("0")
