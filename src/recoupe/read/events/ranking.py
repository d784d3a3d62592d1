"""Decide with the learned scorer: is the trigger an event, and which candidates are its sides."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.arguments import Sides
from recoupe.read.events.candidates import Candidate
from recoupe.read.events.features import Features
from recoupe.read.events.scorer import Weights, probability


def choose_sides(weights: Weights, candidates: Sequence[Candidate], rows: Sequence[Features]) -> tuple[Sides, float]:
    """Source and target with the probability of the best source.

    The best source stands; further sources need ``more_sources``; the best target among the rest needs ``target``.
    """
    limits = weights.thresholds
    as_source = [probability(weights.source, f) for f in rows]
    as_target = [probability(weights.target, f) for f in rows]
    order = sorted(range(len(rows)), key=lambda i: (-as_source[i], i))
    if not order or as_source[order[0]] < limits["source"]:
        return Sides((), (), "ranked"), 0.0
    source = [order[0]]
    for i in order[1:]:
        fresh = all(_other(candidates[i], candidates[j]) for j in source)
        if fresh and as_source[i] > limits["more_sources"] and as_source[i] > as_target[i]:
            source.append(i)
    rest = [i for i in range(len(rows)) if all(_other(candidates[i], candidates[j]) for j in source)]
    targets: list[int] = []
    for i in sorted(rest, key=lambda i: (-as_target[i], i)):
        limit = limits["target"] if not targets else limits["more_targets"]
        if as_target[i] > limit and all(_other(candidates[i], candidates[j]) for j in targets):
            targets.append(i)
    chosen = Sides(
        tuple(candidates[i] for i in sorted(source)), tuple(candidates[i] for i in sorted(targets)), "ranked"
    )
    return chosen, as_source[order[0]]


def _other(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates are different actors."""
    if a.actor and b.actor:
        return a.actor != b.actor
    return a.span[1] <= b.span[0] or b.span[1] <= a.span[0]
