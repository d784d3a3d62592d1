"""What the mentions of one event say together: the shares a further mention is compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from recoupe.resolve.linking.told import Told


class Profile:
    """A set of mentions held as one event. Shares count origins, so that ten copies weigh as one report."""

    def __init__(self, members: Iterable[Told]) -> None:
        self.members = tuple(sorted(members, key=lambda t: t.order))

    def plus(self, *told: Told) -> Profile:
        return Profile((*self.members, *told))

    def minus(self, told: Told) -> Profile:
        return Profile(m for m in self.members if m.id != told.id)

    @property
    def type(self) -> str:
        return self.members[0].mention.type

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
    def source(self) -> dict[str, float]:
        return self._share((m.origin, m.source) for m in self.members)

    @cached_property
    def target(self) -> dict[str, float]:
        return self._share((m.origin, m.target) for m in self.members)

    @cached_property
    def moments(self) -> tuple[tuple[Told, int], ...]:
        """One member for each way in which the event is dated, and how many members share it."""
        count: dict[object, int] = {}
        first: dict[object, Told] = {}
        for m in self.members:
            key = (m.when, m.weekday, m.published, m.mention.status)
            count[key] = count.get(key, 0) + 1
            first.setdefault(key, m)
        return tuple((first[k], n) for k, n in count.items())

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
    def figures(self) -> frozenset[tuple[str, float]]:
        return frozenset().union(*(m.figures for m in self.members))

    @staticmethod
    def _share(sides: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, float]:
        """Share of the origins that fill this side in which each actor stands on it."""
        seen: set[tuple[str, str]] = set()
        origins: set[str] = set()
        for origin, side in sides:
            if side:
                origins.add(origin)
                seen.update((origin, actor) for actor in side)
        count = Counter(actor for _, actor in seen)
        return {actor: n / len(origins) for actor, n in sorted(count.items())}
