"""Which mentions of one event go back to one passage, and which are an article's own though it copies much else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from recoupe.records import Document, Span
from recoupe.resolve.linking.features import copied
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.words import cosine

#: cosine of two passages from where on one may be the other rewritten
REWRITTEN = 0.5

Pair = frozenset[str]


class Descent:
    """Pairs of mentions of one event: ``copied`` go back to one passage, ``apart`` stand in copies, but in own words.

    Independence is told mention by mention: an article that takes in an agency's text and adds a report of its own is
    a second origin of what it adds. An article that is a copy as a whole has no words of its own.
    """

    def __init__(self, events: Iterable[Sequence[Told]], scene: Scene, documents: Mapping[str, Document]) -> None:
        self._group = {d.id: d.copy_group for d in documents.values()}
        self._taken = self._passages(scene)
        self.copied: set[Pair] = set()
        self.apart: set[Pair] = set()
        for members in events:
            for a, b in combinations(members, 2):
                if copied(a, b, scene):
                    self.copied.add(frozenset((a.id, b.id)))
                elif self._apart(a, b, scene):
                    self.apart.add(frozenset((a.id, b.id)))

    def _passages(self, scene: Scene) -> Mapping[str, Sequence[Span]]:
        """Of every document in a copy group, the passages that it shares with others of the group."""
        out: dict[str, list[Span]] = defaultdict(list)
        for (x, y), passages in scene.shared.items():
            if self._group[x] and self._group[x] == self._group[y]:
                out[x] += [p for p, _ in passages]
                out[y] += [p for _, p in passages]
        return out

    def _apart(self, a: Told, b: Told, scene: Scene) -> bool:
        x, y = a.mention.document, b.mention.document
        if x == y or self._group[x] is None or self._group[x] != self._group[y]:
            return False
        return (self._own(a, scene) or self._own(b, scene)) and cosine(a.passage, b.passage) < REWRITTEN

    def _own(self, told: Told, scene: Scene) -> bool:
        document, (start, end) = told.mention.document, told.mention.trigger
        return document not in scene.copies and all(end <= s or e <= start for s, e in self._taken.get(document, ()))
