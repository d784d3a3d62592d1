"""What linking may not decide: mentions that an analyst holds together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

NONE: frozenset[str] = frozenset()


class Bonds:
    """Groups of mention ids that are one event, pairs that never are, and events that take nothing further in.

    ``together`` are disjoint groups. What holds for one mention of a group holds for all of it.
    """

    def __init__(
        self,
        together: Sequence[Iterable[str]] = (),
        apart: Iterable[tuple[str, str]] = (),
        closed: Iterable[str] = (),
    ) -> None:
        groups = [tuple(sorted(set(group))) for group in together]
        self._group: dict[str, tuple[str, ...]] = {m: g for g in groups for m in g}
        against: dict[str, set[str]] = {}
        for a, b in apart:
            for x, y in product(self.group(a), self.group(b)):
                against.setdefault(x, set()).add(y)
                against.setdefault(y, set()).add(x)
        self._against: Mapping[str, frozenset[str]] = {m: frozenset(others) for m, others in against.items()}
        self._closed: Mapping[str, str] = {m: self.group(c)[0] for c in closed for m in self.group(c)}

    def group(self, mention: str) -> tuple[str, ...]:
        """The mentions that ``mention`` is held together with, itself included."""
        return self._group.get(mention, (mention,))

    def held(self, mention: str) -> bool:
        """Whether ``mention`` stays where its group is."""
        return mention in self._group and len(self._group[mention]) > 1

    def forbid(self, mention: str, members: Iterable[str]) -> bool:
        """Whether ``mention`` may not be in one event with ``members``."""
        against, own = self._against.get(mention, NONE), self._closed.get(mention)
        if not against and not self._closed:
            return False
        return any(m in against or self._closed.get(m) != own for m in members)

    def on(self, mention: str) -> list[object]:
        """All that is told of ``mention``; empty for most."""
        group, against, closed = self.group(mention), self._against.get(mention, NONE), self._closed.get(mention)
        return [group, sorted(against), closed] if len(group) > 1 or against or closed else []
