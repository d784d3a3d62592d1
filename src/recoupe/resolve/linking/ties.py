"""Whether anything ties a mention to the moment of an event, where the dates do not.

Frequent actors do the same kind of thing again and again. Two mentions of "X demands", undated in articles of unknown
day, are one occurrence only if more than one party, the words around them or a place say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.resolve.linking.feature import Feature
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.told import SYMMETRIC, Scene, Told
from recoupe.resolve.linking.weights import weights


def ties(told: Told, event: Profile, found: Sequence[Feature], scene: Scene) -> list[Feature]:
    """What speaks against a link that nothing ties to a moment, given the other features ``found``: the stronger of
    ``standing`` and ``untied``, and ``type.loose``."""
    if any(f.name == "words.copied" for f in found):
        return []
    both = [*_standing(told, event, found), *_untied(told, event, found, scene)]
    return [*sorted(both, key=lambda f: (f.bits, f.name))[:1], *_loose(told, event, found)]


def _loose(told: Told, event: Profile, found: Sequence[Feature]) -> list[Feature]:
    """Read as another type, and nothing but the actors says that it is the same act."""
    table = weights()["type"]
    if all(f.name != "type.near" for f in found):
        return []
    if told.passage and any(m.passage for m in event.members):
        tied = any(f.name == "words.passage" and f.bits >= table["near_words"] for f in found)
    else:
        tied = any(f.name.startswith("date.") and f.bits >= table["near_date"] for f in found)
    return [] if tied else [Feature("type.loose", table["near_loose"])]


def _standing(told: Told, event: Profile, found: Sequence[Feature]) -> list[Feature]:
    """Support that no date ties to a moment is a standing, not an occurrence."""
    table = weights()["standing"]
    if told.mention.type not in table["types"]:
        return []
    dated = told.when and any(m.when for m, _ in event.moments)
    near = any(f.name.startswith("date.") and f.bits >= table["near"] for f in found)
    return [] if dated or near else [Feature("standing", table["penalty"])]


def _untied(told: Told, event: Profile, found: Sequence[Feature], scene: Scene) -> list[Feature]:
    """Neither dates nor publication nor place tie the two; less where the words do."""
    table, names = weights()["untied"], {f.name.partition("+")[0] for f in found}
    if names.isdisjoint(table["dates"]) or "place.same" in names:
        return []
    agreeing = _agreeing(told, event, names, scene)
    words = max((f.bits for f in found if f.name == "words.passage"), default=0.0)
    bits = float(table["sides"][agreeing])
    if told.mention.type in table["again_types"]:
        bits += float(table["again"])
    few, many = table["rivals"]
    bits *= min(1.0, max(0.0, (scene.log_rivals - few) / (many - few)))
    if words >= table["words"] and agreeing:
        bits *= table["words_share"] if words < table["words_full"] else 0.0
    return [Feature("untied", bits, (str(agreeing),))] if bits else []


def _agreeing(told: Told, event: Profile, names: set[str], scene: Scene) -> int:
    """How many sides agree, at most two; of a meeting, how many parties it shares with one of the reports."""
    if told.mention.type not in SYMMETRIC or not event.symmetric:
        return sum(not names.isdisjoint({f"{side}.same", f"{side}.kin"}) for side in ("source", "target"))
    return min(2, max((_parties(told, m, scene) for m in event.members), default=0))


def _parties(a: Told, b: Told, scene: Scene) -> int:
    """How many parties two reports of a meeting have in common; a state and its president count once."""
    close = weights()["kinship"]["close"]
    pairs = [(x, y) for x in a.source for y in b.source if scene.kinship.degree(x, y) >= close]
    return min(len({x for x, _ in pairs}), len({y for _, y in pairs}))
