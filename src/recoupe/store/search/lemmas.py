"""Dictionary forms of French words (the word list of simplemma, MIT) and which words are names of places."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

#: "tués" -> "tué" -> "tuer": the list is followed to its end, for so many steps at most
_STEPS = 4
#: forms that the list has as words of their own: "la Première ministre" is a "premier ministre"
OWN = {"première": "premier", "premières": "premier"}


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of a lower-case word; the word itself where the list has none.

    >>> lemma("convois"), lemma("tués"), lemma("négocient")
    ('convoi', 'tuer', 'négocier')
    """
    from simplemma import lemmatize

    seen = [word]
    for _ in range(_STEPS):
        following = OWN.get(seen[-1]) or str(lemmatize(seen[-1], lang="fr")).lower()
        if following in seen:  # a circle ("prise", "priser"): the same member of it for all
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


@cache
def _places() -> tuple[frozenset[str], frozenset[str]]:
    """Folded names that are names in any case, and those that are so only by their capital."""
    text = (files("recoupe.store.search") / "data" / "places.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return frozenset(data["clear"].split()), frozenset(data["ambiguous"].split())


def is_place(folded: str, capital: bool = False) -> bool:
    """Whether a word is the name of a place and not the French word that looks like it: "Gaza".

    ``capital``: it has one, and not because a sentence begins there, which makes names of some more ("Tours").
    """
    clear, ambiguous = _places()
    return folded in clear or (capital and folded in ambiguous)
