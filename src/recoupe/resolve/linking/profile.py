"""What the mentions of one event say together: the shares a further mention is compared with."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property

from recoupe.resolve.linking.told import SYMMETRIC, Moment, Told
from recoupe.resolve.linking.weights import weights


class Profile:
    """A set of mentions held as one event. Shares count origins, so that ten copies weigh as one report."""

    def __init__(self, members: Iterable[Told]) -> None:
        self.members = tuple(sorted(members, key=lambda t: t.order))

    def plus(self, *told: Told) -> Profile:
        return Profile((*self.members, *told))

    def minus(self, told: Told) -> Profile:
        return Profile(m for m in self.members if m.id != told.id)

    @cached_property
    def type(self) -> str:
        """The type that most origins tell; of equal ones the first."""
        if len(self.members) == 1:
            return self.members[0].mention.type
        told: dict[str, set[str]] = {}
        for m in self.members:
            told.setdefault(m.mention.type, set()).add(m.origin)
        return max(told, key=lambda t: len(told[t])) if len(told) > 1 else self.members[0].mention.type

    @cached_property
    def types(self) -> frozenset[str]:
        return frozenset(m.mention.type for m in self.members)

    @cached_property
    def symmetric(self) -> bool:
        """Whether all mentions tell meetings or agreements, whose sides are compared together."""
        return self.types <= SYMMETRIC

    @cached_property
    def size(self) -> tuple[int, int, str]:
        """Order of weight: origins, mentions, then the key."""
        return self.origins, len(self.members), self.key

    @property
    def key(self) -> str:
        """The id of the founding mention."""
        return self.members[0].id

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(m.mention.document for m in self.members)

    @cached_property
    def origins(self) -> int:
        return len({m.origin for m in self.members})

    @cached_property
    def popularity(self) -> float:
        """Bits for an event of many origins: it is reported again."""
        return float(weights()["threshold"]["popularity"] * math.log2(self.origins))

    @cached_property
    def source(self) -> dict[str, float]:
        return self._share((m.origin, m.source) for m in self.members)

    @cached_property
    def target(self) -> dict[str, float]:
        return self._share((m.origin, m.target) for m in self.members)

    @cached_property
    def parties(self) -> dict[str, float]:
        """Share of the origins that name each actor, on whichever side."""
        if self.symmetric:
            return self.source
        return self._share((m.origin, m.parties) for m in self.members)

    @cached_property
    def moments(self) -> tuple[tuple[Moment, int], ...]:
        """The ways in which the event is dated, and how many members share each."""
        count: dict[Moment, int] = {}
        for m in self.members:
            moment = m.moment
            count[moment] = count.get(moment, 0) + 1
        return tuple(count.items())

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day (ordinals) of those told exactly; None where there are none."""
        told = [m.day for m, _ in self.moments if m.day]
        return (min(told), max(told)) if told else None

    @cached_property
    def places(self) -> tuple[str, ...]:
        return tuple(sorted({m.mention.place for m in self.members if m.mention.place}))

    @cached_property
    def modes(self) -> tuple[str, ...]:
        return tuple(sorted({m.mention.mode for m in self.members if m.mention.mode}))

    @cached_property
    def trigger(self) -> frozenset[str]:
        return frozenset().union(*(m.trigger for m in self.members))

    @cached_property
    def again(self) -> bool:
        """Whether all mentions say that it had been done before."""
        return all(m.again for m in self.members)

    @cached_property
    def figures(self) -> frozenset[tuple[str, float]]:
        return frozenset().union(*(m.figures for m in self.members))

    @staticmethod
    def _share(sides: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, float]:
        """Share of the origins that fill this side in which each actor stands on it."""
        by_origin: dict[str, set[str]] = {}
        for origin, side in sides:
            if side:
                by_origin.setdefault(origin, set()).update(side)
        count: dict[str, int] = {}
        for actors in by_origin.values():
            for actor in actors:
                count[actor] = count.get(actor, 0) + 1
        total = len(by_origin)
        return {actor: count[actor] / total for actor in sorted(count)}
