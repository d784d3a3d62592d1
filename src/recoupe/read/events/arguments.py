"""Choose source and target of an event among the candidates, by the rules' votes alone or by the learned ranker."""

from __future__ import annotations

from typing import NamedTuple

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.data import word_set
from recoupe.read.events.match import Trigger
from recoupe.read.events.scene import Scene
from recoupe.read.events.votes import Vote

#: pronouns of the speaker
FIRST_PERSON = frozenset("nous je j' me m' moi".split())


class Sides(NamedTuple):
    """The two sides of an event, with the label of the vote (or ``ranked``) that filled them."""

    source: tuple[Candidate, ...]
    target: tuple[Candidate, ...]
    how: str


def link(scene: Scene, candidate: Candidate, token: int) -> float:
    """How directly ``token`` stands for ``candidate``: 1 the same phrase, .6 its apposition or holder, 0 not at all."""
    w = scene.words
    if w.text[token] in FIRST_PERSON:  # in a quotation: its speaker
        return 1.0 if candidate.origin == "speaker" else 0.0
    if candidate.first <= token <= candidate.last:
        return 1.0
    j, steps = candidate.head, 0
    while steps < 3 and w.head[j] != j:
        dep = w.dep[j]
        j = w.head[j]
        steps += 1
        if j == token and dep in ("appos", "flat:name", "flat:foreign", "amod", "dep"):
            return 0.8
        if j == token and dep == "nmod":
            return 0.6 if w.lemma[token] in word_set("argument.toml", "holders") else 0.0
        if dep not in ("appos", "flat:name", "nmod", "dep"):
            return 0.0
    return 0.0


def by_rules(scene: Scene, trigger: Trigger, votes: list[Vote], candidates: list[Candidate]) -> Sides:
    """The sides that the first vote with a candidate gives; coordinated candidates share its label."""
    source, how = _first(scene, votes, candidates, "source", set())
    used: set[object] = {c.actor or c.span for c in source}
    target, _ = _first(scene, votes, candidates, "target", used)
    if not target and trigger.entry.type in ("CONSULT", "AGREE") and len(source) > 1:
        source, target = source[:1], source[1:]
    return Sides(tuple(source), tuple(target), how)


def _first(
    scene: Scene, votes: list[Vote], candidates: list[Candidate], role: str, used: set[object]
) -> tuple[list[Candidate], str]:
    mine = [v for v in votes if v.role == role]
    for vote in mine:
        found: list[Candidate] = []
        for other in mine:
            if other.label != vote.label:
                continue
            best = _best(scene, [c for c in candidates if (c.actor or c.span) not in used], other.token)
            if best is not None and best not in found:
                found.append(best)
        if found:
            return found, vote.label
    return [], ""


def _best(scene: Scene, candidates: list[Candidate], token: int) -> Candidate | None:
    """The candidate that ``token`` stands for, or None."""

    def worth(c: Candidate) -> tuple[float, bool, int]:
        direct = link(scene, c, token)  # "le chef de la ligue, X": the name in apposition before the description
        return direct + (0.3 if direct >= 0.8 and c.form == "name" else 0), bool(c.actor), c.first - c.last

    best = max(candidates, key=worth, default=None)
    return best if best is not None and link(scene, best, token) > 0 else None
