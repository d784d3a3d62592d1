"""Linking goes through time in stretches: what is known at the end of one depends on nothing printed later.

Each stretch is linked and repaired together with the last ``OVERLAP`` mentions before it; older ones stay where they
are, though a later one may still join them. So the work grows as the mentions do, and a stretch need not be linked anew
for what is printed after it. A dossier of fewer than ``MENTIONS`` mentions is one stretch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.resolve.linking.rivals import Density
from recoupe.resolve.linking.told import Scene, Told, shares
from recoupe.resolve.linking.weights import weights

#: fewest mentions in a stretch, and fewest days from its first publication to the first of the next one
MENTIONS = 12_000
DAYS = 14
#: mentions before a stretch that may still move
OVERLAP = 4000

Stretch = tuple[Told, ...]


def stretches(told: Sequence[Told]) -> Iterator[Stretch]:
    """``told`` (in order of work) cut into stretches. Days are not cut, nor articles of unknown day."""
    start = 0
    for n in range(1, len(told)):
        if n - start >= MENTIONS and _may_cut(told[start], told[n - 1], told[n]):
            yield tuple(told[start:n])
            start = n
    if told:
        yield tuple(told[start:])


def _may_cut(first: Told, before: Told, after: Told) -> bool:
    if before.mention.document == after.mention.document:
        return False
    if not after.published or not before.published or not first.published:
        return before.published is None  # undated articles come last: only they are cut anywhere
    low = after.published.low
    return low != before.published.low and (low - first.published.low).days >= DAYS


def still_moving(active: Stretch) -> Stretch:
    """Of the mentions that could move in one stretch, those that still can in the next."""
    return active[-OVERLAP:]


def measures() -> tuple[int, int, int]:
    """What stretches are cut by."""
    return MENTIONS, DAYS, OVERLAP


class Frequencies:
    """How often actors and types are told, and how densely, up to where linking has come."""

    def __init__(self) -> None:
        self._actors: Counter[str] = Counter()
        self._types: Counter[str] = Counter()
        self._total = 0
        self._density = Density()

    def add(self, told: Iterable[Told]) -> None:
        for one in told:
            self._total += 1
            self._actors.update({*one.source, *one.target})
            self._types[one.mention.type] += 1
            self._density.add(one)

    def seen_in(self, scene: Scene) -> Scene:
        """``scene`` with these frequencies."""
        prior = weights()["prior"]
        return replace(
            scene,
            actor_share=shares(self._actors, self._total, prior["actor"], prior["weight"]),
            type_share=shares(self._types, self._total, prior["type"], prior["weight"]),
            log_rivals=self._density.log_rivals(),
        )
