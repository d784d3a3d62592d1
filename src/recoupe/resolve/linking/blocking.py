"""Candidate events of a mention, by keys shared with their mentions: an actor, a place or a trigger, near in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import near_types, weights
from recoupe.resolve.linking.words import Vector

#: days in a bucket; a mention looks into those that its days, give or take, fall into
BUCKET = 4
#: a day that is not told exactly, or not told at all, may be so many days off
SLACK = 8
#: a key with more events than this proposes those that another actor, place or trigger proposes too
CROWD = 20
#: the same for keys of a type that only readers take for the mention's
CROWD_NEAR = 3
#: a key that would bring more events than this brings those that come latest in order of work only
CAP = 60
#: how long before its publication an undated mention may have happened, in days
LOOK_BACK = 16
#: days in a bucket of undated mentions by their publication: told later than that, an occurrence is not found by it
RECALL = 128

#: words of its passage under which a mention looks for events and is found
RARE = 8

Key = tuple[str, str, str]


class Blocks:
    """Index from keys to events, kept up as mentions join and leave."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._number: dict[Key, int] = {}
        #: of every key: the thing it is about, and its events with the number of their mentions that have it
        self._index: list[tuple[str, dict[str, int]]] = []
        self._held: dict[str, tuple[int, ...]] = {}
        self._asked: dict[str, tuple[int, ...]] = {}
        #: of every key: its type
        self._types: list[str] = []
        #: keys of what undated mentions tell, in buckets of ``RECALL`` days: of a crowd they bring nothing
        self._recalled: set[int] = set()
        self._touched: set[int] = set()

    def order(self, rank: Callable[[str], tuple[int, str]]) -> None:
        """Put the events of every key that changed into the order of ``rank``, however they came to be there."""
        for number in self._touched:
            thing, held = self._index[number]
            if len(held) > 1:
                self._index[number] = thing, {key: held[key] for key in sorted(held, key=rank)}
        self._touched = set()

    def add(self, told: Told, event: str) -> None:
        numbers = self._keys_of(told)
        self._touched.update(numbers)
        for number in numbers:
            held = self._index[number][1]
            held[event] = held.get(event, 0) + 1

    def remove(self, told: Told, event: str) -> None:
        for number in self._keys_of(told):
            held = self._index[number][1]
            held[event] -= 1
            if held[event] <= 0:
                del held[event]

    def asked(self, told: Told) -> tuple[int, ...]:
        """Numbers of the keys under which ``told`` looks for events."""
        if told.id not in self._asked:
            self._asked[told.id] = self._numbers(_keys(told, self.scene, asking=True))
        return self._asked[told.id]

    def held(self, event: Profile) -> set[int]:
        """Numbers of the keys under which ``event`` is found."""
        return {n for told in event.members for n in self._keys_of(told)}

    def candidates(self, told: Told) -> set[str]:
        """Keys of the events that share a key with ``told``."""
        return self._found(self.asked(told), told.mention.type)

    def rivals(self, event: Profile) -> set[str]:
        """Keys of the events that share a key with a mention of ``event``."""
        by_type: dict[str, set[int]] = {}
        for told in event.members:
            by_type.setdefault(told.mention.type, set()).update(self.asked(told))
        return {key for kind, numbers in by_type.items() for key in self._found(numbers, kind)}

    def _found(self, numbers: Iterable[int], kind: str) -> set[str]:
        found: set[str] = set()
        crowded: dict[str, set[str]] = {}
        for number in numbers:
            thing, held = self._index[number]
            if not held:
                continue
            same = self._types[number] == kind
            if len(held) <= (CROWD if same else CROWD_NEAR):
                found.update(held)
            elif number not in self._recalled:
                latest = held if len(held) <= CAP else islice(reversed(held), CAP)
                crowded.setdefault(thing, set()).update(latest)
        return found | _twice(crowded.values()) if crowded else found

    def _keys_of(self, told: Told) -> tuple[int, ...]:
        if told.id not in self._held:
            self._held[told.id] = self._numbers(_keys(told, self.scene, asking=False))
        return self._held[told.id]

    def _numbers(self, keys: Iterable[Key]) -> tuple[int, ...]:
        out = []
        for key in keys:
            number = self._number.get(key)
            if number is None:
                number = self._number[key] = len(self._index)
                self._index.append((key[1], {}))
                self._types.append(key[0])
                if key[2].startswith("u"):
                    self._recalled.add(number)
            out.append(number)
        return tuple(out)


def _twice(groups: Iterable[set[str]]) -> set[str]:
    """What stands in two of ``groups`` or more; all of it where there is one group only."""
    once: set[str] = set()
    twice: set[str] = set()
    number = 0
    for group in groups:
        number += 1
        twice |= once & group
        once |= group
    return twice if number > 1 else once


def _keys(told: Told, scene: Scene, asking: bool) -> Iterator[Key]:
    mention = told.mention
    things = {f"w:{stem}" for stem in told.trigger} | {f"s:{stem}" for stem in _rarest(told.passage)}
    if mention.place:
        things.add(f"p:{mention.place}")
    for actor in (*mention.source, *mention.target):
        things.update(f"a:{a}" for a in (scene.kinship.kin(actor) if asking else (actor,)))
    types = sorted(near_types()[mention.type]) if asking else [mention.type]
    times = sorted(_times(told, asking))
    for thing in sorted(things):
        for time in times:
            for kind in types:
                yield kind, thing, time


def _rarest(passage: Vector) -> list[str]:
    """The words of a passage that say most: two reports may name everybody otherwise and still tell one act."""
    return sorted(passage, key=lambda w: (-passage[w], w))[:RARE]


def _times(told: Told, asking: bool) -> set[str]:
    """Buckets of the days it may have happened; ``*`` holds every event, for a mention that no date bounds."""
    if not asking:
        return _own_times(told) | {"*"}
    if told.when and not told.when.yearless and told.when.days <= 31 and not told.when.open:
        slack = weights()["date"]["hard"] if told.when.exact else SLACK
        near = _buckets(told.when.low.toordinal() - slack, told.when.high.toordinal() + slack)
        return near | _recalled(told.when.low.toordinal()) | {"open", "undated"} | _yearless(told)
    if told.when and told.when.yearless:
        return {"*"}
    if told.published and not told.when and not told.recalled:
        day = told.published.low.toordinal()
        near = _buckets(day - LOOK_BACK, told.published.high.toordinal() + SLACK)
        return near | _recalled(day) | _recalled(day - RECALL) | {"open", "undated"}
    return {"*"}


def _own_times(told: Told) -> set[str]:
    times = _yearless(told) if told.when and told.when.yearless else set()
    if told.when and not told.when.yearless and told.when.days <= 366:
        times |= _buckets(told.when.low.toordinal(), told.when.high.toordinal())
    if told.when and told.when.open:
        times.add("open")
    if told.recalled and not told.when:
        return times | {"undated"}
    if told.published and not told.when:
        times |= _buckets(told.published.low.toordinal() - SLACK, told.published.high.toordinal())
    if told.published and not told.when:
        times |= _recalled(told.published.low.toordinal()) | _recalled(told.published.low.toordinal() - RECALL)
    elif not told.when or told.when.yearless:
        times.add("undated")
    return times


def _recalled(day: int) -> set[str]:
    return {f"u{day // RECALL}"}


def _yearless(told: Told) -> set[str]:
    return {f"md{told.when.low:%m}"} if told.when else set()


def _buckets(low: int, high: int) -> set[str]:
    return {str(n) for n in range(low // BUCKET, high // BUCKET + 1)}
