"""Candidates for the two sides of an event: the mentions around its trigger, pronouns, speakers and noun phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recoupe.read.events.data import word_set
from recoupe.read.events.frame import Frame, subjects_of
from recoupe.read.events.phrase import preposition
from recoupe.read.events.scene import Mention, Scene
from recoupe.read.events.words import Words
from recoupe.records import Span

#: how many actors named before the sentence stay in reach of its pronouns and ellipses
BEFORE = 2
_CLITICS = frozenset("le la l' les lui leur".split())


class Candidate(NamedTuple):
    """Something that may be source or target. ``actor`` is empty for a noun phrase that is no actor yet."""

    actor: str
    span: Span
    first: int
    last: int
    head: int
    form: str
    #: ``sentence``, ``before`` (an earlier sentence), ``speaker`` (of the quotation that holds the trigger)
    origin: str


#: kinds of bodies whose members meet when they do
_COLLECTIVE = frozenset({"igo", "government", "party"})
#: what those who meet or agree talk about stands behind "sur": "s'est réuni sur la Libye"
_ON_TOPICS = ("CONSULT", "AGREE")


def candidates_of(scene: Scene, trigger: int, voted: Iterable[int] = (), kind: str = "") -> list[Candidate]:
    """All candidates for the event at token ``trigger``, in order of the text, those from outside the sentence last.

    ``voted`` are tokens for which the rules vote: they stand as candidates even if no mention covers them. ``kind`` is
    the type of the event: of some, no party stands behind "sur".
    """
    low, high = scene.words.bounds(trigger)
    inside = [m for m in scene.mentions if low <= m.first and m.last < high and not _aside(scene, m, trigger)]
    out = [Candidate(m.actor, m.span, m.first, m.last, m.head, m.form, "sentence") for m in inside]
    wanted = set(voted)
    out += _noun_phrases(scene, low, high, wanted)
    out += _places(scene, low, high, wanted)
    out += _clitics(scene, trigger, low, high, inside)
    out = [c for c in out if not c.first <= trigger <= c.last or c.first == c.last]
    if kind in _ON_TOPICS:
        out = [c for c in out if preposition(scene.words, c.head) != "sur"]
    out.sort(key=lambda c: (c.first, c.last))
    return out + _outside(scene, trigger, low, inside)


def of_one_body(scene: Scene, words: Sequence[str], frame: Frame, found: list[Candidate]) -> list[Candidate]:
    """``lors d'une réunion du Conseil, Washington s'est opposé``: who else stands in the sentence did not meet it.

    ``words`` are the trigger's. Where one body alone meets, it remains, and who is named behind "avec" or "entre".
    """
    w = scene.words
    if not set(words) & word_set("argument.toml", "collective_meetings"):
        return found
    who = frame.subjects if frame.reflexive else frame.obliques.get("de", [])
    if len(who) > 1 and "," in w.text[who[0] : who[1]]:  # behind the adverbial the parser sees a list
        who = who[:1]
    if len(who) != 1 or "Number=Plur" in w.morph[who[0]] or not scene.is_actor(who[0]):
        return found
    body = [c for c in found if c.first <= who[0] <= c.last and c.form not in ("pronoun", "description")]
    if not body or not any(scene.actors.actor(c.actor).kind in _COLLECTIVE for c in body if c.actor):
        return found
    return [c for c in found if c in body or preposition(w, c.head) in ("avec", "entre")]


def without_judges(scene: Scene, frame: Frame, found: list[Candidate]) -> list[Candidate]:
    """``Nairobi a condamné l'enlèvement``: who judges an act that a noun tells is no side of it."""
    w, verb = scene.words, frame.governor
    if verb is None or not set(w.lemmas[verb]) & word_set("argument.toml", "judging"):
        return found
    judges = set(subjects_of(w, verb)[0])
    return [c for c in found if not judges & {*range(c.first, c.last + 1), *_above(w, c.head)}]


def _above(w: Words, i: int) -> Iterator[int]:
    """The words that token ``i`` hangs on, up to the next verb: of "l'ONU" in "le chef de l'ONU" the chief."""
    for _ in range(6):
        if w.head[i] == i or w.pos[w.head[i]] in ("VERB", "AUX"):
            return
        i = w.head[i]
        yield i


def _aside(scene: Scene, m: Mention, trigger: int) -> bool:
    """Whether a mention only describes the actor before it: "Victoria Coates (chargée de la Libye) et …"."""
    w = scene.words
    low, high = w.bounds(m.first)
    opened = next((j for j in range(m.first - 1, low - 1, -1) if w.text[j] in ("(", ")")), None)
    if opened is None or w.text[opened] == ")" or m.first == opened + 1:
        return False
    closed = next((j for j in range(m.last + 1, high) if w.text[j] == ")"), high)
    return not opened < trigger < closed and any(other.last == opened - 1 for other in scene.mentions)


def _clitics(scene: Scene, trigger: int, low: int, high: int, inside: list[Mention]) -> list[Candidate]:
    """``l'a pressé``, ``les soupçonne``: an object pronoun of the trigger that is no mention yet.

    Its actor is the last one named before that is not the subject's.
    """
    w = scene.words
    verb = w.head[trigger] if w.pos[trigger] not in ("VERB", "AUX") else trigger
    out: list[Candidate] = []
    for k in w.kids[verb]:
        if low <= k < high and w.text[k] in _CLITICS and w.pos[k] == "PRON" and k not in scene.covering:
            subject = {m.actor for m in inside if verb in (w.head[m.head], m.head)}
            before = [m for m in scene.mentions if m.last < k and m.actor not in subject and m.form != "ethnonym"]
            if before:
                last = max(before, key=lambda m: (m.first, m.last))
                out.append(Candidate(last.actor, w.span(k), k, k, k, "pronoun", "sentence"))
    return out


def _noun_phrases(scene: Scene, low: int, high: int, voted: set[int]) -> list[Candidate]:
    """Noun phrases without a mention whose head stands for people or bodies ("des manifestants") or has a vote."""
    w = scene.words
    animate = word_set("argument.toml", "animate")
    out = []
    for i in range(low, high):
        if i in scene.covering or w.pos[i] not in ("NOUN", "PROPN"):
            continue
        if (w.pos[i] == "NOUN" and w.lemma[i] in animate) or (i in voted and scene.is_actor(i)):
            first, last = noun_phrase(scene, i)
            out.append(Candidate("", w.span(first, last), first, last, i, "description", "sentence"))
    return out


def _places(scene: Scene, low: int, high: int, voted: set[int]) -> list[Candidate]:
    """``a lancé des frappes en Ukraine``: a country that is no mention but has a vote, as the actor of its name."""
    out = []
    for i in range(low, high):
        place = scene.place_at.get(i)
        if i in voted and place and i not in scene.covering and place[1].kind == "country":
            same = (m for m in scene.mentions if scene.actors.actor(m.actor).name == place[1].name)
            actor = next(same, None)
            tokens = scene.tokens(place[0])
            out.append(Candidate(actor.actor if actor else "", place[0], tokens[0], tokens[-1], i, "name", "sentence"))
    return out


def noun_phrase(scene: Scene, i: int) -> tuple[int, int]:
    """First and last token of the noun with its adjectives and its ``de`` complement without a determiner."""
    w = scene.words
    first = last = i
    for k in w.kids[i]:
        if k > i and w.dep[k] == "amod" and w.pos[k] == "ADJ" and k - last <= 2:
            last = k
        if k < i and w.dep[k] in ("amod", "nummod") and i - k <= 2:
            first = min(first, k)
        if (
            k > i
            and w.dep[k] == "nmod"
            and preposition(w, k) == "de"
            and k - last <= 2
            and w.pos[k] in ("NOUN", "PROPN")
        ):
            last = k
    return first, last


def _outside(scene: Scene, trigger: int, low: int, inside: list[Mention]) -> list[Candidate]:
    out: list[Candidate] = []
    named = {m.actor for m in inside}
    for statement in scene.statements_at(trigger)[:1]:
        if statement.speaker and statement.speaker_span:
            tokens = scene.tokens(statement.speaker_span)
            if tokens:
                out.append(
                    Candidate(
                        statement.speaker, statement.speaker_span, tokens[0], tokens[-1], scene.head_of(tokens), "name",
                        "speaker",
                    )
                )  # fmt: skip
    earlier = [m for m in scene.mentions if m.last < low and m.actor not in named]
    for m in sorted(earlier, key=lambda m: -m.first):
        if m.actor in named:
            continue
        named.add(m.actor)
        out.append(Candidate(m.actor, m.span, m.first, m.last, m.head, m.form, "before"))
        if sum(c.origin == "before" for c in out) >= BEFORE:
            break
    return out
