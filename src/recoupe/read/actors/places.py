"""Capitals, cities and states: the place, or who sits there? Context decides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import fold
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.locative import locative
from recoupe.read.actors.proper import Name
from recoupe.records import Place

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
_ARTICLES = frozenset({"la", "le", "les", "l"})


def place_of(frame: Frame, name: Name) -> Place | None:
    """The gazetteer's place of that name."""
    start, end = frame.span(name.i, name.j)
    for row in gazetteer().place(frame.text[start:end]):
        return Place(
            id=row.id, name=row.name, country=row.country, kind=row.kind, latitude=row.latitude, longitude=row.longitude
        )
    return None


def seat_acts(frame: Frame, name: Name) -> str | None:
    """The rule by which a capital or palace acts here; None when it is a place."""
    i = name.i
    if locative(frame, i):
        return "metonym.addressee" if _addressed(frame, name) else None
    if _inverted(frame, name):
        return "metonym.inverted"
    before = frame.folded(i - 1) if i and frame.close(i - 1) else ""
    k = i - 1
    if before in _ARTICLES:
        k -= 1
        before = frame.folded(k) if k >= 0 and frame.close(k) else ""
    if before == "contre" and _attacked(frame, k):
        return None
    if before in {"par", "selon", "contre", "avec", "envers", "entre", "chez", "que"}:
        return f"metonym.after-{before}"
    if before in {"de", "d", "du", "des"}:
        governor = frame.folded(k - 1)
        return "metonym.of-act" if governor in words("metonym", "actor_nouns") else None
    return _by_syntax(frame, name)


def _attacked(frame: Frame, contre: int) -> bool:
    """Whether an attack stands right before: "une offensive contre Tripoli" goes against the town."""
    near = [frame.folded(k) for k in range(max(0, contre - 3), contre)]
    return any(word in words("metonym", "attacks") for word in near)


def _inverted(frame: Frame, name: Name) -> bool:
    """Whether a verb of saying with its subject after it precedes: ", a indiqué Bamako", "», assure Le Caire"."""
    k = name.i - 1
    if k >= 0 and frame.folded(k) in _ARTICLES and frame.close(k):
        k -= 1
    if k < 1 or not frame.close(k):
        return False
    spoken = frame.folded(k) == "savoir" or fold(frame.token(k).lemma_) in words("speech", "inverted")
    spoken |= frame.folded(k) in words("speech", "forms")
    if not spoken:
        return False
    while k > 0 and frame.close(k - 1) and frame.folded(k - 1) in {"a", "ont", "avait", "fait", "aura", "avaient"}:
        k -= 1
    return any(mark in frame.gap(k - 1) for mark in ',»”"')


def _addressed(frame: Frame, name: Name) -> bool:
    """Whether "à X" tells to whom: "reproche à Riyad", "s'en prend à Téhéran", not "rencontre à Riyad"."""
    if frame.folded(name.i - 1) != "a":
        return False
    before = [frame.folded(k) for k in range(max(0, name.i - 4), name.i - 1)]
    if any(b.startswith("pren") or b == "pris" for b in before) and "en" in before:
        return True
    verb = frame.token(name.i - 2) if name.i > 1 else frame.token(name.i)
    heads = {fold(frame.token(name.i).head.lemma_), fold(verb.lemma_)}
    return bool(heads & words("metonym", "dative_verbs"))


def listed_with(frame: Frame, names: Sequence[Name], rules: dict[int, str]) -> dict[int, str]:
    """Rules by first word, with those that a list adds: where Paris acts, so does Berlin in "Paris et Berlin"."""
    found = dict(rules)
    for _ in range(4):
        for one, other in pairwise(names):
            gap = frame.text[frame.words[one.j - 1].end : frame.words[other.i].start]
            paired = gap == " ni " or (gap == " que " and frame.folded(one.i - 1) in {"tant", "bien", "autant"})
            if not paired and gap not in {
                " et ",
                ", ",
                " ou ",
                " comme ",
                " et l'",
                ", l'",
                " et la ",
                ", la ",
                " et le ",
                ", le ",
            }:
                continue
            for a, b in ((one, other), (other, one)):
                if a.i in found and b.i not in found and not locative(frame, b.i):
                    found[b.i] = "metonym.listed"
    return found


def _by_syntax(frame: Frame, name: Name) -> str | None:
    tokens = frame.doc[frame.token(name.i).i : frame.token(name.j - 1).i + 1]
    root = tokens.root
    if root.dep_ in _SUBJECT:
        return "metonym.subject"
    if root.dep_ in {"obj", "iobj", "obl:agent"} and fold(root.head.lemma_) in words("metonym", "object_verbs"):
        return "metonym.object"
    if name.j < len(frame.words) and frame.gap(name.j - 1) == " ":
        following = frame.token(name.j)
        opens = frame.sentence_start(name.i) and not frame.words[name.j].capital
        if opens and following.pos_ in {"NOUN", "ADJ", "VERB", "AUX", "PROPN", "X"}:
            return "metonym.initial"
        if following.pos_ in {"VERB", "AUX"} and "Fin" in following.morph.get("VerbForm", []):
            return "metonym.before-verb"
        if frame.folded(name.j) in {"n", "ne", "s", "se"} or (
            following.pos_ == "PRON" and frame.folded(name.j) in {"l", "lui", "y", "les"}
        ):
            return "metonym.before-verb"
        paired = frame.folded(name.j) in {"et", "comme", "ou"} and name.j + 1 < len(frame.words)
        if paired and frame.words[name.j + 1].capital and frame.sentence_start(name.i):
            return "metonym.pair"
    if root.dep_ == "conj" and root.head.dep_ in _SUBJECT | {"obj"} and root.head.pos_ == "PROPN":
        return "metonym.pair"
    return None


def state_acts(frame: Frame, name: Name) -> str | None:
    """The rule by which a state named outright is an actor here; None when it is where something happens."""
    i = name.i
    if locative(frame, i):
        return None
    k = i - 1
    while k >= 0 and frame.close(k) and frame.folded(k) in _ARTICLES:
        k -= 1
    if k > 0 and frame.close(k) and frame.folded(k) in {"de", "d", "du", "des"}:
        return None if frame.folded(k - 1) in words("countries", "parts") else "state.of"
    return "state.name"


def acts(frame: Frame, name: Name) -> str | None:
    """The rule by which a state or seat acts here; None when it is a place."""
    tables = name.tables()
    if "state" in tables:
        return state_acts(frame, name)
    seats = [e.row for e in name.entries if e.table == "seat"]
    return "seat" if seats and not seats[0].place else seat_acts(frame, name)
