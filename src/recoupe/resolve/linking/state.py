"""Mentions join events in order of publication, then what came of it is repaired, stretch by stretch."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

from recoupe.resolve.linking.feature import score
from recoupe.resolve.linking.features import forbidden
from recoupe.resolve.linking.placed import Placed, needed_in
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.scoring import Scorer
from recoupe.resolve.linking.stretches import Stretch, still_moving
from recoupe.resolve.linking.told import Told
from recoupe.resolve.linking.weights import near_types, weights

ROUNDS = 3


class State(Placed):
    """What moves mentions: joining, repair, displacing, merging."""

    def go_on(self, stretch: Stretch) -> None:
        """Link the mentions of ``stretch``, then repair what they and the stretch before them have become."""
        late = still_moving(self.active)
        self.active = (*late, *stretch)
        self._expect(stretch)
        self.scene = self.frequencies.seen_in(self._whole)
        self.threshold = needed_in(self.scene)
        self.scorer = Scorer(self.scene, self.met)
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
        self.blocks.order(self._rank)
        self._tell(self.untold - {self.event_of[told.id] for told in still_moving(self.active)})

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


def _far(a: Profile, b: Profile) -> bool:
    """Whether the days that two events tell exclude each other."""
    if not a.days or not b.days:
        return False
    return bool(max(a.days[1], b.days[1]) - min(a.days[0], b.days[0]) > weights()["date"]["hard"])
