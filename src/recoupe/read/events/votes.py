"""The rules' votes: which word, by the trigger's frame and the habits of its type, is source or target.

A vote is no decision: it is the rules-only reading and, in the learned reader, one feature among others. Its label
names the construction, so that a reader of the record finds the rule.
"""

from __future__ import annotations

from typing import NamedTuple

from recoupe.read.events.data import word_set
from recoupe.read.events.frame import Frame, subjects_of
from recoupe.read.events.match import Trigger
from recoupe.read.events.phrase import conjuncts, hanging, preposition
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words


class Vote(NamedTuple):
    token: int
    role: str
    label: str
    #: order of preference inside a role, 0 first
    rank: int


def votes_of(scene: Scene, trigger: Trigger) -> list[Vote]:
    """All votes for a trigger, best first in each role."""
    w = scene.words
    sources = [(_relative(scene, trigger.head, t), label) for t, label in _sources(w, trigger)]
    if trigger.entry.pos == "N":  # "des combats entre X et Y": one side each
        others = trigger.frame.obliques.get("entre", [])[1:]
        sources = [(t, label) for t, label in sources if not (label == "prep-entre" and t in others)]
    taken = {t for t, _ in sources}
    targets = [(t, label) for t, label in _targets(w, trigger) if t not in taken]
    targets += [(t, label) for t, label in _of_type(scene, trigger) if t not in taken]
    out = [Vote(t, "source", label, n) for n, (t, label) in enumerate(sources)]
    return out + [Vote(t, "target", label, n) for n, (t, label) in enumerate(targets)]


def _relative(scene: Scene, verb: int, subject: int) -> int:
    """The "qui" of ``verb`` where the parser hangs its clause on a noun that is nobody.

    "un soutien français au maréchal Haftar, qui a lancé une offensive": the actor reader knows whom "qui" stands for.
    """
    if subject in scene.covering:
        return subject
    w = scene.words
    return next((k for k in w.kids[verb] if w.text[k] == "qui" and k in scene.covering), subject)


def _sources(w: Words, trigger: Trigger) -> list[tuple[int, str]]:
    f, entry = trigger.frame, trigger.entry
    out: list[tuple[int, str]] = []
    for slot in entry.source:
        if slot == "subj":
            out += [(t, "agent" if f.passive else f.how or "subj") for t in f.subjects]
        elif slot == "gov":
            out += [] if _governor_is_target(w, trigger) else [(t, "gov") for t in f.governing]
        elif slot == "poss":
            out += [(f.possessor, "poss")] if f.possessor is not None else []
        elif slot == "par" and f.agents:
            out += [(t, "agent") for t in f.agents]
        elif not (slot == "de" and _de_is_target(trigger)):
            out += [(t, f"prep-{slot}") for t in f.obliques.get(slot, [])]
    if entry.pos == "N":
        if "par" not in entry.source:
            out = [(t, "prep-par") for t in f.obliques.get("par", [])] + out
        out += [(t, "adjective") for t in f.adjectives]
    if entry.pos != "N" and not out:
        out += _fronted(w, trigger.head)
    return list(dict.fromkeys(out))


def _de_is_target(trigger: Trigger) -> bool:
    """``l'expulsion de X``: X suffers it where "par" or the governing verb names who acts."""
    f, entry = trigger.frame, trigger.entry
    acts = entry.source[:1] == ("de",)  # "l'attaque de X": the lexicon's first place
    return entry.pos == "N" and "de" in entry.target and bool(f.obliques.get("par") or (f.governing and not acts))


def _fronted(w: Words, i: int) -> list[tuple[int, str]]:
    """``Réunis à Genève, X et Y se sont …``: a participle that opens the sentence shares the main subject."""
    low, high = w.bounds(i)
    if i - low > 2 or not w.is_participle(i):
        return []
    main = next((j for j in range(i + 1, high) if w.dep[j] == "ROOT" and w.pos[j] in ("VERB", "AUX")), None)
    return [(t, "fronted") for t in subjects_of(w, main)[0]] if main is not None else []


def _targets(w: Words, trigger: Trigger) -> list[tuple[int, str]]:
    f, entry = trigger.frame, trigger.entry
    out: list[tuple[int, str]] = []
    for slot in entry.target:
        if slot == "obj":
            out += [(t, "patient" if f.passive else "obj") for t in f.objects if t not in trigger.tokens]
        elif slot == "subj":
            out += _subject_as_target(w, trigger)
        elif slot == "poss":
            out += [(f.possessor, "poss")] if f.possessor is not None else []
        elif slot == "entre":
            out += [(t, "prep-entre") for t in f.obliques.get("entre", [])]
        elif slot != "none":
            out += [(t, f"prep-{slot}") for t in f.obliques.get(slot, [])]
            out += [(t, f"prep-{slot}") for o in f.objects for t in hanging(w, o, slot) if slot != "de"]
            out += [(t, f"prep-{slot}") for o in trigger.tokens[1:] for t in hanging(w, o, slot)]
    if "obj" in entry.target and not f.objects:
        out += [(t, "obj-surface") for t in _next_phrase(w, trigger.tokens[-1])]
    if entry.pos == "N":
        out += [(t, "entre-other") for t in f.obliques.get("entre", [])[1:]]
    return list(dict.fromkeys(out))


def _next_phrase(w: Words, i: int) -> list[int]:
    """The noun phrase without preposition that follows a locution: "pointe du doigt la fédération"."""
    high = w.bounds(i)[1]
    for j in range(i + 1, min(high, i + 5)):
        if w.pos[j] in ("NOUN", "PROPN"):
            return conjuncts(w, j)
        if w.pos[j] not in ("DET", "ADJ", "NUM") and w.text[j] not in ("des", "du", "l'"):
            return []
    return []


def _subject_as_target(w: Words, trigger: Trigger) -> list[tuple[int, str]]:
    f = trigger.frame
    if trigger.entry.pos == "A":
        nouns = f.objects or f.subjects or ([w.head[trigger.head]] if w.dep[trigger.head] in ("amod", "acl") else [])
        return [(t, "modified") for t in nouns]
    return [(t, "symmetric") for t in f.subjects[1:]]


def _of_type(scene: Scene, trigger: Trigger) -> list[tuple[int, str]]:
    """Where the target of each type hides when it is no argument of the trigger."""
    w, f, kind = scene.words, trigger.frame, trigger.entry.type
    out: list[tuple[int, str]] = []
    if kind in ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "CONCEDE"):
        for clause in f.clauses:
            out += [(t, "clause-subject") for t in _own_subjects(w, clause)]
            out += [(t, "clause-argument") for t in _clause_arguments(w, clause)]
            out += [(o, "clause-owner") for t in _own_subjects(w, clause) for o in hanging(w, t, "de")]
    if trigger.entry.pos == "V" and kind in ("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"):
        out += _occasion(w, trigger.head)
    if kind in ("ACCUSE", "REJECT", "SUPPORT", "SANCTION", "ASSAULT", "CONCEDE", "COERCE"):
        for noun in f.objects:
            out += [(t, "author") for t in hanging(w, noun, "de") + hanging(w, noun, "par")]
            out += [(k, "author-adjective") for k in w.kids[noun] if w.dep[k] == "amod" and k in scene.covering]
            out += [(t, "author-deep") for k in w.kids[noun] for t in hanging(w, k, "de") if w.dep[k] == "nmod"]
    if kind in ("ACCUSE", "REJECT", "SUPPORT", "PROTEST", "REQUEST", "THREATEN", "AID"):
        given = [t for slot in trigger.entry.target for t in f.obliques.get(slot, [])]
        out += [(o, "owner-of-oblique") for t in given for o in hanging(w, t, "de")]
    if kind in ("ASSAULT", "RETREAT"):
        out += _owner(w, f)
    if kind in ("ASSAULT", "MOBILIZE", "CONSULT", "AID"):
        there = [t for prep in ("en", "à", "dans") for t in f.obliques.get(prep, [])]
        out += [(t, "locative") for t in there if t in scene.place_at or t in scene.covering]
    if _governor_is_target(w, trigger):
        out += [(t, "governor-target") for t in f.governing]
    return out


def _governor_is_target(w: Words, trigger: Trigger) -> bool:
    """``avec l'aide de X, Y a pris …``, ``à la demande de X, Y se réunit``: Y is the other side."""
    f, entry = trigger.frame, trigger.entry
    named = any(f.obliques.get(slot) for slot in ("de", "par"))
    cue = {"AID": "avec", "REQUEST": "à", "SUPPORT": "avec"}.get(entry.type)
    return entry.pos == "N" and named and cue is not None and preposition(w, trigger.head) in (cue, "sur")


def _clause_arguments(w: Words, clause: int) -> list[int]:
    """``exclut de négocier avec X``, ``menace d'attaquer X``: whom the content of the act concerns."""
    out: list[int] = []
    for k in w.kids[clause]:
        if w.dep[k] == "obj" or (w.dep[k].startswith(("obl", "iobj")) and preposition(w, k) in ("avec", "à", "contre")):
            out += conjuncts(w, k)
    return out


def _occasion(w: Words, i: int) -> list[tuple[int, str]]:
    """``a appelé au calme lors d'un entretien avec X``: X is the addressee."""
    low, high = w.bounds(i)
    meetings = word_set("sense.toml", "meetings")
    for j in range(low, high):
        if w.lemma[j] in meetings and w.pos[j] == "NOUN":
            before = w.text[max(low, j - 4) : j]
            if any(cue in before for cue in ("lors", "cours", "issue", "pendant", "durant", "terme", "marge")):
                return [(t, "occasion") for t in hanging(w, j, "avec")]
    return []


def _own_subjects(w: Words, clause: int) -> list[int]:
    return [t for k in w.kids[clause] if w.dep[k].startswith("nsubj") for t in conjuncts(w, k)]


def _owner(w: Words, f: Frame) -> list[tuple[int, str]]:
    """``la base que X occupait``, ``la ville tenue par X``: who loses the place that is taken."""
    out: list[tuple[int, str]] = []
    holding = word_set("sense.toml", "holding")
    for noun in [*f.objects, *(t for heads in f.obliques.values() for t in heads)]:
        for k in w.kids[noun]:
            if w.dep[k] in ("acl", "acl:relcl") and set(w.lemmas[k]) & holding:
                relative = [m for m in w.kids[k] if w.dep[m] == "obl:agent" or w.dep[m].startswith("nsubj")]
                out += [(m, "owner") for m in relative if w.text[m] not in ("qui",)]
    return out
