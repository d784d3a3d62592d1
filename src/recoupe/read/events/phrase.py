"""Noun phrases around a trigger: what is coordinated, which preposition introduces it, what hangs on it."""

from __future__ import annotations

from recoupe.read.events.data import word_set
from recoupe.read.events.words import Words

#: locutions that work as one preposition, by their last words before the noun phrase
COMPOUND = {
    "auprès": "auprès de", "faveur": "en faveur de", "encontre": "contre", "face": "face à", "vis-à-vis": "envers",
    "profit": "en faveur de", "égard": "envers", "côtés": "avec", "direction": "vers", "destination": "vers",
    "nom": "au nom de", "encontr": "contre", "envers": "envers",
}  # fmt: skip

_CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à", "d'": "de", "l'encontre": "contre"}


def conjuncts(w: Words, i: int) -> list[int]:
    """``i`` and what is coordinated with it, in order."""
    out = [i]
    if w.lemma[i] in word_set("argument.toml", "quantities"):  # "des centaines de manifestants": the counted
        out += [k for k in w.kids[i] if w.dep[k] in ("nmod", "obl:arg", "obl:mod") and preposition(w, k) == "de"]
    if w.text[i] in word_set(
        "argument.toml", "hundreds"
    ):  # "deux cents manifestants": the parser takes the number for the noun
        out += [k for k in w.kids[i] if k > i and w.dep[k] in ("amod", "nmod") and w.pos[k] in ("NOUN", "ADJ")]
    for k in w.kids[i]:
        if w.dep[k] == "conj" and w.pos[k] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            out += conjuncts(w, k)
    return sorted(out)


def preposition(w: Words, i: int) -> str:
    """The preposition that introduces the noun phrase of ``i``, compound ones included; empty if there is none."""
    for k in w.kids[i]:
        if w.dep[k] == "case" and k < i:
            prep = _CONTRACTED.get(w.text[k], w.text[k])
            if prep in ("de", "à") and k > 0 and w.text[k - 1] in COMPOUND:
                return COMPOUND[w.text[k - 1]]
            return prep
    return ""


def hanging(w: Words, noun: int, prep: str) -> list[int]:
    """Noun phrases behind ``prep`` that the parser hung on ``noun``."""
    out: list[int] = []
    for k in w.kids[noun]:
        if w.dep[k] in ("nmod", "obl:arg", "obl:mod", "obl") and preposition(w, k) == prep:
            out += conjuncts(w, k)
    return out


def is_time(w: Words, i: int) -> bool:
    """``recevra la semaine prochaine les chefs``: a noun of time without preposition is no object."""
    return w.pos[i] == "NOUN" and w.lemma[i] in word_set("argument.toml", "times") and not preposition(w, i)


def shifted_object(w: Words, i: int) -> list[int]:
    """``recevra lundi, dans le cadre des débats, les chefs``: the object that the parser lost behind an adverbial.

    It is the first noun phrase without preposition to the right that hangs on the verb or on its adverbial.
    """
    high = min(w.bounds(i)[1], i + 22)
    for j in range(i + 1, high):
        if w.pos[j] in ("VERB", "AUX") or w.text[j] in (";", ":", "«", "que", "qu'", "qui", "et", "mais"):
            return []
        if w.pos[j] not in ("NOUN", "PROPN") or is_time(w, j) or w.dep[j] in _INSIDE or preposition(w, j):
            continue
        above = w.head[j]
        return conjuncts(w, j) if i in (above, w.head[above]) and _has_determiner(w, j) else []
    return []


#: relations of a word inside another noun phrase
_INSIDE = frozenset("flat:name flat:foreign appos amod conj compound fixed".split())


def _has_determiner(w: Words, i: int) -> bool:
    return w.pos[i] == "PROPN" or any(w.dep[k] in ("det", "nummod") for k in w.kids[i])


def lost_complements(w: Words, i: int) -> tuple[list[int], dict[str, list[int]]]:
    """``livre du gaz à la Chine``: object and complements right behind a verb that the tagger took for a noun."""
    objects: list[int] = []
    others: dict[str, list[int]] = {}
    for j in range(i + 1, min(w.bounds(i)[1], i + 6)):
        if w.pos[j] in ("NOUN", "PROPN"):
            objects = conjuncts(w, j)
            break
        if w.pos[j] not in ("DET", "ADJ", "NUM") and w.text[j] not in ("du", "des"):
            break
    for noun in objects:
        for prep in ("à", "contre", "avec"):
            if found := hanging(w, noun, prep):
                others.setdefault(prep, []).extend(found)
    return objects, others
