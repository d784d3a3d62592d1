"""A verb group by itself: whether it is negated, and what its tense and mood tell of its realis."""

from __future__ import annotations

import re
from typing import NamedTuple

from recoupe.read.events.ahead import condition, is_conditional
from recoupe.read.events.data import word_set
from recoupe.read.events.words import Words


class Judgement(NamedTuple):
    """``status``, the token that decides and the name of the rule."""

    status: str
    token: int
    rule: str


#: the tagger's future is believed only of forms that can be one
_FUTURE = re.compile(r"r(ai|as|a|ons|ez|ont)$")
_ENDINGS = ("ai", "as", "a", "ons", "ez", "ont")
_FUTURE_THEY = re.compile(r"[aeiuyd]ront$")


def listed(key: str, w: Words, i: int) -> bool:
    """Whether token ``i`` is a word of the list ``key`` of ``data/realis.toml``."""
    return bool(set(w.lemmas[i]) & word_set("realis.toml", key))


def negated(w: Words, i: int) -> Judgement | None:
    """``n'a pas rencontré``, ``sans rencontrer``; ``ne … que`` is no negation."""
    low, high = w.bounds(i)
    near = [k for k in w.kids[i] if k < i or k - i <= 2]
    ne = [k for k in near if w.text[k] in ("ne", "n'")] or [
        j for j in range(max(low, i - 5), i) if w.text[j] in ("ne", "n'") and _same_group(w, j, i)
    ]
    without = [k for k in near if w.text[k] in word_set("realis.toml", "without")]
    if without and "VerbForm=Inf" in w.morph[i]:
        return Judgement("denied", without[0], "sans")
    if not ne:
        return None
    reach = range(ne[0] + 1, min(high, i + 6))
    word = next((j for j in reach if w.text[j] in word_set("realis.toml", "negators")), None)
    if word is not None:
        return Judgement("denied", word, "negation")
    only = any(w.text[j] in ("que", "qu'") for j in reach)
    return None if only else _subject_negator(w, i, ne[0])


def _subject_negator(w: Words, i: int, ne: int) -> Judgement | None:
    low = w.bounds(i)[0]
    word = next((j for j in range(ne - 1, low - 1, -1) if w.text[j] in word_set("realis.toml", "negators")), None)
    return Judgement("denied", word, "negation") if word is not None and w.text[word] != "pas" else None


def _same_group(w: Words, j: int, i: int) -> bool:
    return all(w.pos[k] in ("ADV", "AUX", "PRON", "PART") or w.text[k] in ("pas", "été") for k in range(j + 1, i))


def auxiliary(w: Words, i: int) -> int:
    """The finite word of the verb group of ``i``."""
    finite = [k for k in w.kids[i] if w.dep[k].startswith("aux") and "VerbForm=Fin" in w.morph[k]]
    return finite[0] if finite else i


def tense(w: Words, i: int) -> Judgement | None:
    """Hearsay, plan or condition told by the finite word of verb ``i`` or what opens its clause, else None."""
    f = auxiliary(w, i)
    morph = w.morph[f]
    compound = f != i
    text = w.text[f]
    if is_conditional(w, f) or (compound and text in ("aurait", "auraient", "serait", "seraient")):
        return Judgement("possible", f, "conditional")
    if not compound and any(text == x + ending for x in w.lemmas[f] for ending in _ENDINGS):  # "proposerai"
        return Judgement("planned", f, "future")
    if ("Tense=Fut" in morph and _FUTURE.search(text)) or (w.pos[f] == "VERB" and _FUTURE_THEY.search(text)):
        return Judgement("planned", f, "future")
    if compound and w.lemma[f] == "aller" and "Tense=P" in morph:
        return Judgement("planned", f, "near-future")
    before = next((k for k in w.kids[i] if w.text[k] in ("si", "s'") and w.dep[k] == "mark"), None)
    if before is not None and _concedes(w, i, f):
        return None
    if before is None:
        before = condition(w, i)
    return Judgement("possible", before, "si") if before is not None else None


def _concedes(w: Words, i: int, f: int) -> bool:
    """``S'ils appellent toujours au boycott, ils proposent aussi …``: a "si" that grants a fact before another one."""
    if "Tense=Imp" in w.morph[f] or w.text[f].endswith(("ait", "aient")):
        return False
    high = w.bounds(i)[1]
    main = w.head[i] if w.dep[i] == "advcl" else i
    if "Tense=Fut" in w.morph[auxiliary(w, main)] or is_conditional(w, auxiliary(w, main)):
        return False
    return any(w.text[j] in word_set("realis.toml", "conceding") for j in range(i + 1, high))
