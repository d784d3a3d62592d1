"""Hard rules of what is no event: the content of a request, triggers in a title of a work, verbs used as nouns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recoupe.read.events.data import load, word_set
from recoupe.read.events.frame import is_reflexive
from recoupe.read.events.match import Trigger
from recoupe.read.events.scene import Scene
from recoupe.read.events.words import Words


def is_content_of_request(scene: Scene, trigger: Trigger) -> bool:
    """``appelle à un cessez-le-feu``, ``demande que X libère Y``: the trigger hangs below a word of asking."""
    w = scene.words
    i, steps = trigger.head, 0
    while w.head[i] != i and steps < 5:
        dep = w.dep[i]
        if dep in ("conj",) and w.pos[i] in ("VERB",) and "VerbForm=Fin" in w.morph[i]:
            return False
        if dep in ("acl:relcl", "advcl", "parataxis") or dep.startswith("nsubj"):
            return False
        below, i = i, w.head[i]
        steps += 1
        if is_reflexive(w, i) and "demander" in w.lemmas[i]:
            return False  # "se demande si la police a torturé le suspect"
        if _launches_appeal(w, i, below):
            return True
        wished = dep == "ccomp" and set(w.lemmas[i]) & word_set("gate.toml", "wishing")
        if (wished or set(w.lemmas[i]) & word_set("gate.toml", "asking")) and dep in _CONTENT:
            if _opens(w, trigger.head):
                return False
            return not _is_adjunct(w, trigger.head) and not _is_own_wish(w, below)
    return False


def _opens(w: Words, i: int) -> bool:
    """``Réunis à Quito, les ministres ont réclamé …``: a participle that opens the sentence is told, not asked."""
    return i - w.bounds(i)[0] <= 1 and w.is_participle(i)


def _launches_appeal(w: Words, verb: int, below: int) -> bool:
    """``a lancé un appel à la reprise du dialogue``: the complement that the parser hung on the verb."""
    asked = any(w.dep[k] == "obj" and w.lemma[k] in word_set("gate.toml", "appeals") for k in w.kids[verb])
    prep = any(w.dep[k] == "case" and w.text[k] in ("à", "au", "aux", "pour") for k in w.kids[below])
    return asked and prep and w.dep[below].startswith(("obl", "nmod")) and w.pos[below] == "NOUN"


def _is_own_wish(w: Words, i: int) -> bool:
    """``souhaite rencontrer``: a bare infinitive is what the subject wants to do, not what is asked of others."""
    return "VerbForm=Inf" in w.morph[i] and w.pos[i - 1] in ("VERB", "ADV")


def _is_adjunct(w: Words, i: int) -> bool:
    """``appelle au calme lors d'une conversation``: the occasion of the request, not its content."""
    before = " ".join(w.text[max(0, i - 5) : i])
    return any(f" {cue} " in f" {before} " for cue in load("gate.toml")["occasions"])


_CONTENT = frozenset("obj xcomp ccomp obl:arg obl:mod nmod iobj acl".split())


def is_event(scene: Scene, trigger: Trigger) -> bool:
    """Whether the rules alone let the trigger pass."""
    w = scene.words
    if w.pos[trigger.head] == "PROPN" and trigger.entry.pos == "N":
        return False
    idle = _in_title(w, trigger.head) or _in_play(w, trigger) or _in_set_phrase(w, trigger.tokens)
    return not (idle or _is_general(scene, trigger))


def _in_title(w: Words, i: int) -> bool:
    """``le roman « Assassiner le président »``: words in quotation marks behind the noun for a work."""
    low, high = w.bounds(i)
    opened = next((j for j in range(i - 1, low, -1) if w.text[j] in ("«", "»", '"', "“", "”")), None)
    if opened is None or w.text[opened] in ("»", "”"):
        return False
    closed = any(w.text[j] in ("»", '"', "”") for j in range(i + 1, high))
    return closed and w.lemma[opened - 1] in word_set("gate.toml", "works")


def _in_play(w: Words, trigger: Trigger) -> bool:
    """``le Brésil a battu la Suède en quart de finale``: verbs of fighting and dealing beside a word of the game."""
    if trigger.entry.words[0] not in word_set("gate.toml", "playing"):
        return False
    low, high = w.bounds(trigger.head)
    said = f" {' '.join(w.text[low:high])} "
    return any(f" {word} " in said for word in load("gate.toml")["games"])


def _in_set_phrase(w: Words, tokens: Sequence[int]) -> bool:
    """``une offre publique d'achat``, ``des visites guidées``: a word is part of a phrase that tells no event."""
    for phrase in set_phrases():
        for i in tokens:
            if w.text[i] in phrase and any(
                tuple(w.text[max(0, s) : s + len(phrase)]) == phrase for s in range(i - len(phrase) + 1, i + 1)
            ):
                return True
    return False


@lru_cache(maxsize=1)
def set_phrases() -> tuple[tuple[str, ...], ...]:
    """The phrases of ``data/gate.toml`` that tell no event, as words."""
    return tuple(tuple(phrase.split()) for phrase in load("gate.toml")["set_phrases"])


def _is_general(scene: Scene, trigger: Trigger) -> bool:
    """``Un tribunal juge et condamne``: an indefinite singular in the present, in a sentence without name or number."""
    w, f = scene.words, trigger.frame
    low, high = w.bounds(trigger.head)
    if trigger.entry.pos != "V" or not f.subjects or any(w.pos[j] in ("PROPN", "NUM") for j in range(low, high)):
        return False
    present = "Tense=Pres" in w.morph[trigger.head] and "VerbForm=Fin" in w.morph[trigger.head]
    subject = f.subjects[0]
    one = any(w.text[k] in ("un", "une") for k in w.kids[subject] if w.dep[k] == "det")
    complete = not any(w.dep[k] in ("amod", "nmod", "acl", "acl:relcl") for k in w.kids[subject])
    return present and one and complete and not scene.statements_at(trigger.head)
