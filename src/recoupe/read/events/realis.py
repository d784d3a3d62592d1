"""Realis: whether an event is told as actual, denied, planned or possible, and by which words.

Order of judgement: denial, hearsay, condition, plan. Each judgement names the token that decides, so that ``status``
has its evidence; an actual event points at its trigger.
"""

from __future__ import annotations

from recoupe.read.events.ahead import is_conditional, told_ahead
from recoupe.read.events.data import word_set
from recoupe.read.events.frame import is_reflexive
from recoupe.read.events.match import Trigger
from recoupe.read.events.realis_beside import (
    announced_before,
    charged,
    denied_after,
    doubted_by_adverb,
    of_noun_beside,
    of_relative,
    plan_before,
    told_apart,
)
from recoupe.read.events.realis_types import by_type
from recoupe.read.events.scene import Scene
from recoupe.read.events.verbgroup import Judgement, auxiliary, listed, negated, tense
from recoupe.read.events.words import Words


def judge(scene: Scene, trigger: Trigger) -> Judgement:
    """The realis of a trigger."""
    w = scene.words
    if trigger.entry.status == "actual":  # "ne se pliera pas aux menaces": negated, it is the act of refusing
        hearsay = tense(w, trigger.head)
        doubted = hearsay is not None and hearsay.status == "possible"
        return hearsay if hearsay and doubted else Judgement("actual", trigger.head, "negated-act")
    i = w.head[trigger.head] if w.dep[trigger.head] == "cop" else trigger.head
    verbal = w.pos[i] in ("VERB", "AUX") or trigger.entry.pos == "V"
    found = _of_verb(w, i) if verbal else _of_noun(w, i)
    found = by_type(w, i, trigger.entry.type, found)
    if found is None:
        found = plan_before(w, i) if verbal else of_noun_beside(w, i)
    elif not verbal and found.status == "planned" and (never := of_relative(w, i)) and never.status == "denied":
        found = never  # "avaient promis des pourparlers, qui n'ont jamais eu lieu"
    found = found or doubted_by_adverb(w, i)
    if (
        found is None
        and (word := told_ahead(scene, i, w.pos[i] not in ("VERB", "AUX"), trigger.entry.type)) is not None
    ):
        found = Judgement("planned", word, "ahead")
    if found is None or found.status == "planned":
        found = _of_sentence(w, i) or found
    if found is None and trigger.entry.status:
        found = Judgement(trigger.entry.status, trigger.head, "entry")
    if found is None and not verbal:
        found = charged(w, i)
    return denied_after(w, found) if found else Judgement("actual", trigger.head, "told")


def _of_verb(w: Words, i: int) -> Judgement | None:
    found = negated(w, i) or tense(w, i) or _governed_verb(w, i)
    announced = found and found.rule == "conditional" and announced_before(w, i)
    return Judgement("planned", found.token, "future-in-past") if found and announced else found


def _governed_verb(w: Words, i: int, depth: int = 0) -> Judgement | None:
    """Infinitives and clauses take the realis of the verb or noun that governs them."""
    h, dep = w.head[i], w.dep[i]
    infinitive = "VerbForm=Inf" in w.morph[i] and not any(w.dep[k] == "aux:tense" for k in w.kids[i])
    past_infinitive = "VerbForm=Inf" in w.morph[_first_aux(w, i)] and _first_aux(w, i) != i
    if found := _false_clause(w, i):
        return found
    if h == i and (infinitive or past_infinitive) and (before := _word_before(w, i)) is not None:
        return _by_governor(w, i, before, infinitive)  # "Le Canada compte envoyer": the parser took "compte" for a name
    if depth > 3 or h == i:
        return None
    bare = w.is_participle(i) and not any(w.dep[k].startswith("aux") for k in w.kids[i])
    if dep == "conj" and (bare or w.morph[i].count("VerbForm=Inf") == w.morph[h].count("VerbForm=Inf")):
        return (
            negated(w, h)
            or (tense(w, h) if infinitive or w.is_participle(i) else None)
            or _governed_verb(w, h, depth + 1)
        )
    if infinitive:
        mark = next((k for k in w.kids[i] if w.text[k] in word_set("realis.toml", "purposes")), None)
        if mark is None:
            mark = next((j for j in range(max(0, i - 4), i) if w.text[j] in word_set("realis.toml", "purposes")), None)
        if mark is not None:
            return Judgement("planned", mark, "purpose")
    if dep in ("advcl", "xcomp") and w.text[i].endswith("ant") and (w.is_gerund(i) or dep == "xcomp"):
        return tense(w, h) or _governed_verb(w, h, depth + 1)
    if (infinitive or past_infinitive) and w.pos[h] not in ("VERB", "AUX", "NOUN"):
        before = _word_before(w, i)
        return _by_governor(w, i, before, infinitive) if before is not None else None
    if dep in ("xcomp", "ccomp", "acl", "obl:arg", "obj", "advcl", "nmod") and (
        infinitive or past_infinitive or dep == "ccomp"
    ):
        return _by_governor(w, i, h, infinitive)
    return None


def _false_clause(w: Words, i: int) -> Judgement | None:
    """``Il est faux que …``, ``l'information selon laquelle … est fausse``, ``dément que …`` where the parse fails."""
    low, high = w.bounds(i)
    h = w.head[i]
    if w.dep[i] in ("ccomp", "csubj", "advcl") and w.pos[h] in ("ADJ", "ADV", "NOUN") and h < i:
        for key, status in (("false_predicates", "denied"), ("open_predicates", "possible")):
            if listed(key, w, h) and not negated(w, h):
                return Judgement(status, h, "predicate")
    mark = next((k for k in w.kids[i] if w.text[k] in ("que", "qu'", "lequel", "laquelle") and k < i), None)
    if mark is None or mark <= low:
        return None
    if w.text[mark - 1] == "selon":
        reach = range(i + 1, min(high, i + 12))
        word = next((j for j in reach if listed("false_predicates", w, j) and w.text[j - 1] in ("est", "était")), None)
        return Judgement("denied", word, "predicate") if word is not None else None
    before = mark - 1
    if w.pos[before] == "VERB" and w.head[i] != before and listed("denied_verbs", w, before) and not negated(w, before):
        return Judgement("denied", before, "governed")
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
    denied = negated(w, h) is not None
    if w.pos[h] in ("VERB", "AUX") and (
        listed("denied_verbs", w, h) or (listed("denied_reflexive", w, h) and is_reflexive(w, h))
    ):
        return Judgement("possible" if denied else "denied", h, "governed")
    if w.pos[h] == "NOUN":  # "a empêché les étudiants de manifester": the infinitive hangs on the object
        over = w.head[h]
        charge = listed("charging_verbs", w, over)  # "accuse les rebelles d'avoir tiré"
        governed = (infinitive or charge) and w.dep[h] == "obj" and w.pos[over] == "VERB"
        return _by_noun(w, h) or (_by_governor(w, i, over, infinitive) if governed else None)
    if listed("possible_verbs", w, h) and w.lemma[h] == "pouvoir" and infinitive and _managed(w, h):
        return negated(w, h)
    if not infinitive and is_conditional(w, h):
        return Judgement("possible", h, "conditional")
    if not infinitive and w.dep[i] != "xcomp":
        return Judgement("possible", h, "governed") if listed("possible_verbs", w, h) and not denied else None
    conditional = "Mood=Cnd" in w.morph[auxiliary(w, h)]
    if not infinitive and listed("planned_verbs", w, h) and not listed("possible_verbs", w, h):
        return None  # "a annoncé avoir pris la ville": done
    if denied and listed("actual_when_negated", w, h):
        return None
    if denied and (listed("planned_verbs", w, h) or listed("possible_verbs", w, h)):
        return Judgement("denied", h, "governed")
    if listed("possible_verbs", w, h):
        return Judgement("possible", h, "governed")
    if listed("planned_verbs", w, h):
        past_duty = w.lemma[h] == "devoir" and not conditional and "Tense=Past" in w.morph[h]
        return None if past_duty else Judgement("planned", h, "governed")
    if w.lemma[h] == "aller" and infinitive:
        return negated(w, h) or Judgement("planned", h, "near-future")
    return tense(w, h) if infinitive else None


def _managed(w: Words, h: int) -> bool:
    """``ont pu rapatrier``, ``ait pu aider``: they did."""
    f = auxiliary(w, h)
    return f != h and w.lemma[f] == "avoir" and not is_conditional(w, f)


def _by_noun(w: Words, h: int) -> Judgement | None:
    for key, status in (("denied_nouns", "denied"), ("possible_nouns", "possible"), ("planned_nouns", "planned")):
        bare = w.lemma[h] in word_set("realis.toml", "only_after_sur_le") and w.text[h - 2 : h] != ["sur", "le"]
        if listed(key, w, h) and not bare:
            return Judgement(status, h, "governing-noun")
    return None


def _of_noun(w: Words, i: int) -> Judgement | None:
    """Event nouns: determiner, adjective, governing noun, governing verb."""
    for k in w.kids[i]:
        if w.text[k] in word_set("realis.toml", "negating_determiners"):
            return Judgement("denied", k, "negation")
        if w.dep[k] in ("amod", "acl"):
            for key in ("denied", "possible", "planned"):
                if listed(f"{key}_adjectives", w, k):
                    return Judgement(key, k, "adjective")
        if w.text[k] == "sans":
            return Judgement("denied", k, "sans")
    if found := _before_noun(w, i):
        return found
    noun, h = i, w.head[i]
    steps = 0
    while h != i and w.pos[h] in ("NOUN", "PROPN") and steps < 3:
        if told_apart(w, h, noun):
            return None
        if found := _by_noun(w, h):
            return found
        if w.head[h] == h:
            return None
        i, h, steps = h, w.head[h], steps + 1
    if w.pos[h] in ("VERB", "AUX") and h != i:
        return _noun_under_verb(w, i, h)
    return None


def _before_noun(w: Words, i: int) -> Judgement | None:
    """``une présumée attaque``, ``dément toute négociation``: what the parser took for a noun or an adverb."""
    low = w.bounds(i)[0]
    j = i - 1
    while j >= low and w.pos[j] in ("DET", "ADJ", "NOUN") and not (w.pos[j] == "NOUN" and w.head[i] != j):
        plain = w.text[j].removesuffix("s").removesuffix("e")
        for key in ("denied", "possible", "planned"):
            if w.pos[j] != "DET" and plain in word_set("realis.toml", f"{key}_adjectives"):
                return Judgement(key, j, "adjective")
        j -= 1
    lost = j >= low and w.pos[j] == "VERB" and w.head[i] == i
    return Judgement("denied", j, "governed-noun") if lost and listed("denied_noun_verbs", w, j) else None


def _noun_under_verb(w: Words, i: int, h: int) -> Judgement | None:
    dep = w.dep[i]
    negation = negated(w, h)
    subject = dep.startswith("nsubj")
    if subject and listed("cancelled_verbs", w, h):
        return (negation and Judgement("actual", h, "not-cancelled")) or Judgement("denied", h, "cancelled")
    core = subject or dep in ("obj", "obl:arg", "xcomp", "ccomp", "iobj")
    purpose = next((k for k in w.kids[i] if w.text[k] in ("pour", "en vue")), None)
    if purpose is not None and not core:
        return None if listed("causes", w, h) else Judgement("planned", purpose, "purpose")
    if not core:
        return None
    if negation and listed("denied_noun_verbs", w, h):
        return Judgement("possible", h, "not-excluded")
    if subject and not _takes_place(w, i, h):
        return None
    if negation:
        return negation
    if (subject and w.dep[i].endswith("pass")) or not subject:
        conditional = "Mood=Cnd" in w.morph[auxiliary(w, h)] and not listed("conditional_plan", w, h)
        for key in ("denied", "possible", "planned"):
            if listed(f"{key}_noun_verbs", w, h):
                if conditional:
                    return Judgement("possible", auxiliary(w, h), "conditional")
                return Judgement(key, h, "governed-noun")
    if not subject and any("Poss=Yes" in w.morph[k] for k in w.kids[i]) and listed("planned_own_noun_verbs", w, h):
        return Judgement("planned", h, "own-noun")
    if not subject and not listed("light_verbs", w, h):
        return None
    return tense(w, h) or _governed_verb(w, h)


def _takes_place(w: Words, i: int, h: int) -> bool:
    """Whether the verb tells of its subject ``i`` that it takes place, is held or lies ahead: "L'invasion pourrait
    provoquer une crise" does not doubt the invasion, "un raid aurait tué deux civils" does."""
    if w.dep[i].endswith("pass"):
        lists = (
            "light_verbs",
            "planned_verbs",
            "planned_noun_verbs",
            "possible_verbs",
            "denied_noun_verbs",
            "finding_verbs",
        )
        return any(listed(key, w, h) for key in lists)
    f = auxiliary(w, h)
    return listed("occurrence_verbs", w, h) or w.lemma[h] == "être" or (f != h and w.text[f] in ("aurait", "auraient"))


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
