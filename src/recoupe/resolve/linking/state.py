"""Mentions join events in order of publication, then are repaired. No transitive closure: a mention joins a profile."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from recoupe.resolve.linking.blocking import Blocks
from recoupe.resolve.linking.feature import Feature, score
from recoupe.resolve.linking.features import forbidden
from recoupe.resolve.linking.linked import Link, Linked
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.scoring import Scorer
from recoupe.resolve.linking.stretches import Frequencies, still_moving
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import near_types, weights

ROUNDS = 3


class State:
    """Which mention is in which event by now, and what moves them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = self._whole = scene
        self.frequencies = Frequencies()
        #: the mentions that may move: those of the last stretch and the latest of the one before it
        self.active: tuple[Told, ...] = ()
        self.changed: set[str] = set()
        #: events that got or lost mentions since the reasons of their links were told
        self.untold: set[str] = set()
        self.links: dict[str, Link] = {}
        self.events: dict[str, Profile] = {}
        self.event_of: dict[str, str] = {}
        self.blocks = Blocks(scene)
        self.met: dict[str, frozenset[str]] = {}
        self._moved: set[str] = set()
        self.mentions: dict[str, list[str]] = defaultdict(list)

    def go_on(self, stretch: tuple[Told, ...]) -> None:
        """Link the mentions of ``stretch``, then repair what they and the stretch before them have become."""
        late = still_moving(self.active)
        self._tell(self.untold - {self.event_of[told.id] for told in late})
        self.active = (*late, *stretch)
        self.frequencies.add(stretch)
        self.scene = self.frequencies.seen_in(self._whole)
        table = weights()["threshold"]
        self.threshold = max(table["least"], self.scene.log_rivals + table["margin"])
        self.scorer = Scorer(self.scene, self.met)
        for told in stretch:
            self.mentions[told.mention.document].append(told.id)
        for told in stretch:
            self.attach(told)
        self.scorer.keep()
        for turn in range(ROUNDS):
            self.note_context()
            moved = self.repair(everywhere=turn == 0)
            merged = self.merge(everywhere=turn == 0)
            if not moved and not merged:
                break
        for _ in range(ROUNDS):
            if not self.settle():
                break
        self.note_context()
        self.changed = set()

    def note_context(self) -> None:
        """Note which events each article tells by now."""
        for document in self._moved:
            self.met[document] = frozenset(self.event_of[m] for m in self.mentions[document])
        self._moved = set()

    def best(
        self, told: Told, floor: float, but: str = "", home: str = "", among: Set[str] | None = None
    ) -> tuple[float, str] | None:
        """Score and key of the event that ``told`` fits best, above ``floor`` bits; the event ``but`` left out."""
        found = self.blocks.candidates(told) - {but}
        if among is not None:
            found &= among
        first = [home] if home in found else []  # where it was it most likely stays, and the others must do better
        rivals = {k: self.events[k] for k in (*first, *(found - {home}))}
        return self.scorer.best(told, rivals, self.event_of.get(told.id, ""), floor)

    def reasons(self, told: Told, key: str, event: Profile) -> list[Feature]:
        """The features of ``told`` against ``event``, which is known under ``key``."""
        return self.scorer.reasons(told, key, event, self.event_of.get(told.id, ""))

    def attach(self, told: Told) -> str:
        for partner in self.scene.bonds.group(told.id):
            if partner in self.event_of:  # an analyst holds them to be one event
                key = self.event_of[partner]
                return self._put(key, self.events[key].plus(told), [told])
        if best := self.best(told, self.threshold):
            return self._put(best[1], self.events[best[1]].plus(told), [told])
        return self._put(self._fresh(told), Profile([told]), [told])

    def _fresh(self, told: Told) -> str:
        """A key for an event of its own: that of an earlier one may be in use by the mentions it left behind."""
        key = told.id
        while key in self.events:
            key += "#"
        return key

    def _put(self, key: str, event: Profile, new: Iterable[Told]) -> str:
        self.events[key] = event
        self.untold.add(key)
        for told in new:
            self.event_of[told.id] = key
            self._moved.add(told.mention.document)
            self.blocks.add(told, key)
        return key

    def _take(self, told: Told) -> str:
        key = self.event_of.pop(told.id)
        self.blocks.remove(told, key)
        rest = self.events[key].minus(told)
        self.untold.add(key)
        if rest.members:
            self.events[key] = rest
        else:
            del self.events[key]
        return key

    def settle(self) -> int:
        """Attach afresh the mentions of events that have just changed; how many moved."""
        fresh, self.changed = self.changed, set()
        return sum([self._reattach(told) for told in self.active if self.event_of[told.id] in fresh])

    def repair(self, everywhere: bool) -> int:
        """Take each mention out and attach it afresh; how many moved.

        Unless ``everywhere``, only mentions are taken up whose event, or an event they might join, has just changed.
        """
        moved, fresh = 0, self.changed
        touched = {n for key in fresh if key in self.events for n in self.blocks.held(self.events[key])}
        self.changed = set()
        for told in self.active:
            before = self.event_of[told.id]
            if self.scene.bonds.held(told.id):
                continue
            if everywhere or before in fresh:
                moved += self._reattach(told)
                continue
            near = not touched.isdisjoint(self.blocks.asked(told))
            if near and (rivals := self._contenders(told, fresh)):
                moved += self._reattach(told, rivals | {before})
        return moved + self.displace()

    def _contenders(self, told: Told, among: Set[str]) -> set[str]:
        """The events ``among`` that ``told`` is not clearly out of."""
        found = self.blocks.candidates(told) & among
        return {k for k in found if self.scorer.may_fit(told, self.events[k], self.threshold)}

    def _reattach(self, told: Told, among: Set[str] | None = None) -> bool:
        """Take ``told`` out and attach it afresh, to one of the events ``among`` if told; whether it moved."""
        if self.scene.bonds.held(told.id):
            return False
        before = self.event_of[told.id]
        was = self.events[before]
        self._take(told)
        if best := self.best(told, self.threshold, home=before, among=among):
            after = best[1]
            self._put(after, was if after == before else self.events[after].plus(told), [told])
        else:
            after = before if len(was.members) == 1 else self._fresh(told)
            self._put(after, was if after == before else Profile([told]), [told])
        if after == before:
            return False
        self.changed |= {before, after}
        return True

    def displace(self) -> int:
        """Where an article's mention keeps out a better one of the same article, let the better one in."""
        done = 0
        for told in self.active:
            own = self.event_of[told.id]
            if self.scene.bonds.held(told.id):
                continue
            others = {self.event_of[m] for m in self.mentions[told.mention.document]} - {own}
            near = near_types()[told.mention.type]
            others = {k for k in others if self.events[k].type in near}
            for key in sorted(others & self.blocks.candidates(told)) if others else ():
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

    def merge(self, everywhere: bool) -> int:
        """Merge pairs of events whose mentions score well against each other, best first; how many were merged.

        Unless ``everywhere``, one of the two has just changed.
        """
        needed = self.threshold + weights()["threshold"]["merge"]
        done = 0
        self._unfit: dict[tuple[str, str], tuple[Profile, Profile]] = {}
        for key in sorted({self.event_of[told.id] for told in self.active} if everywhere else self.changed):
            while key in self.events:
                best = self._best_merge(key, needed)
                if best is None:
                    break
                small, large = best[1:]
                for told in self.events[small].members:
                    self.blocks.remove(told, small)
                moving = self.events.pop(small).members
                self._put(large, self.events[large].plus(*moving), moving)
                self.changed |= {small, large}
                done += 1
        return done

    def _fit(self, members: Sequence[Told], key: str, needed: float) -> float:
        """Mean score of ``members`` against the event ``key``; minus infinity where that is clearly not ``needed``."""
        event, total = self.events[key], 0.0
        if any(forbidden(told, event, self.scene) for told in members):
            return -math.inf
        floor = needed if len(members) == 1 else -math.inf
        for told in members:
            found = self.scorer.above(told, key, event, self.event_of[told.id], floor)
            if found is None:
                return -math.inf
            total += score(found)
        return total / len(members)

    def _best_merge(self, key: str, needed: float) -> tuple[float, str, str] | None:
        event = self.events[key]
        rivals = self.blocks.rivals(event) - {key}
        found: list[tuple[float, str, str]] = []
        for rival in rivals:
            other = self.events[rival]
            if event.type not in near_types()[other.type] or _far(event, other):
                continue
            small, large = (key, rival) if event.size < other.size else (rival, key)
            both = (event, other) if small == key else (other, event)
            if self._unfit.get((small, large)) == both:
                continue
            mean = self._fit(both[0].members, large, needed)
            if mean > needed:
                found.append((mean, small, large))
            else:
                self._unfit[small, large] = both
        return max(found, key=lambda f: (f[0], f[1], f[2])) if found else None

    def result(self) -> Linked:
        self._tell(self.untold)
        events = sorted((e.members for e in self.events.values()), key=lambda ms: ms[0].order)
        return Linked(tuple(events), {told.id: self.links[told.id] for ms in events for told in ms[1:]})

    def _tell(self, events: Iterable[str]) -> None:
        """The reasons of the links of ``events`` as they are now."""
        for key in sorted(self.untold.intersection(events)):
            self.untold.discard(key)
            members = self.events[key].members if key in self.events else ()
            for told in members[1:]:
                self.links[told.id] = self._reason(told)

    def _reason(self, told: Told) -> Link:
        key = self.event_of[told.id]
        rest = self.events[key].minus(told)
        found = self.reasons(told, key, rest)
        total = score(found)
        close = self.best(told, total - weights()["threshold"]["ambiguous"], but=key) is not None
        return Link(told.id, round(total, 2), round(self.threshold, 2), tuple(found), close)


def _far(a: Profile, b: Profile) -> bool:
    """Whether the days that two events tell exclude each other."""
    if not a.days or not b.days:
        return False
    return bool(max(a.days[1], b.days[1]) - min(a.days[0], b.days[0]) > weights()["date"]["hard"])
