"""Link mentions to events in order of publication, then repair. No transitive closure: a mention joins a profile."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.resolve.linking.blocking import Blocks
from recoupe.resolve.linking.features import Feature, context, features, forbidden, score
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import weights

ROUNDS = 3


@dataclass(frozen=True)
class Link:
    """Why a mention was accepted: its features against the event's other mentions, score and threshold in bits."""

    mention: str
    score: float
    threshold: float
    features: tuple[Feature, ...]
    ambiguous: bool = False


@dataclass(frozen=True)
class Linked:
    """Events as lists of mentions (in order of work, the founding one first) and the reasons of every link."""

    events: tuple[tuple[Told, ...], ...]
    links: dict[str, Link]


def link(scene: Scene) -> Linked:
    """Events out of the mentions of ``scene``."""
    state = _State(scene)
    for told in scene.told:
        state.attach(told)
    for turn in range(ROUNDS):
        state.note_context()
        moved = state.repair(everywhere=turn == 0)
        merged = state.merge()
        if not moved and not merged:
            break
    return state.result()


class _State:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        table = weights()["threshold"]
        self.threshold = max(table["least"], scene.log_rivals + table["margin"])
        self.changed: set[str] = set()
        self.events: dict[str, Profile] = {}
        self.event_of: dict[str, str] = {}
        self.blocks = Blocks(scene)
        self.together: dict[frozenset[str], set[str]] = {}
        self._known: dict[tuple[str, str], tuple[Profile, list[Feature]]] = {}

    def candidates(self, told: Told) -> list[tuple[float, str, list[Feature]]]:
        """Events that ``told`` might report, best first."""
        found = []
        for key in self.blocks.candidates(told):
            event = self.events[key]
            if not forbidden(told, event, self.scene):
                reasons = self.reasons(told, key, event)
                found.append((score(reasons), key, reasons))
        return sorted(found, key=lambda c: (-c[0], c[1]))

    def reasons(self, told: Told, key: str, event: Profile) -> list[Feature]:
        """The features of ``told`` against ``event``, which is known under ``key``."""
        kept = self._known.get((told.id, key))
        if kept is None or kept[0] is not event:
            kept = self._known[told.id, key] = (event, features(told, event, self.scene))
        own = {key, self.event_of.get(told.id, "")}
        pairs = (self.together.get(frozenset((told.mention.document, d)), set()) for d in event.documents)
        shared = max((len(p - own) for p in pairs), default=0)
        return [*kept[1], *context(shared, kept[1])]

    def note_context(self) -> None:
        """Which events each pair of articles has in common by now."""
        self.together = defaultdict(set)
        for key, event in self.events.items():
            for a, b in combinations(sorted(event.documents), 2):
                self.together[frozenset((a, b))].add(key)

    def attach(self, told: Told) -> str:
        for partner in self.scene.bonds.group(told.id):
            if partner in self.event_of:  # an analyst holds them to be one event
                key = self.event_of[partner]
                return self._put(key, self.events[key].plus(told), [told])
        best = self.candidates(told)[:1]
        if best and best[0][0] > self.threshold:
            return self._put(best[0][1], self.events[best[0][1]].plus(told), [told])
        return self._put(self._fresh(told), Profile([told]), [told])

    def _fresh(self, told: Told) -> str:
        """A key for an event of its own: that of an earlier one may be in use by the mentions it left behind."""
        key = told.id
        while key in self.events:
            key += "#"
        return key

    def _put(self, key: str, event: Profile, new: Iterable[Told]) -> str:
        self.events[key] = event
        for told in new:
            self.event_of[told.id] = key
            self.blocks.add(told, key)
        return key

    def _take(self, told: Told) -> str:
        key = self.event_of.pop(told.id)
        self.blocks.remove(told, key)
        rest = self.events[key].minus(told)
        if rest.members:
            self.events[key] = rest
        else:
            del self.events[key]
        return key

    def repair(self, everywhere: bool) -> int:
        """Take each mention out and attach it afresh; how many moved.

        Unless ``everywhere``, only mentions are taken up whose event, or an event they might join, has just changed.
        """
        moved, fresh = 0, self.changed
        self.changed = set()
        for told in self.scene.told:
            before = self.event_of[told.id]
            if self.scene.bonds.held(told.id):
                continue
            if not everywhere and before not in fresh and fresh.isdisjoint(self.blocks.candidates(told)):
                continue
            was = self.events[before]
            self._take(told)
            best = self.candidates(told)[:1]
            if best and best[0][0] > self.threshold:
                after = best[0][1]
                self._put(after, was if after == before else self.events[after].plus(told), [told])
            else:
                after = before if len(was.members) == 1 else self._fresh(told)
                self._put(after, was if after == before else Profile([told]), [told])
            if after != before:
                self.changed |= {before, after}
                moved += 1
        return moved + self.displace()

    def displace(self) -> int:
        """Where an article's mention keeps out a better one of the same article, let the better one in."""
        done = 0
        for told in self.scene.told:
            own = self.event_of[told.id]
            if self.scene.bonds.held(told.id):
                continue
            for key in self.blocks.candidates(told):
                if key == own or told.mention.document not in self.events[key].documents:
                    continue
                done += self._swap(told, own, key)
                if self.event_of[told.id] != own:
                    break
        return done

    def _swap(self, told: Told, own: str, key: str) -> int:
        event = self.events[key]
        (sitting,) = [m for m in event.members if m.mention.document == told.mention.document][:1]
        rest = event.minus(sitting)
        if not rest.members or self.scene.bonds.held(sitting.id) or forbidden(told, rest, self.scene):
            return 0
        gain, loss = score(self.reasons(told, key, rest)), score(self.reasons(sitting, key, rest))
        alone = self.events[own].minus(told)
        held = score(self.reasons(told, own, alone)) if alone.members else self.threshold
        if gain <= max(loss, held) + weights()["threshold"]["displace"]:
            return 0
        self._take(told)
        self._take(sitting)
        self._put(key, rest.plus(told), [told])
        self.changed |= {own, key, self.attach(sitting)}
        return 1

    def merge(self) -> int:
        """Merge pairs of events whose mentions score well against each other, best first; how many were merged."""
        needed = self.threshold + weights()["threshold"]["merge"]
        done = 0
        for key in sorted(self.events):
            while key in self.events:
                best = self._best_merge(key)
                if best is None or best[0] <= needed:
                    break
                small, large = best[1:]
                for told in self.events[small].members:
                    self.blocks.remove(told, small)
                moving = self.events.pop(small).members
                self._put(large, self.events[large].plus(*moving), moving)
                self.changed |= {small, large}
                done += 1
        return done

    def _best_merge(self, key: str) -> tuple[float, str, str] | None:
        event = self.events[key]
        rivals = {k for told in event.members for k in self.blocks.candidates(told)} - {key}
        found = []
        for rival in sorted(rivals):
            other = self.events[rival]
            small, large = sorted((event, other), key=lambda p: (p.origins, len(p.members), p.key))
            if any(forbidden(told, large, self.scene) for told in small.members):
                continue
            mean = sum(score(self.reasons(t, rival if small is event else key, large)) for t in small.members)
            mean /= len(small.members)
            names = (key, rival) if small is event else (rival, key)
            found.append((mean, *names))
        return max(found, key=lambda f: (f[0], f[1], f[2])) if found else None

    def result(self) -> Linked:
        self.note_context()
        events = sorted((e.members for e in self.events.values()), key=lambda ms: ms[0].order)
        links: dict[str, Link] = {}
        for members in events:
            for told in members[1:] if len(members) > 1 else ():
                links[told.id] = self._reason(told)
        return Linked(tuple(events), links)

    def _reason(self, told: Told) -> Link:
        key = self.event_of[told.id]
        rest = self.events[key].minus(told)
        found = self.reasons(told, key, rest)
        total = score(found)
        rivals = [s for s, k, _ in self.candidates(told) if k != key]
        close = bool(rivals) and total - rivals[0] < weights()["threshold"]["ambiguous"]
        return Link(told.id, round(total, 2), round(self.threshold, 2), tuple(found), close)


def log_rivals(told: Sequence[Told], window: int = 30) -> float:
    """log2 of the number of events a mention might be taken for: mentions per day times a window of 30 days."""
    days: dict[str, int] = defaultdict(int)
    for one in told:
        if one.published:
            days[one.published.low.isoformat()] += 1
    if not days:
        return math.log2(max(8, len(told) / 4))
    span = max(window, (_day(max(days)) - _day(min(days))) + 1)
    return math.log2(max(8.0, len(told) / 4 * window / span))


def _day(iso: str) -> int:
    import datetime as dt

    return dt.date.fromisoformat(iso).toordinal()
