"""Which mention is in which event by now. No transitive closure: a mention joins the profile of a whole event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from recoupe.resolve.linking.blocking import Blocks
from recoupe.resolve.linking.feature import Feature, score
from recoupe.resolve.linking.linked import Link, Linked
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.scoring import Scorer
from recoupe.resolve.linking.stretches import Frequencies, Stretch, still_moving
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import weights


class Placed:
    """Mentions in their events, the keys by which events are found, and why the mentions are there."""

    def __init__(self, scene: Scene) -> None:
        self.scene = self._whole = scene
        self.scorer = Scorer(scene, {})
        self.threshold = needed_in(scene)
        self.frequencies = Frequencies()
        #: the mentions that may move: those of the last stretch and the latest of the one before it
        self.active: Stretch = ()
        self.changed: set[str] = set()
        #: events that got or lost mentions since the reasons of their links were told
        self.untold: set[str] = set()
        self.links: dict[str, Link] = {}
        self.events: dict[str, Profile] = {}
        self.event_of: dict[str, str] = {}
        self.blocks = Blocks(scene)
        self.met: dict[str, frozenset[str]] = {}
        self._moved: set[str] = set()
        self._placed: set[str] = set()
        self._told_now: list[str] = []
        self._position: dict[str, int] = {}
        self.mentions: dict[str, list[str]] = defaultdict(list)

    def resume(
        self, done: Sequence[Stretch], home: Mapping[str, str], links: Mapping[str, Link], untold: Iterable[str]
    ) -> None:
        """Be as after the stretches ``done``: ``home`` tells the event of each mention."""
        members: dict[str, list[Told]] = defaultdict(list)
        for stretch in done:
            self.active = (*still_moving(self.active), *stretch)
            self._expect(stretch)
            for told in stretch:
                members[home[told.id]].append(told)
        for key in sorted(members, key=self._rank):
            self._put(key, Profile(members[key]), members[key])
        self.blocks.order(self._rank)
        self.note_context()
        self.links, self.untold = dict(links), set(untold)
        self.since()

    def since(self) -> tuple[dict[str, str], list[Link]]:
        """What changed since this was asked last: mentions that were put somewhere, links that were told."""
        moved = {m: self.event_of[m] for m in sorted(self._placed)}
        links = [self.links[m] for m in self._told_now]
        self._placed, self._told_now = set(), []
        return moved, links

    def _rank(self, event: str) -> tuple[int, str]:
        """Order of events: that of the mentions they are called by."""
        return self._position[event.rstrip("#")], event

    def _expect(self, stretch: Stretch) -> None:
        """Count the mentions of ``stretch``, before they are linked."""
        self.frequencies.add(stretch)
        for told in stretch:
            self._position[told.id] = len(self._position)
            self.mentions[told.mention.document].append(told.id)

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
            self._placed.add(told.id)
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
                self._told_now.append(told.id)

    def _reason(self, told: Told) -> Link:
        key = self.event_of[told.id]
        rest = self.events[key].minus(told)
        found = self.reasons(told, key, rest)
        total = score(found)
        close = self.best(told, total - weights()["threshold"]["ambiguous"], but=key) is not None
        return Link(told.id, round(total, 2), round(self.threshold, 2), tuple(found), close)


def needed_in(scene: Scene) -> float:
    """The bits that a mention needs to join an event."""
    table = weights()["threshold"]
    return float(max(table["least"], table["share"] * scene.log_rivals + table["margin"]))
