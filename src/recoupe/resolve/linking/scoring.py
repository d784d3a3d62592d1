"""Score mentions against events, without doing twice, or at all, what cannot change the outcome."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from recoupe.resolve.linking.ceiling import Ceiling
from recoupe.resolve.linking.feature import Feature, score
from recoupe.resolve.linking.features import context, features, forbidden, remote
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.told import Scene, Told

_NONE: frozenset[str] = frozenset()
#: scores that close are compared in full: the order of equals is that of their keys
_TIE = 1e-6


class Scorer:
    """The features of mentions against events, kept while the event stays as it is."""

    def __init__(self, scene: Scene, met: dict[str, frozenset[str]]) -> None:
        self.scene = scene
        self._known: dict[str, dict[str, tuple[Profile, list[Feature]]]] = defaultdict(dict)
        #: which events each article told when that was noted last
        self._met = met
        self._keeping = False
        self._most: dict[str, Ceiling] = {}

    def keep(self) -> None:
        """From now on keep what is found: while mentions come in, hardly anything is asked twice of the same event."""
        self._keeping = True

    def reasons(self, told: Told, key: str, event: Profile, home: str) -> list[Feature]:
        """The features of ``told``, now in the event ``home``, against ``event``, which is known under ``key``."""
        return self.above(told, key, event, home, -math.inf) or []

    def above(self, told: Told, key: str, event: Profile, home: str, floor: float) -> list[Feature] | None:
        """The same, or None where it is clear early that the score does not exceed ``floor``."""
        known = self._known[told.id]
        kept = known.get(key)
        if kept is None or kept[0] is not event:
            most = None
            if floor > -math.inf:
                most = self._ceiling(told)
            found = features(told, event, self.scene, floor, most)
            if found is None:
                return None
            kept = (event, found)
            if self._keeping:
                known[key] = kept
        return [*kept[1], *context(self._shared(told, key, event, home), kept[1])]

    def best(self, told: Told, events: Mapping[str, Profile], home: str, floor: float) -> tuple[float, str] | None:
        """Score and key of the event of ``events`` that ``told`` (now in ``home``) fits best, if above ``floor``."""
        best: tuple[float, str] | None = None
        most, moment = self._ceiling(told), told.moment
        for key, event in events.items():
            if remote(moment, event) or most.hopeless(event, floor) or forbidden(told, event, self.scene):
                continue
            if reasons := self.above(told, key, event, home, floor):
                bits = score(reasons)
                if bits > floor and (best is None or (-bits, key) < (-best[0], best[1])):
                    best, floor = (bits, key), max(floor, bits - _TIE)
        return best

    def may_fit(self, told: Told, event: Profile, floor: float) -> bool:
        """Whether ``told`` might score above ``floor`` against ``event``, as far as a glance tells."""
        if remote(told.moment, event) or self._ceiling(told).hopeless(event, floor):
            return False
        return not forbidden(told, event, self.scene)

    def _ceiling(self, told: Told) -> Ceiling:
        return self._most.get(told.id) or self._most.setdefault(told.id, Ceiling(told, self.scene))

    def _shared(self, told: Told, key: str, event: Profile, home: str) -> int:
        """The greatest number of further events that its article has in common with one of the event's articles."""
        mine = self._met.get(told.mention.document, _NONE) - {key, home}
        if not mine:
            return 0
        return max(len(mine & self._met.get(d, _NONE)) for d in event.documents)
