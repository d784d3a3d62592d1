"""Names as they are compared across spellings and transliterations.

``sound`` maps the usual French, English and German renderings of one Arabic, Persian, Turkish or Slavic name onto one
form: Sarraj, Serraj and Sarradj; Mohammed, Mohamed and Muhammad; Zelensky and Zelenski. The digraphs are those of the
romanisation tables of the French press and of the ALA-LC, reduced to what they have in common.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from recoupe.read.actors.gazetteer import fold

_WORD = re.compile(r"[^\W_]+")
#: particles and titles, which spellings add or drop
PARTICLES = frozenset(
    "al el as ar an ad at az ash ech es le la les l de du des d da di do dos del della von van der den ben bin ibn "
    "bint ould abou abu m mm mme mlle dr me".split()
)
_DIGRAPHS = (
    ("tch", "c"), ("dj", "j"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"),
    ("ay", "ai"), ("ey", "ai"), ("w", "u"), ("v", "u"), ("q", "k"), ("ck", "k"), ("c", "k"), ("y", "i"),
    ("x", "ks"), ("z", "s"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_VOWEL = re.compile(r"[aeiou]+")


@lru_cache(maxsize=131072)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without particles and titles; all words when nothing else is left."""
    found = tuple(_WORD.findall(fold(name)))
    return tuple(w for w in found if w not in PARTICLES) or found


@lru_cache(maxsize=131072)
def sound(word: str) -> str:
    """A folded word as it sounds, vowels kept."""
    for letters, value in _DIGRAPHS:
        word = word.replace(letters, value)
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """The consonants of a folded word, with a mark for a leading vowel: the block in which spellings are compared."""
    heard = sound(word).replace("h", "")
    return ("a" if heard[:1] in "aeiou" else "") + _VOWEL.sub("", heard)


def alike(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one name."""
    if a == b:
        return True
    x, y = sound(a), sound(b)
    if x == y:
        return True
    if len(x) >= 4 and len(y) >= 4 and skeleton(a) == skeleton(b):
        return Levenshtein.distance(x, y) <= 1 + (min(len(x), len(y)) >= 6)
    return min(len(x), len(y)) >= 5 and x[:1] == y[:1] and Levenshtein.distance(x, y) <= 1


def given_alike(a: str, b: str) -> bool:
    """Whether two given names go together: spellings of one, or an initial of the other."""
    return alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def misprint(a: str, b: str) -> bool:
    """Whether one letter is wrong, missing, swapped or too much; "Paul" and "Paula" are two names."""
    if min(len(a), len(b)) < 4 or a[0] != b[0] or OSA.distance(a, b) != 1:
        return False
    short, long = sorted((a, b), key=len)
    return not (long[:-1] == short and long[-1] in "ae")


def person_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (``parts``) are those of one person.

    The family names are spellings of one and the given names go together; or one of both is the same and the other has
    a misprint.
    """
    if len(a) < 2 or len(b) < 2:
        return False
    if sorted(a) == sorted(b):
        return True
    if not alike(a[-1], b[-1]):
        return a[:-1] == b[:-1] and misprint(a[-1], b[-1])
    short, long = sorted((a[:-1], b[:-1]), key=len)
    if all(any(given_alike(s, g) for g in long) for s in short):
        return True
    return len(short) == len(long) == 1 and a[-1] == b[-1] and misprint(short[0], long[0])


def initials(name: str) -> set[str]:
    """The acronyms a name may have: initials of all its words, and of those that are not function words."""
    words = _WORD.findall(fold(name))
    full = [
        w for w in words if w not in {"de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "en", "a", "au"}
    ]
    return {"".join(w[0] for w in full), "".join(w[0] for w in words)}
