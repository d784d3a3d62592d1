"""Dictionary forms of French words (the word list of simplemma, MIT) and which words are names of places."""

from __future__ import annotations

from functools import cache, lru_cache

#: "tués" -> "tué" -> "tuer": the list is followed to its end, for so many steps at most
_STEPS = 4
#: names of more than one word are looked up word by word; short ones ("le", "san", "al") are too common to be names
_SHORTEST = 4
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
def _place_names() -> frozenset[str]:
    """Words of the names of states and places, folded, without those that are ordinary French words as well."""
    from recoupe.read.actors.gazetteer import load

    gazetteer = load()
    named = [*gazetteer.state_index, *gazetteer.place_index]
    parts = {name for name in named if " " not in name and "'" not in name and len(name) >= _SHORTEST}
    return frozenset(parts - gazetteer.ordinary)


@lru_cache(maxsize=200_000)
def is_place(word: str) -> bool:
    """Whether ``word`` is the name of a state or a place, and no ordinary French word: "Gaza", not "tours"."""
    from recoupe.read.actors.gazetteer import fold

    return fold(word) in _place_names()
