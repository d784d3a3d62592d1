"""Realis: whether an event is told as actual, denied, planned or possible, and by which words.

Order of judgement: denial, hearsay, condition, plan. Each judgement names the token that decides, so that ``status``
has its evidence; an actual event points at its trigger.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recoupe.read.events.data import word_set
from recoupe.read.events.match import Trigger
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words


class Judgement(NamedTuple):
    """``status``, the token that decides and the name of the rule."""

    status: str
    token: int
    rule: str


#: the tagger's future is believed only of forms that can be one
_FUTURE = re.compile(r"r(ai|as|a|ons|ez|ont)$")
_FUTURE_THEY = re.compile(r"[aeiuyd]ront$")


def _is(key: str, w: Words, i: int) -> bool:
    return bool(set(w.lemmas[i]) & word_set("realis.toml", key))


def judge(scene: Scene, trigger: Trigger) -> Judgement:
    """The realis of a trigger."""
    w = scene.words
    i = w.head[trigger.head] if w.dep[trigger.head] == "cop" else trigger.head
    found = _of_verb(w, i) if w.pos[i] in ("VERB", "AUX") or trigger.entry.pos == "V" else _of_noun(w, i)
    found = _by_type(w, i, trigger.entry.type, found)
    if found is None or found.status == "planned":
        found = _of_sentence(w, i) or found
    if found is None and trigger.entry.status:
        found = Judgement(trigger.entry.status, trigger.head, "entry")
    return found or Judgement("actual", trigger.head, "told")


def _by_type(w: Words, i: int, kind: str, found: Judgement | None) -> Judgement | None:
    """Verbal acts told as a purpose have been done; a polite conditional of wishing is a request made."""
    if found is None:
        return None
    if found.rule == "purpose" and kind in word_set("realis.toml", "done_when_there") and (there := _was_there(w, i)):
        return _negated(w, there) or _tense(w, there)
    if found.rule == "purpose" and kind in word_set("realis.toml", "done_in_purpose"):
        h = w.head[i]
        return (_negated(w, h) or _tense(w, h)) if h != i and w.pos[h] in ("VERB", "AUX") else None
    if found.rule == "conditional" and kind == "REQUEST" and _is("polite", w, i):
        return None
    return found


def _was_there(w: Words, i: int) -> int | None:
    """The place word of "était à Rome pour rencontrer …": a stay told in the past has had its purpose."""
    h = w.head[i]
    stood = any(w.dep[k] == "cop" and "Tense=Imp" in w.morph[k] for k in w.kids[h])
    placed = any(w.dep[k] == "case" and w.text[k] in ("à", "en", "au", "aux", "dans") for k in w.kids[h])
    return h if stood and placed and w.pos[h] in ("PROPN", "NOUN") else None


def _of_verb(w: Words, i: int) -> Judgement | None:
    return _negated(w, i) or _tense(w, i) or _governed_verb(w, i)


def _negated(w: Words, i: int) -> Judgement | None:
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


def _auxiliary(w: Words, i: int) -> int:
    """The finite word of the verb group of ``i``."""
    finite = [k for k in w.kids[i] if w.dep[k].startswith("aux") and "VerbForm=Fin" in w.morph[k]]
    return finite[0] if finite else i


def _tense(w: Words, i: int) -> Judgement | None:
    f = _auxiliary(w, i)
    morph = w.morph[f]
    compound = f != i
    text = w.text[f]
    if "Mood=Cnd" in morph or (compound and text in ("aurait", "auraient", "serait", "seraient")):
        return Judgement("possible", f, "conditional")
    if ("Tense=Fut" in morph and _FUTURE.search(text)) or (w.pos[f] == "VERB" and _FUTURE_THEY.search(text)):
        return Judgement("planned", f, "future")
    if compound and w.lemma[f] == "aller" and "Tense=P" in morph:
        return Judgement("planned", f, "near-future")
    before = next((k for k in w.kids[i] if w.text[k] in ("si", "s'") and w.dep[k] == "mark"), None)
    if before is not None and not _whether(w, i):
        return Judgement("possible", before, "si")
    return None


def _whether(w: Words, i: int) -> bool:
    """An indirect question ("se demande si …") is possible as well, but not a condition."""
    return False


def _governed_verb(w: Words, i: int, depth: int = 0) -> Judgement | None:
    """Infinitives and clauses take the realis of the verb or noun that governs them."""
    h, dep = w.head[i], w.dep[i]
    if depth > 3 or h == i:
        return None
    infinitive = "VerbForm=Inf" in w.morph[i] and not any(w.dep[k] == "aux:tense" for k in w.kids[i])
    past_infinitive = "VerbForm=Inf" in w.morph[_first_aux(w, i)] and _first_aux(w, i) != i
    if dep == "conj" and w.morph[i].count("VerbForm=Inf") == w.morph[h].count("VerbForm=Inf"):
        return (
            _negated(w, h)
            or (_tense(w, h) if infinitive or w.is_participle(i) else None)
            or _governed_verb(w, h, depth + 1)
        )
    if infinitive:
        mark = next((k for k in w.kids[i] if w.text[k] in word_set("realis.toml", "purposes")), None)
        if mark is None:
            mark = next((j for j in range(max(0, i - 4), i) if w.text[j] in word_set("realis.toml", "purposes")), None)
        if mark is not None:
            return Judgement("planned", mark, "purpose")
    if dep == "advcl" and "Tense=Pres" in w.morph[i] and w.is_gerund(i):
        return _tense(w, h) or _governed_verb(w, h, depth + 1)
    if (infinitive or past_infinitive) and w.pos[h] not in ("VERB", "AUX", "NOUN"):
        before = _word_before(w, i)
        return _by_governor(w, i, before, infinitive) if before is not None else None
    if dep in ("xcomp", "ccomp", "acl", "obl:arg", "obj", "advcl", "nmod") and (
        infinitive or past_infinitive or dep == "ccomp"
    ):
        return _by_governor(w, i, h, infinitive)
    return None


def _word_before(w: Words, i: int) -> int | None:
    """The verb right before an infinitive that the parser hung elsewhere ("La France dément avoir soutenu")."""
    low = w.bounds(i)[0]
    j = i - 1
    while j >= low and (w.pos[j] in ("AUX", "ADV", "ADP", "PRON") or w.text[j] in ("de", "d'", "à", "pas", "jamais")):
        j -= 1
    return j if j >= low and w.pos[j] == "VERB" else None


def _first_aux(w: Words, i: int) -> int:
    return next((k for k in w.kids[i] if w.dep[k].startswith("aux")), i)


def _by_governor(w: Words, i: int, h: int, infinitive: bool) -> Judgement | None:
    negated = _negated(w, h) is not None
    if _is("denied_verbs", w, h) and w.pos[h] in ("VERB", "AUX"):
        return Judgement("possible" if negated else "denied", h, "governed")
    if w.pos[h] == "NOUN":  # "a empêché les étudiants de manifester": the infinitive hangs on the object
        over = w.head[h]
        governed = infinitive and w.dep[h] == "obj" and w.pos[over] == "VERB"
        return _by_noun(w, h) or (_by_governor(w, i, over, infinitive) if governed else None)
    if not infinitive and w.dep[i] != "xcomp":
        return Judgement("possible", h, "governed") if _is("possible_verbs", w, h) and not negated else None
    conditional = "Mood=Cnd" in w.morph[_auxiliary(w, h)]
    if not infinitive and _is("planned_verbs", w, h) and not _is("possible_verbs", w, h):
        return None  # "a annoncé avoir pris la ville": done
    if negated and _is("actual_when_negated", w, h):
        return None
    if negated and (_is("planned_verbs", w, h) or _is("possible_verbs", w, h)):
        return Judgement("denied", h, "governed")
    if _is("possible_verbs", w, h):
        return Judgement("possible", h, "governed")
    if _is("planned_verbs", w, h):
        past_duty = w.lemma[h] == "devoir" and not conditional and "Tense=Past" in w.morph[h]
        return None if past_duty else Judgement("planned", h, "governed")
    if w.lemma[h] == "aller" and infinitive:
        return Judgement("planned", h, "near-future")
    return _tense(w, h) if infinitive else None


def _by_noun(w: Words, h: int) -> Judgement | None:
    for key, status in (("denied_nouns", "denied"), ("possible_nouns", "possible"), ("planned_nouns", "planned")):
        if _is(key, w, h):
            return Judgement(status, h, "governing-noun")
    return None


def _of_noun(w: Words, i: int) -> Judgement | None:
    """Event nouns: determiner, adjective, governing noun, governing verb."""
    for k in w.kids[i]:
        if w.text[k] in word_set("realis.toml", "negating_determiners"):
            return Judgement("denied", k, "negation")
        if w.dep[k] in ("amod", "acl"):
            for key in ("denied", "possible", "planned"):
                if _is(f"{key}_adjectives", w, k):
                    return Judgement(key, k, "adjective")
        if w.text[k] == "sans":
            return Judgement("denied", k, "sans")
    h = w.head[i]
    steps = 0
    while h != i and w.pos[h] in ("NOUN", "PROPN") and steps < 3:
        if found := _by_noun(w, h):
            return found
        if w.head[h] == h:
            return None
        i, h, steps = h, w.head[h], steps + 1
    if w.pos[h] in ("VERB", "AUX") and h != i:
        return _noun_under_verb(w, i, h)
    return None


def _noun_under_verb(w: Words, i: int, h: int) -> Judgement | None:
    dep = w.dep[i]
    negated = _negated(w, h)
    subject = dep.startswith("nsubj")
    if subject and _is("cancelled_verbs", w, h):
        return (negated and Judgement("actual", h, "not-cancelled")) or Judgement("denied", h, "cancelled")
    core = subject or dep in ("obj", "obl:arg", "xcomp", "ccomp", "iobj")
    purpose = next((k for k in w.kids[i] if w.text[k] in ("pour", "en vue")), None)
    if purpose is not None and not core:
        return Judgement("planned", purpose, "purpose")
    if not core:
        return None
    if negated:
        return negated
    if (subject and w.dep[i].endswith("pass")) or not subject:
        conditional = "Mood=Cnd" in w.morph[_auxiliary(w, h)] and not _is("conditional_plan", w, h)
        for key in ("denied", "possible", "planned"):
            if _is(f"{key}_noun_verbs", w, h):
                if conditional:
                    return Judgement("possible", _auxiliary(w, h), "conditional")
                return Judgement(key, h, "governed-noun")
    if not subject and any("Poss=Yes" in w.morph[k] for k in w.kids[i]) and _is("planned_own_noun_verbs", w, h):
        return Judgement("planned", h, "own-noun")
    if not subject and not _is("light_verbs", w, h):
        return None
    return _tense(w, h) or _governed_verb(w, h)


def _of_sentence(w: Words, i: int) -> Judgement | None:
    """A question leaves open whether it happened."""
    if any(w.dep[j] == "acl:relcl" for j in _ancestors(w, i)):
        return None
    low, high = w.bounds(i)
    last = next((j for j in range(high - 1, low - 1, -1) if w.text[j].strip() not in ('"', "»", "", "'", ")")), low)
    if w.text[last] == "?":
        return Judgement("possible", last, "question")
    return None


def _ancestors(w: Words, i: int) -> list[int]:
    """Token ``i`` and what it hangs on, up to the root."""
    out = [i]
    while w.head[out[-1]] != out[-1] and len(out) < 12:
        out.append(w.head[out[-1]])
    return out
