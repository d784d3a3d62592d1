"""Realis told beside the verb group: by what stands behind a noun, an adverb, an occasion, a denial that follows."""

from __future__ import annotations

from itertools import pairwise

from recoupe.read.events.ahead import in_present
from recoupe.read.events.data import word_set
from recoupe.read.events.verbgroup import Judgement, auxiliary, listed, negated, tense
from recoupe.read.events.words import Words

#: words behind a noun among which "prévues fin mai" is still about it
BEHIND = 9
#: words between a form of "devoir" or "compter" and its infinitive
GROUP = 6


def of_noun_beside(w: Words, i: int) -> Judgement | None:
    """What stands behind event noun ``i``, or the future verb that it is the occasion of."""
    return _participle_behind(w, i) or of_relative(w, i) or _occasion(w, i)


def _participle_behind(w: Words, i: int) -> Judgement | None:
    """``les assises du port, prévues fin mai``: the participle of a plan that the parser hung elsewhere."""
    high = w.bounds(i)[1]
    for j in range(i + 1, min(high, i + BEHIND)):
        if w.text[j] in ("qui", "que", "qu'", "dont", "où", ";") or "VerbForm=Fin" in w.morph[j]:
            return None
        if w.text[j] in word_set("realis.toml", "planned_participles"):
            mine = not any(w.pos[k] == "NOUN" and not _inside(w, k, i) for k in range(i + 1, j))
            return Judgement("planned", j, "participle") if mine else None
    return None


def _inside(w: Words, k: int, i: int) -> bool:
    """Whether noun ``k`` is a complement of noun ``i`` or of one between the two."""
    steps = 0
    while k > i and steps < 5:
        k, steps = w.head[k], steps + 1
    return k == i


def of_relative(w: Words, i: int) -> Judgement | None:
    """``un sommet qui se tiendra à Lomé``, ``des pourparlers qui n'ont jamais eu lieu``."""
    for k in w.kids[i]:
        if w.dep[k] != "acl:relcl" or k < i:
            continue
        verb = next((x for x in w.kids[k] if w.dep[x] == "xcomp" and w.pos[x] == "VERB"), k)
        who = [x for x in (*w.kids[k], *w.kids[verb]) if w.text[x] == "qui"]
        if not who or not listed("occurrence_verbs", w, verb):
            continue
        if found := negated(w, k) or tense(w, verb):
            return found
        duty = next((x for x in (k, *w.kids[k]) if w.text[x] in word_set("realis.toml", "plan_forms")), None)
        if duty is not None:
            return Judgement("planned", duty, "governed")
    return None


def _occasion(w: Words, i: int) -> Judgement | None:
    """``soutiendront l'initiative lors d'un sommet``, ``sera suivie d'un échange``: on the day of a future verb."""
    h = w.head[i]
    if not w.dep[i].startswith("obl") or w.pos[h] not in ("VERB", "AUX"):
        return None
    before = " ".join(w.text[max(0, i - 5) : i])
    of_it = listed("attending_verbs", w, h) or any(f" {cue} " in f" {before} " for cue in _occasions())
    if not of_it and w.text[i - 2] == "avant" and in_present(w, h):
        return Judgement("planned", i - 2, "before")  # "reste ferme avant un entretien"
    found = tense(w, h) if of_it else None
    return found if found and found.status == "planned" else None


def told_apart(w: Words, h: int, i: int) -> bool:
    """``l'annulation du vol au terme d'une grève``: what became of ``h`` says nothing of ``i``."""
    between = " ".join(w.text[h + 1 : i])
    cues = (cue.replace("_", " ") for cue in word_set("realis.toml", "parting"))
    return any(f" {cue} " in f" {between} " for cue in cues)


def _occasions() -> list[str]:
    return [cue.replace("_", " ") for cue in sorted(word_set("realis.toml", "occasions"))]


def plan_before(w: Words, i: int) -> Judgement | None:
    """``compte participer``, ``doit être déployée``: a form of a plan before the infinitive, whatever the parse."""
    low = w.bounds(i)[0]
    infinitive = "VerbForm=Inf" in w.morph[i]
    for j in range(i - 1, max(low, i - GROUP) - 1, -1):
        if w.text[j] in word_set("realis.toml", "plan_forms") and infinitive and j > low:
            return None if negated(w, j) else Judgement("planned", j, "governed")
        infinitive = infinitive or w.text[j] == "être"
        if w.text[j] != "être" and w.pos[j] not in ("ADV", "PRON") and w.text[j] not in ("y", "en", "se", "s'", "à"):
            return None
    return None


def announced_before(w: Words, i: int) -> bool:
    """Whether the simple conditional of verb ``i`` is a future told then: "a annoncé que la cour siégerait à Lima"."""
    f = auxiliary(w, i)
    if (f != i and not any(w.text[k] == "été" or w.dep[k] == "aux:pass" for k in w.kids[i])) or w.text[f][:3] == "aur":
        return False
    low = w.bounds(i)[0]
    que = next((j for j in range(i - 1, low, -1) if w.text[j] in ("que", "qu'")), low)
    verb = next((j for j in range(que - 1, low - 1, -1) if w.pos[j] == "VERB"), None)
    told = verb is not None and que > low and listed("announcing", w, verb)
    return told and auxiliary(w, verb or 0) != verb and not negated(w, verb or 0)


def doubted_by_adverb(w: Words, i: int) -> Judgement | None:
    """``a prétendument fait la paix``: the adverb in the verb group."""
    near = range(max(w.bounds(i)[0], i - 2), min(w.bounds(i)[1], i + 3))
    word = next((j for j in near if w.text[j] in word_set("realis.toml", "doubting_adverbs")), None)
    return Judgement("possible", word, "adverb") if word is not None else None


def charged(w: Words, i: int) -> Judgement | None:
    """``accusé de violences``, ``soupçonné d'être l'auteur de l'attentat``: who is charged with it may have done it."""
    seen, j = 0, i
    while w.head[j] != j and seen < 4:
        below, j, seen = j, w.head[j], seen + 1
        if listed("charging_verbs", w, j) and w.is_participle(j):
            by_de = w.text[below - 1] in ("de", "d'") or any(w.text[k] in ("de", "d'") for k in w.kids[below])
            return Judgement("possible", j, "governed") if j < i and by_de and not negated(w, j) else None
        if not (listed("authors", w, j) or w.lemma[j] == "être"):
            return None
    return None


def denied_after(w: Words, found: Judgement) -> Judgement:
    """``est accusé de soutenir le groupe, ce qu'il nie``: an accusation that its sentence goes on to deny."""
    if found.status != "possible" or not listed("charging_verbs", w, found.token):
        return found
    high = w.bounds(found.token)[1]
    for j in range(found.token + 2, high):
        if w.pos[j] != "NOUN" and listed("rebutting_verbs", w, j) and not negated(w, j) and _of_charge(w, j, high):
            return Judgement("denied", j, "rebutted")
    return found


def _of_charge(w: Words, j: int, high: int) -> bool:
    """Whether verb ``j`` rebuts what was said before it: "ce qu'il nie", "nie ces accusations"."""
    before = w.text[max(0, j - 8) : j]
    if any(a == "ce" and b in ("que", "qu'") for a, b in pairwise(before)):
        return True
    if w.dep[j] == "acl:relcl" and listed("charges", w, w.head[j]):
        return True
    after = range(j + 1, min(high, j + 6))
    return any(listed("charges", w, k) for k in after) or all(w.pos[k] in ("ADV", "PUNCT") for k in after)
