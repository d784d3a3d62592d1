"""Decide with the learned scorer: is the trigger an event, and which candidates are its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recoupe.read.events.arguments import Sides
from recoupe.read.events.candidates import Candidate
from recoupe.read.events.words import Words


class Choice(NamedTuple):
    """The sides, the chance of the best source, and that of the best target or, without target, of there being none."""

    sides: Sides
    source: float
    target: float


def choose_sides(
    w: Words,
    limits: Mapping[str, float],
    candidates: Sequence[Candidate],
    as_source: Sequence[float],
    as_target: Sequence[float],
) -> Choice:
    """Source and target by the chances of each candidate.

    The best source stands; further sources need ``more_sources``; the best target among the rest needs ``target``.
    """
    order = sorted(range(len(candidates)), key=lambda i: (-as_source[i], i))
    if not order or as_source[order[0]] < limits["source"]:
        return Choice(Sides((), (), "ranked"), 0.0, 0.0)
    source = [order[0]]
    for i in order[1:]:
        fresh = all(_other(candidates[i], candidates[j]) for j in source) and _joined(w, candidates, i, source)
        if fresh and as_source[i] > limits["more_sources"] and as_source[i] > as_target[i]:
            source.append(i)
    rest = [i for i in range(len(candidates)) if all(_other(candidates[i], candidates[j]) for j in source)]
    targets: list[int] = []
    for i in sorted(rest, key=lambda i: (-as_target[i], i)):
        limit = limits["target"] if not targets else limits["more_targets"]
        if as_target[i] > limit and all(_other(candidates[i], candidates[j]) for j in targets):
            if targets and not _joined(w, candidates, i, targets):
                continue
            targets.append(i)
    chosen = Sides(
        tuple(candidates[i] for i in sorted(source)), tuple(candidates[i] for i in sorted(targets)), "ranked"
    )
    met = max((as_target[i] for i in targets or rest), default=0.0)
    return Choice(chosen, as_source[order[0]], met if targets else 1.0 - met)


def _joined(w: Words, candidates: Sequence[Candidate], i: int, chosen: list[int]) -> bool:
    """Whether candidate ``i`` is coordinated with one of ``chosen``; a name inside another's phrase is not."""
    return any(_coordinated(w, candidates[i], candidates[j]) for j in chosen)


def _coordinated(w: Words, a: Candidate, b: Candidate) -> bool:
    if a.origin != "sentence" or b.origin != "sentence":
        return False
    if a.span == b.span:  # "les deux ministres": one expression for both
        return True
    first, second = sorted((a, b), key=lambda c: c.first)
    i, steps = second.head, 0
    while steps < 6 and w.dep[i] == "conj":
        i = w.head[i]
        steps += 1
        if first.first <= i <= first.last:
            return True
    between = w.text[first.last + 1 : second.first]
    return bool(between) and len(between) <= 6 and ("et" in between or "," in between) and _only_links(w, first, second)


def _only_links(w: Words, first: Candidate, second: Candidate) -> bool:
    gap = range(first.last + 1, second.first)
    return all(w.pos[j] in ("CCONJ", "DET", "PUNCT", "ADP") or w.text[j] in ("et", ",", "l'") for j in gap) and any(
        w.text[j] in ("et", "ou", "ainsi") or (w.text[j] == "," and w.dep[second.head] == "conj") for j in gap
    )


def _other(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates are different actors."""
    if a.actor and b.actor:
        return a.actor != b.actor
    return a.span[1] <= b.span[0] or b.span[1] <= a.span[0]
