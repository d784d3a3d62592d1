"""Words of passages and articles as weighted vectors: enough to say that two sentences tell the same act."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
Vector = dict[str, float]
_STOP = frozenset(
    """alors ainsi apres aussi autre autres avait avant avec avoir cela celle celui cependant ceux cette comme contre
    dans depuis dont elle elles encore entre etaient etait etant etre faire fait furent leur leurs mais meme memes
    president presidente ministre premier premiere gouvernement chef general pays monsieur madame
    notamment notre nous plus pour pourtant quand quel quelle sans selon sera serait sont sous tous tout toute toutes
    tres vers votre vous avaient aurait auraient deux indique declare annonce affirme estime""".split()
)


def stems(text: str) -> list[str]:
    """Content words of ``text``: folded, cut to six letters, without function words and one- to three-letter words."""
    return [s for word in _WORD.findall(text) if (s := _stem(word))]


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return "" if len(folded) < 4 or folded in _STOP or folded.isdigit() else folded[:_STEM]


class Rarity:
    """Inverse document frequency of stems over the texts told so far, as if ``others`` more texts had none of them.

    In a dossier on one affair its own words are everywhere; against other texts they still tell what it is about.
    """

    def __init__(self, others: int = 0) -> None:
        self._count: Counter[str] = Counter()
        self._total = others

    def add(self, text: Iterable[str]) -> None:
        self._total += 1
        self._count.update(set(text))

    def weigh(self, texts: Iterable[Iterable[str]]) -> Mapping[str, float]:
        """The rarity of every stem of ``texts``."""
        return {s: math.log((1 + self._total) / (0.5 + self._count[s])) for s in {s for text in texts for s in text}}


def vector(words: Iterable[str], rare: Mapping[str, float], without: Set[str] = frozenset()) -> Vector:
    """Unit vector of ``words`` (each counted once) weighted by rarity; empty where nothing is left."""
    weights = {w: rare.get(w, 1.0) for w in sorted(set(words) - without)}
    size = math.sqrt(sum(v * v for v in weights.values()))
    return {w: v / size for w, v in weights.items()} if size else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors; 0 where one is empty."""
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b[w] for w, v in a.items() if w in b)
