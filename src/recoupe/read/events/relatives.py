"""What the "qui" of a relative clause stands for: one noun, or all those of a list before it."""

from __future__ import annotations

from recoupe.read.events.data import word_set
from recoupe.read.events.phrase import conjuncts, preposition
from recoupe.read.events.words import Words


def antecedents(w: Words, i: int) -> list[int]:
    """The nouns a subject relative stands for; a plural verb takes them all ("X, Y et Z, qui appuient")."""
    noun = w.head[i]
    if w.lemma[noun] in word_set("argument.toml", "empty_antecedents"):
        noun = _last_noun(w, noun, i)
    finite = next((k for k in w.kids[i] if w.dep[k].startswith("aux")), i)
    if "Number=Plur" in w.morph[finite]:
        above = w.head[noun]
        while w.dep[noun] == "conj" and w.pos[above] in ("NOUN", "PROPN") and _same_case(w, noun, above):
            noun, above = above, w.head[above]
        return sorted({*conjuncts(w, noun), *_listed_before(w, noun)})
    return conjuncts(w, noun)


def _same_case(w: Words, noun: int, first: int) -> bool:
    """Whether ``noun`` can stand beside ``first``: "sous l'influence de X, de Y et de Z" is no list of influences."""
    return preposition(w, noun) in ("", preposition(w, first))


def _listed_before(w: Words, noun: int) -> list[int]:
    """``de l'Égypte, de l'Arabie et des Émirats, qui appuient``: the parser hangs each on the one before."""
    out: list[int] = []
    prep = preposition(w, noun)
    low, j = w.bounds(noun)[0], noun
    while prep:
        j -= 1
        while j > low and (w.pos[j] in ("DET", "ADJ") or w.text[j] in ("de", "des", "du", "d'", "à", "aux", "au")):
            j -= 1
        before = j - 1
        if j <= low or w.text[j] not in (",", "et", "ou") or w.pos[before] not in ("NOUN", "PROPN"):
            break
        if preposition(w, before) != prep:
            break
        out.append(before)
        j = before
    return out


def _last_noun(w: Words, noun: int, i: int) -> int:
    """The noun right before the relative clause of verb ``i``: "de la part du général, qui menace de …"."""
    start = min((k for k in w.kids[i] if noun < k < i), default=i)
    return next((j for j in range(start - 1, noun, -1) if w.pos[j] in ("NOUN", "PROPN")), noun)
