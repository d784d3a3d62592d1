"""What the dearer features of a mention can give at most, so that hopeless comparisons end early."""

from __future__ import annotations

from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import rate, weights


class Ceiling:
    """Upper bounds, in bits, of what one mention gains from actors and from what is compared after them."""

    def __init__(self, told: Told, scene: Scene) -> None:
        self._source = [_actor(a, scene) for a in told.source]
        self._target = [_actor(a, scene) for a in told.target]
        #: words, figures and context together
        self.rest = _words(told, scene) + _figures(told) + float(weights()["context"]["shared"][-1])

    def actors(self, event: Profile) -> float:
        """The most that actors can give against ``event``: those with nobody akin there give nothing."""
        bits = sum([bits for kin, bits in self._source if not kin.isdisjoint(event.source)])
        return bits + sum([bits for kin, bits in self._target if not kin.isdisjoint(event.target)])


def _actor(actor: str, scene: Scene) -> tuple[frozenset[str], float]:
    """Who is akin to ``actor``, itself included, and the bits it gives when the event is all about it."""
    table = weights()["actors"]
    bits = rate(table["agree"], 1.0, scene.actor_share.get(actor, 0.0), table["floor"])
    return frozenset(scene.kinship.kin(actor)), max(bits, 0.1)


def _words(told: Told, scene: Scene) -> float:
    table = weights()["words"]
    bits = table["passage"][-1][1] if told.passage else 0.0
    bits += table["story"][-1][1] if told.story else 0.0
    bits += table["trigger"] if told.trigger else 0.0
    return float(max(bits, table["copied"]) if told.mention.document in scene.sharing else bits)


def _figures(told: Told) -> float:
    return float(weights()["figures"]["same"]) if told.figures else 0.0
