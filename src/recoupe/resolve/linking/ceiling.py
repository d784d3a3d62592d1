"""What the dearer features of a mention can give at most, so that hopeless comparisons end early."""

from __future__ import annotations

from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.time import is_remote
from recoupe.resolve.linking.told import SYMMETRIC, Scene, Told
from recoupe.resolve.linking.weights import rate, weights


class Ceiling:
    """Upper bounds, in bits, of what one mention gains from actors and from what is compared after them."""

    def __init__(self, told: Told, scene: Scene) -> None:
        self._source = [_actor(a, scene) for a in told.source]
        self._target = [_actor(a, scene) for a in told.target]
        self._parties = [_actor(a, scene) for a in told.parties]
        self._symmetric = told.mention.type in SYMMETRIC
        self._type = told.mention.type
        self._same, self._near = scene.type_bits[told.mention.type], float(weights()["type"]["near_bits"])
        #: words, figures and context together
        self.rest = _words(told, scene) + _figures(told) + _context(told, scene)

        #: the same with date, place and mode
        self._most = self.rest + _when(told) + _where(told)

    def hopeless(self, event: Profile, floor: float) -> bool:
        """Whether nothing can bring the score against ``event`` above ``floor`` bits."""
        kind = self._same if self._type in event.types else self._near
        sure = kind + event.popularity + self._most
        return sure + self.actors(event) <= floor

    def actors(self, event: Profile) -> float:
        """The most that actors can give against ``event``: those with nobody akin there give nothing."""
        if self._symmetric != event.symmetric:
            return sum([bits for kin, bits in self._parties if not kin.isdisjoint(event.parties)])
        bits = sum([bits for kin, bits in self._source if not kin.isdisjoint(event.source)])
        return bits + sum([bits for kin, bits in self._target if not kin.isdisjoint(event.target)])


def _actor(actor: str, scene: Scene) -> tuple[frozenset[str], float]:
    """Who is akin to ``actor``, itself included, and the bits it gives when the event is all about it."""
    table = weights()["actors"]
    bits = rate(table["agree"], 1.0, scene.actor_share.get(actor, 0.0), table["floor"])
    return frozenset(scene.kinship.kin(actor)), max(bits, 0.1)


def _when(told: Told) -> float:
    table, moment = weights()["date"], told.moment
    bits = float(table["exact"][0] + (table["remote"] if is_remote(moment) else 0.0))
    return bits if moment.day else bits + float(table["weekday"])


def _where(told: Told) -> float:
    bits = weights()["place"]["same"] if told.mention.place else 0.0
    return float(bits + (weights()["mode"]["same"] if told.mention.mode else 0.0))


def _words(told: Told, scene: Scene) -> float:
    table = weights()["words"]
    bits = table["passage"][-1][1] if told.passage else 0.0
    bits += table["story"][-1][1] if told.story else 0.0
    bits += table["trigger"] if told.trigger else 0.0
    return float(max(bits, table["copied"]) if told.mention.document in scene.sharing else bits)


def _context(told: Told, scene: Scene) -> float:
    """An article shares no more further events than it tells."""
    bits: list[float] = weights()["context"]["shared"]
    return bits[min(scene.tells[told.mention.document], len(bits)) - 1]


def _figures(told: Told) -> float:
    return float(weights()["figures"]["same"]) if told.figures else 0.0
