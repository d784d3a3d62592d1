"""From the log to what linking may not decide, and to the ids that an analyst's decisions give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from recoupe.records import EventMention
from recoupe.resolve.corrections.anchors import Places
from recoupe.resolve.corrections.correction import Correction
from recoupe.resolve.linking.bonds import Bonds

Pair = tuple[str, str]


class _Decided:
    """The pairs decided so far; a later decision on a pair replaces an earlier one."""

    def __init__(self) -> None:
        self.together: dict[Pair, None] = {}
        self.apart: dict[Pair, None] = {}

    def join(self, mentions: Sequence[str]) -> None:
        for pair in combinations(sorted(mentions), 2):
            self.apart.pop(pair, None)
            self.together[pair] = None

    def part(self, leaving: Sequence[str], staying: Sequence[str]) -> None:
        for a, b in product(leaving, staying):
            pair = (a, b) if a < b else (b, a)
            self.together.pop(pair, None)
            self.apart[pair] = None

    def part_unless_joined(self, others: Sequence[str], staying: Sequence[str]) -> None:
        """What else the articles that leave tell does not take the place of what left, unless that was decided."""
        for other in others:
            if not any(tuple(sorted((other, m))) in self.together for m in staying):
                self.part([other], staying)

    def groups(self) -> list[set[str]]:
        """The mentions held together, as disjoint groups. A pair held apart is never joined by way of others."""
        group: dict[str, set[str]] = {}
        for a, b in self.together:
            left, right = group.get(a, {a}), group.get(b, {b})
            if left is right or any(tuple(sorted(p)) in self.apart for p in product(left, right)):
                continue
            union = left | right
            group.update(dict.fromkeys(union, union))
        return list({id(g): g for g in group.values()}.values())


def find_bonds(corrections: Iterable[Correction], mentions: Iterable[EventMention]) -> Bonds:
    """What the corrections in force say on which mentions are one event. A later one goes before an earlier one."""
    places, decided, closed = Places(mentions), _Decided(), []
    for entry in corrections:
        if entry.kind != "event":
            continue
        own = places.found(entry.subject["mentions"])
        if entry.action == "merge":
            decided.join([*own, *(m for o in entry.change["others"] for m in places.found(o["mentions"]))])
        elif entry.action == "split":
            leaving = places.found(entry.change["mentions"])
            staying = [m for m in own if m not in leaving]
            decided.join(leaving)
            decided.part(leaving, staying)
            decided.part_unless_joined(places.beside(leaving, own), staying)
        elif entry.action in ("confirm", "pin"):
            decided.join(own)
            closed += own[:1] if entry.action == "pin" else []
    return Bonds(decided.groups(), decided.apart, closed)


def pinned_ids(corrections: Iterable[Correction], mentions: Iterable[EventMention]) -> dict[str, str]:
    """Mention -> id that its event is to bear: the one kept in a merge, the new one of a split, a pinned one."""
    places = Places(mentions)
    pins: dict[str, str] = {}
    for entry in corrections:
        if entry.kind != "event" or entry.action not in ("merge", "split", "pin"):
            continue
        raw = entry.change["mentions"] if entry.action == "split" else entry.subject["mentions"]
        ident = entry.change["event"] if entry.action == "split" else entry.subject["event"]
        for mention in places.found(raw)[:1]:
            pins.pop(mention, None)  # the latest decision comes last, and counts first
            pins[mention] = str(ident)
    return pins
