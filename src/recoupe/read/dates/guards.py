"""Conditions on the surroundings of a match, named by the rules of data/grammar.toml and data/traps.toml.

Each takes the tokens and the candidate and says whether the candidate may stand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.dates.lexicon import lexicon, load
from recoupe.read.dates.numbers import number

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """A word list of data/context.toml."""
    return frozenset(load("context")[name].split())


def _before(tokens: Tokens, c: Candidate, back: int = 1) -> str:
    return tokens.word(c.first - back)


def _after(tokens: Tokens, c: Candidate, ahead: int = 0) -> str:
    return tokens.word(c.last + ahead)


# --- dates ---------------------------------------------------------------------------------------------------------


def month_abbreviation(tokens: Tokens, c: Candidate) -> bool:
    """"25 févr.", "3 sept 2011"; not "les 3 sept nains" nor "sept 2000"."""
    name = c.words("m")
    if not name or lexicon().value("MONTH", name[0]):
        return True
    if c.has("d"):
        return len(name) == 2 or c.has("y") or name[0] != "sept"
    return len(name) == 2


def two_digit_year(tokens: Tokens, c: Candidate) -> bool:
    """"octobre 98", "mai '81"; not "juin 15 personnes"."""
    if not c.has("yy"):
        return True
    first, last = c.fields["yy"]
    return tokens.word(first - 1) == "'" or (int(tokens.lower[first]) > 31 and tokens.word(last) not in words("percent"))


def tight_numeric(tokens: Tokens, c: Candidate) -> bool:
    """The figures stand together: "23/05/2020"; not part of a longer run of figures ("1.23.05.20")."""
    first = min(i for i, _ in c.fields.values()) if c.fields else c.first
    if not tokens.tight(first, c.last):
        return False
    return not (_glued(tokens, c.last, 1) or _glued(tokens, first - 1, -1))


def _glued(tokens: Tokens, i: int, step: int) -> bool:
    """Whether token ``i`` is a sign stuck between the match and more figures."""
    if not 0 <= i + step < len(tokens.words) or i < 0 or tokens.words[i] not in "-/.,:":
        return False
    a, b = sorted((i, i + step))
    return tokens.words[i + step].isdigit() and tokens.spans[a][1] == tokens.spans[b][0]


def two_digit_month(tokens: Tokens, c: Candidate) -> bool:
    """"2019-04" is a month, "2019-4" a score or a number."""
    return len(c.word("mn")) == 2


def tight_head(tokens: Tokens, c: Candidate) -> bool:
    """The two days of "12-13 juillet" stand together and rise."""
    first, second = c.fields["d"], c.fields["d2"]
    low, high = number(tokens.lower[first[0] : first[0] + 1]), number(tokens.lower[second[0] : second[0] + 1])
    return low is not None and high is not None and low < high


def not_division(tokens: Tokens, c: Candidate) -> bool:
    """"le 7/12" is a date, "1/2 finale" is not."""
    return _after(tokens, c) not in ("de", "finale", "h")


def listed_day(tokens: Tokens, c: Candidate) -> bool:
    """The first of "les 4 et 5 juin", "du 19 au 23 juillet", "entre le 2 et le 9 mai"."""
    if lexicon().value("MONTH", _after(tokens, c)):
        return False
    return tokens.word(c.first) in ("le", "les") or _before(tokens, c) in ("du", "les", "au", ",", "des", "le") or c.has("wd")


def day_alone(tokens: Tokens, c: Candidate) -> bool:
    """"le 9." stands for a day when nothing that could be counted follows."""
    if tokens.word(c.first) != "le" or not tokens.words[c.last - 1][-1].isalnum():
        return False
    following = _after(tokens, c)
    return following in words("after_day") and not (following in ",." and tokens.word(c.last + 1).isdigit())


def rising_years(tokens: Tokens, c: Candidate) -> bool:
    """"2010-2012", "2019/20": the second year follows the first within a century."""
    low = int(c.word("y"))
    high = int(c.word("y2")) if c.has("y2") else low - low % 100 + int(c.word("yy2"))
    high += 100 if c.has("yy2") and high < low else 0
    return low < high <= low + 100


def not_scholar(tokens: Tokens, c: Candidate) -> bool:
    """"un an 2000"? no: "l'an 2000", "l'année 2001", "année 2020"."""
    return _before(tokens, c) not in ("par",)


def month_capital(tokens: Tokens, c: Candidate) -> bool:
    """Months are written small; "Mars" and "Avril" inside a sentence are names, save after "en" or with a year."""
    i = c.fields["m"][0]
    if not tokens.words[i][0].isupper() or tokens.words[i].isupper() or c.has("y"):
        return True
    if tokens.starts_sentence(i):
        return tokens.word(i + 1) in (",", "dernier", "prochain", "et")
    return tokens.word(i - 1) in ("en", "début", "fin", "depuis")


def month_context(tokens: Tokens, c: Candidate) -> bool:
    """A month by itself comes after a preposition, an article or a sign; "mai" and "mars" are asked for more."""
    if lexicon().value("MONTHABBR", c.word("m")) and not lexicon().value("MONTH", c.word("m")):
        return False
    before = _before(tokens, c)
    return before in words("before_month") or c.first == 0 or c.last - c.first > 1 or tokens.starts_sentence(c.first)


def year_context(tokens: Tokens, c: Candidate) -> bool:
    """A bare number from 1000 to 2149 is a year where the words around it say so."""
    year, before, after = int(c.word("y")), _before(tokens, c), _after(tokens, c)
    if _glued(tokens, c.last, 1) or _glued(tokens, c.first - 1, -1) or after in words("counted"):
        return False
    if before in words("year_sure"):
        return not (before in ("à", "et", "ou") and not _year_like(tokens.word(c.first - 2)))
    plural = after[-1:] in ("s", "x") and len(after) > 3 and after not in words("function")
    if not 1900 <= year <= 2060 or plural or before in words("counting") or before.isdigit():
        return False
    if before in words("year_likely"):
        return not (before in ("de", "d", "'", "des") and after not in words("after_year") and not _noun_before(tokens, c))
    named = tokens.words[c.first - 1][0].isupper() and not tokens.words[c.first - 1].isupper() and c.first > 0
    if named:
        return before in words("event_names")
    return before.isalpha() and before not in words("function")


def _year_like(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _noun_before(tokens: Tokens, c: Candidate) -> bool:
    """"la crise de 2008": a noun governs the year."""
    i = c.first - (3 if _before(tokens, c) == "'" else 2)
    return len(tokens.word(i)) > 3 and tokens.word(i) not in words("function")


def old_two_digits(tokens: Tokens, c: Candidate) -> bool:
    """"en 97": a year of the last century, and nothing counted after it."""
    first, last = c.fields["yy"]
    apostrophe = tokens.word(first - 1) == "'"
    return (apostrophe or int(tokens.lower[first]) >= 40) and tokens.word(last) in words("after_day")


def round_year(tokens: Tokens, c: Candidate) -> bool:
    """Decades: "années 60", "années 1990"; not "années 45"."""
    return (c.word("yy") or c.word("y")).endswith("0")


# --- weekdays and days ------------------------------------------------------------------------------------------------


def weekday_capital(tokens: Tokens, c: Candidate) -> bool:
    """Weekdays are written small; a capital inside a sentence is a name ("Robinson et Vendredi")."""
    i = c.fields["wd"][0]
    word = tokens.words[i]
    if c.tokens.word(c.first) == "le" and c.rule.kind == "weekday":
        return False
    return not word[0].isupper() or word.isupper() or tokens.starts_sentence(i) or i > c.first and tokens.starts_sentence(c.first)


def habitual(tokens: Tokens, c: Candidate) -> bool:
    """"ouvert le mardi" is a habit."""
    return True


def part_alone(tokens: Tokens, c: Candidate) -> bool:
    """"dans la soirée", "en soirée", "au petit matin"; not "à la nuit tombée" nor "au soir de sa vie"."""
    after = _after(tokens, c)
    if tokens.word(c.first - 1) == "en" and c.last - c.first == 1:
        return c.word("part") in ("matinée", "soirée") and after not in ("de",)
    return c.last - c.first > 1 and (after not in ("de", "du", "des", "d") or lexicon().value("WEEKDAY", _after(tokens, c, 1)))


def anaphor(tokens: Tokens, c: Candidate) -> bool:
    """"la veille", "le lendemain"; "veille" alone is a verb or another noun."""
    first = tokens.word(c.first)
    word = c.word("w")
    if word in ("veille",):
        return first == "la" or _before(tokens, c) in ("la", "cette")
    if word == "lendemain":
        return first in ("le",) or _before(tokens, c) in ("au", "dès", "du", "le")
    return True


def not_before_of(tokens: Tokens, c: Candidate) -> bool:
    """"le week-end" by itself; "le week-end des 3 et 4 mai" is another rule's."""
    return tokens.word(c.first) != "un" and _after(tokens, c) not in ("des", "de")


def unit_part(tokens: Tokens, c: Candidate) -> bool:
    """"la fin de l'année", "en fin de semaine"; not "fin de siècle", nor with a year behind it."""
    return not _after(tokens, c).isdigit() and not (c.word("u") in ("siècle", "an", "décennie") and not c.has("dir"))


# --- quantities ---------------------------------------------------------------------------------------------------------


def plural_unit(tokens: Tokens, c: Candidate) -> bool:
    """"ces derniers jours", "les trois dernières années"; "le dernier jour" is none."""
    return c.word("u").endswith("s")


def in_future(tokens: Tokens, c: Candidate) -> bool:
    """"dans dix jours" tells a day; "dans les dix jours" a time limit."""
    return c.word("u") not in ("secondes", "seconde")


def duration_context(tokens: Tokens, c: Candidate) -> bool:
    """A number with a unit is a duration unless it is an age, a clock time or an idiom."""
    unit, count, before, after = c.word("u"), c.words("n"), _before(tokens, c), _after(tokens, c)
    if count in (["un"], ["une"]):
        if unit in ("jour", "seconde", "nuits"):
            return before in words("lasting")
        if unit == "journée":
            return before in words("lasting")
    if unit in ("nuits",):
        return before in words("lasting") or after in ("de",)
    if unit == "heures" and len(count) == 1 and before in words("clock_before") and (number(count) or 99) <= 24:
        return False
    if unit in ("jours", "an") and before == "tous":
        return False
    return unit != "ans" or not _is_age(tokens, c)


def _is_age(tokens: Tokens, c: Candidate) -> bool:
    before, after = _before(tokens, c), _after(tokens, c)
    if before in (",", "(", "-") and after in (",", ")", ".", ";", "(", "-"):
        return tokens.words[c.first - 2][0].isupper() if c.first > 1 else False
    if before == "de":
        return tokens.word(c.first - 2) in words("aged")
    return before in ("ses", "leurs") or (before == "à" and after in (",", ".", "et", "à"))


def vague_context(tokens: Tokens, c: Candidate) -> bool:
    """"depuis des années", "pendant des heures"; not "des années 60" nor "le prix des jours"."""
    return _before(tokens, c) in words("lasting") and not _after(tokens, c).isdigit()


def not_age_range(tokens: Tokens, c: Candidate) -> bool:
    """"de 8 à 24 mois" of prison, not "enfants de 2 à 12 ans"."""
    return tokens.word(c.first - 2) not in words("aged") and not lexicon().value("PERSONNOUN", tokens.word(c.first - 2))


def age_apposition(tokens: Tokens, c: Candidate) -> bool:
    """"Awa Diop, 34 ans," is an age; "la peine, 10 ans," is not."""
    return tokens.words[c.first][0].isupper() or bool(lexicon().value("PERSONNOUN", tokens.lower[c.first]))


def age_context(tokens: Tokens, c: Candidate) -> bool:
    """"les moins de 18 ans": not after a verb of punishment or a word of time."""
    return _before(tokens, c) in ("les", "des", "aux", "de", "interdit", "mineurs")


def not_punished(tokens: Tokens, c: Candidate) -> bool:
    """"un homme de 29 ans" is an age; "le chef a écopé de 10 ans" is a sentence."""
    run = tokens.lower[c.first + 1 : c.last]
    return not words("punished").intersection(run) and (len(run) < 6 or run[0] in ("de", "d"))


# --- sets, references ---------------------------------------------------------------------------------------------------


def not_newspaper(tokens: Tokens, c: Candidate) -> bool:
    """"la tranche quotidienne" repeats; "le quotidien Le Soir" is a newspaper, "leur quotidien" a life."""
    before = _before(tokens, c)
    return before not in words("determiners") and before != "" and before.isalpha() and not tokens.words[c.first][0].isupper()


def noun_follows(tokens: Tokens, c: Candidate) -> bool:
    """"la prochaine réunion": a noun other than a unit of time follows."""
    after = _after(tokens, c)
    return after not in words("function") and not lexicon().value("UNIT", after) and not lexicon().value("WEEKDAY", after)


# --- seasons --------------------------------------------------------------------------------------------------------------


def season(tokens: Tokens, c: Candidate) -> bool:
    """"l'été dernier", "cet hiver"; "été" needs its article, or it is the participle."""
    return c.word("s") not in ("été", "ete") or c.has("this") or tokens.word(c.first) == "l"


def season_alone(tokens: Tokens, c: Candidate) -> bool:
    """"à l'automne", "au printemps", "avant l'été"; "l'été" needs a preposition."""
    before = _before(tokens, c)
    return before in words("before_season") and _after(tokens, c) not in ("de", "des", "du", "arabe")


# --- clock times --------------------------------------------------------------------------------------------------------------


def clock_h(tokens: Tokens, c: Candidate) -> bool:
    """"à 18 h", "08h45"; "en 2 h 15" and "pendant 3 h" are durations."""
    return _before(tokens, c) not in words("clock_not") and not (
        _before(tokens, c) in ("de", "'") and not c.has("mm") and _after(tokens, c) not in ("à", "et")
    )


def tight_clock(tokens: Tokens, c: Candidate) -> bool:
    """"11:02" in one run, and no ratio or verse."""
    first, last = c.fields["hh"][0], c.fields["mm"][1]
    return tokens.tight(first, last) and not _glued(tokens, last, 1) and not _glued(tokens, first - 1, -1)


def clock_heures(tokens: Tokens, c: Candidate) -> bool:
    """"à 20 heures", "vers neuf heures et quart"; "24 heures" and "pendant 8 heures" are durations."""
    before, after = _before(tokens, c), _after(tokens, c)
    if before in words("clock_not") or after in ("plus", "de", "supplémentaires", "par"):
        return after == "de" and tokens.word(c.last + 1) in ("la", "l") and before == "à"
    if before == "de":
        return after == "à" and tokens.word(c.last + 1) != "une"
    if c.has("mm") or c.has("q") or c.has("z"):
        return True
    return before in words("clock_before") and tokens.word(c.first - 2) not in ("près", "limitée", "grève")


def clock_word(tokens: Tokens, c: Candidate) -> bool:
    """"à midi", "avant minuit"; not "le Midi" nor "Radio Minuit"."""
    return not tokens.words[c.first][0].isupper() and _before(tokens, c) in words("clock_before") | {"ce", "entre"}


# --- traps --------------------------------------------------------------------------------------------------------------


def not_year_like_noun(tokens: Tokens, c: Candidate) -> bool:
    """"résolution 2254" is a number; "la loi 2015" too, "la formule 2012" hardly."""
    return True


def named_day(tokens: Tokens, c: Candidate) -> bool:
    """"11-Septembre": an event named after its day, unless the text tells the year of that very day."""
    month = tokens.words[c.last - 1]
    return month[0].isupper() or tokens.word(c.first - 1) in ("du", "le")


def newspaper(tokens: Tokens, c: Candidate) -> bool:
    """"20 Minutes", "Aujourd'hui en France", "24 Heures du Mans": with capitals, or they are times."""
    return any(tokens.words[i][0].isupper() for i in range(c.first, c.last))


def planet(tokens: Tokens, c: Candidate) -> bool:
    """The planet has a capital."""
    word = tokens.words[c.last - 1]
    return word[0].isupper() and not word.isupper()


def score(tokens: Tokens, c: Candidate) -> bool:
    """"2-1 contre": small figures."""
    return all(len(tokens.words[i]) < 3 for i in (c.first, c.last - 1)) and tokens.tight(c.first, c.last)


def programme(tokens: Tokens, c: Candidate) -> bool:
    """"Vision 2035", "Agenda 2063": with a capital, or the year is a year."""
    return tokens.words[c.first][0].isupper() or _after(tokens, c) in ("°",)


def feast_name(tokens: Tokens, c: Candidate) -> bool:
    """"à Noël"; not "le marché de Noël", "Noël Le Graët", "l'île de Pâques", "un noël chinois"."""
    before = _before(tokens, c)
    if before in ("marché", "père", "sapin", "joyeux", "chinois", "prénommé"):
        return False
    following = tokens.words[c.last][:1] if c.last < len(tokens.words) else ""
    named = c.rule.fixed["feast"] in ("noel", "easter") and following.isupper()
    return not named and not (before == "m" or _after(tokens, c) in ("chinois", "lunaire", "berbère", "iranien"))
