"""Stances: the acts and words of ``data/stances.tsv`` with who takes the stance, towards whom or what, and how long."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from recoupe.read.events.candidates import noun_phrase
from recoupe.read.events.circumstances import date_of
from recoupe.read.events.data import word_set
from recoupe.read.events.entries import Lexicon, index, read_entries
from recoupe.read.events.frame import frame_of
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.phrase import conjuncts, hanging, preposition
from recoupe.read.events.realis import judge
from recoupe.read.events.scene import Scene
from recoupe.read.events.verbgroup import Judgement
from recoupe.records import Span

STANCES = ("supports", "opposes", "recognises", "neutral")
#: how many words a topic may have
LONGEST_TOPIC = 8
_INSIDE = frozenset("amod nmod det case nummod flat:name".split())
_OWN = frozenset("son sa ses leur leurs".split())


class Side(NamedTuple):
    """A holder or an object: actor id or topic, and its words."""

    name: str
    span: Span


class Stance(NamedTuple):
    """One stance told: without holders or objects if the trigger takes no side ("n'a jamais soutenu la junte")."""

    stance: str
    head: int
    holders: list[Side]
    objects: list[Side]
    since: tuple[str, Span] | None
    until: tuple[str, Span] | None


@lru_cache(maxsize=1)
def stance_lexicon() -> Lexicon:
    """The rows of ``data/stances.tsv``; their type is the stance.

    Raises:
        LexiconError: a row is malformed.
    """
    table = files("recoupe.read.events").joinpath("data", "stances.tsv")
    return index(read_entries(table.read_text(encoding="utf-8"), "stances.tsv", STANCES))


def find_stances(scene: Scene) -> Iterator[Stance]:
    """Every word of the lexicon that holds at its place, in order of the text."""
    for trigger in find_triggers(scene, stance_lexicon()):
        if trigger.unmet or trigger.alternative:
            continue
        yield _stance(scene, trigger)
    yield from _for_or_against(scene)


def _stance(scene: Scene, trigger: Trigger) -> Stance:
    entry = trigger.entry
    nothing = Stance(entry.type, trigger.head, [], [], None, None)
    verdict = judge(scene, trigger)
    if _is_something_else(scene, trigger):
        return nothing
    if _is_taken_for_granted(scene, trigger, verdict):
        verdict = verdict._replace(status="actual")
    ended = verdict.status == "denied" and scene.words.text[verdict.token] == "plus" and not entry.status
    if verdict.status != (entry.status or "actual") and not ended:
        return nothing
    date = date_of(scene, trigger.head, scene.dates)
    since = (date[0].removesuffix("/.."), date[1]) if date and date[0] and date[0].endswith("/..") else None
    if ended and since is None:
        return nothing
    holders = _holders(scene, _tokens(scene, trigger, entry.source))
    objects = _objects(scene, entry.type, _tokens(scene, trigger, entry.target), {h.name for h in holders})
    return Stance(entry.type, trigger.head, holders, objects, None if ended else since, since if ended else None)


def _is_something_else(scene: Scene, trigger: Trigger) -> bool:
    """``a opposé une vive résistance aux voleurs``, ``se défendre``, ``l'opposition``, ``a retiré son soutien``."""
    w, head = scene.words, trigger.head
    if trigger.entry.pos == "A":
        return any(w.lemma[k] == "avoir" for k in w.kids[head])
    if trigger.entry.pos == "V":
        return trigger.frame.reflexive and not trigger.entry.reflexive
    f = trigger.frame
    governor, body = f.governor, head in scene.covering and not f.obliques.get("de") and f.possessor is None
    ends = governor is not None and bool(set(w.lemmas[governor]) & word_set("positions.toml", "withdrawing"))
    return body or (ends and w.dep[head] in ("obj", "obl:arg", "nsubj:pass"))


def _is_taken_for_granted(scene: Scene, trigger: Trigger, verdict: Judgement) -> bool:
    """``l'hostilité de Belgrade à l'accord ne surprend pas``: what is denied is told of the stance, not the stance."""
    subject = trigger.entry.pos == "N" and scene.words.dep[trigger.head].startswith("nsubj")
    return subject and verdict.rule == "negation" and verdict.token > trigger.head


def _tokens(scene: Scene, trigger: Trigger, slots: tuple[str, ...]) -> list[int]:
    """The words at the first of ``slots`` that is filled."""
    for slot in slots:
        if found := [t for t in _at(scene, trigger, slot) if t not in trigger.tokens]:
            return list(dict.fromkeys(found))
    return []


def _at(scene: Scene, trigger: Trigger, slot: str) -> list[int]:
    w, f = scene.words, trigger.frame
    if slot == "subj":
        return f.subjects
    if slot == "obj":
        return f.objects or _after(scene, trigger.tokens[-1])
    if slot in ("gov", "poss"):
        return f.governing
    if slot == "par":
        return f.agents or f.obliques.get("par", [])
    if slot == "after":
        return _after(scene, trigger.tokens[-1])
    if slot == "comp":
        return [k for k in w.kids[trigger.head] if w.dep[k] in ("xcomp", "ccomp") and w.pos[k] == "NOUN"]
    found = f.obliques.get(slot, [])
    if not found and trigger.entry.pos == "A" and w.dep[trigger.head] == "xcomp":  # "demeure neutre dans la guerre"
        found = frame_of(w, w.head[trigger.head], "V").obliques.get(slot, [])
    if slot == "lors de":
        found = f.obliques.get("lors", []) + f.obliques.get("lors de", [])
    return found + [t for o in trigger.tokens[1:] for t in hanging(w, o, slot)]


def _after(scene: Scene, i: int) -> list[int]:
    """The noun phrase right behind token ``i``."""
    w = scene.words
    for j in range(i + 1, min(w.bounds(i)[1], i + 5)):
        if w.pos[j] in ("NOUN", "PROPN"):
            return conjuncts(w, j)
        if w.pos[j] not in ("DET", "ADJ", "NUM") and w.text[j] not in ("des", "du"):
            break
    return []


def _holders(scene: Scene, tokens: list[int]) -> list[Side]:
    """Actors at ``tokens``; "nous" is the speaker of the quotation it stands in."""
    out = []
    for t in tokens:
        if scene.words.text[t] in ("nous", "je", "j'"):
            out += [Side(s.speaker, s.speaker_span) for s in scene.statements_at(t)[:1] if s.speaker and s.speaker_span]
        elif (actor := _actor(scene, t)) is not None:
            out.append(actor)
    return out


def _actor(scene: Scene, t: int) -> Side | None:
    """The actor at token ``t``: its mention, else a noun phrase for people or bodies as a new actor of the article."""
    if at := scene.covering.get(t):
        return Side(at[0].actor, at[0].span)
    w = scene.words
    known = w.lemma[t] in word_set("argument.toml", "animate") | word_set("sense.toml", "persons")
    if not known and not (t in scene.place_at and w.pos[t] == "PROPN"):
        return None
    span = w.span(*noun_phrase(scene, t))
    name = scene.text[slice(*span)]
    ident = scene.actors.new_actor(name[:1].upper() + name[1:], kind="group")
    scene.actors.add_mention(span, ident, "description", "position/noun-phrase")
    scene.add(span, ident, "description")
    return Side(ident, span)


def _objects(scene: Scene, stance: str, tokens: list[int], holders: Container[str]) -> list[Side]:
    """Actors or topics at ``tokens``; what is the holder's own ("a rappelé son ambassadeur") is no side.

    A mention taken for one of ``holders`` gives way to its adjective ("l'État palestinien") or its words.
    """
    w = scene.words
    out = []
    for t in tokens:
        if w.text[t] in ("que", "qu'") and w.dep[w.head[t]] == "acl:relcl":
            t = w.head[w.head[t]]
        if w.lemma[t] in word_set("positions.toml", "ballots"):  # "lors du vote de la résolution"
            t = next(iter(hanging(w, t, "de") + hanging(w, t, "sur")), t)
        if any(w.text[k] in _OWN for k in w.kids[t]) or w.pos[t] not in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
            continue
        if stance == "recognises" and not _is_recognisable(scene, t):
            continue
        side = _actor(scene, t)
        if side is not None and side.name in holders:
            told = [k for k in w.kids[t] if w.dep[k] == "amod" and k in scene.covering]
            side = _actor(scene, told[0]) if told else None
        if side := side or topic(scene, t):
            out.append(side)
    return out


def _is_recognisable(scene: Scene, t: int) -> bool:
    """States and bodies, by name or by their nouns; nobody takes a stand by recognising a car."""
    w = scene.words
    named = t in scene.place_at or (t in scene.covering and any(w.capital[j] for j in _mention(scene, t)))
    return named or w.lemma[t] in word_set("positions.toml", "recognisable")


def _mention(scene: Scene, t: int) -> range:
    return range(scene.covering[t][0].first, scene.covering[t][0].last + 1)


def topic(scene: Scene, t: int) -> Side | None:
    """What the noun at token ``t`` names with its complements: "un cessez-le-feu immédiat dans le nord du pays"."""
    w = scene.words
    if w.pos[t] not in ("NOUN", "PROPN", "X") or any(w.text[k] in _OWN for k in w.kids[t]):
        return None
    first, last = noun_phrase(scene, t)
    for j in range(last + 1, min(w.bounds(t)[1], first + LONGEST_TOPIC)):
        if w.dep[j] not in _INSIDE or not first <= w.head[j] < first + LONGEST_TOPIC:
            break
        if w.pos[j] in ("NOUN", "PROPN", "ADJ"):
            last = j
    return Side(scene.text[w.start[first] : w.end[last]], w.span(first, last))


def _for_or_against(scene: Scene) -> Iterator[Stance]:
    """``sont contre la réforme``, ``est pour le péage``: a noun with a copula and one of these prepositions."""
    w = scene.words
    for i in range(len(w.text)):
        cop = next((k for k in w.kids[i] if w.dep[k] == "cop"), None)
        if cop is None or w.pos[i] != "NOUN" or preposition(w, i) not in ("contre", "pour"):
            continue
        told = "VerbForm=Fin" in w.morph[cop] and "Tense=Fut" not in w.morph[cop] and "Mood=Cnd" not in w.morph[cop]
        negated = any(w.text[k] in ("ne", "n'") for k in w.kids[i])
        subjects = [t for k in w.kids[i] if w.dep[k].startswith("nsubj") for t in conjuncts(w, k)]
        if told and not negated and subjects:
            stance = "opposes" if preposition(w, i) == "contre" else "supports"
            case = next(k for k in w.kids[i] if w.dep[k] == "case")
            yield Stance(stance, case, _holders(scene, subjects), _objects(scene, stance, [i], ()), None, None)
