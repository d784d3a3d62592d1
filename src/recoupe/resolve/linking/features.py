"""The features of a link: each has a name, bits for or against, and what it saw. Their sum is the score."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from recoupe.records import Span
from recoupe.resolve.linking.ceiling import Ceiling
from recoupe.resolve.linking.feature import Feature, score
from recoupe.resolve.linking.profile import Profile
from recoupe.resolve.linking.ties import ties
from recoupe.resolve.linking.time import compare
from recoupe.resolve.linking.told import SYMMETRIC, Moment, Scene, Told
from recoupe.resolve.linking.weights import near_types, rate, step, weights
from recoupe.resolve.linking.words import cosine

#: sums of bits in another order may differ by that much
_ROUNDING = 1e-9


def forbidden(told: Told, event: Profile, scene: Scene) -> bool:
    """The hard constraints: an analyst's word, one article says two events, types differ, days or countries exclude
    each other."""
    mention, moment = told.mention, told.moment
    if mention.document in event.documents or mention.type not in near_types()[event.type] or remote(moment, event):
        return True
    if mention.place and any(_other_country(mention.place, p, scene) for p in event.places):
        return True
    standing = mention.type in weights()["standing"]["types"]
    for other, _ in event.moments:
        found = compare(moment, other)
        if found.excluded or (standing and found.far):
            return True
    return scene.bonds.forbid(told.id, (m.id for m in event.members))


def remote(moment: Moment, event: Profile) -> bool:
    """Whether the one day that ``moment`` tells lies too far from one that the event's mentions tell."""
    day, days, hard = moment.day, event.days, weights()["date"]["hard"]
    return bool(day and days and (day - days[0] > hard or days[1] - day > hard))


def features(
    told: Told, event: Profile, scene: Scene, floor: float = -math.inf, most: Ceiling | None = None
) -> list[Feature] | None:
    """All features of ``told`` against ``event`` but the context; order is that of ``docs/linking.md``.

    The cheap ones are compared first: None as soon as the rest (at most what ``most`` tells) cannot
    bring the score above ``floor``.
    """
    first = [_popularity(event), _type(told, event, scene)]
    last = [*_mode(told, event), *_date(told, event), *_again(told, event), *_place(told, event, scene)]
    sure = score(first) + score(last) + _ROUNDING
    if most and sure + most.actors(event) + most.rest <= floor:
        return None
    actors = _actors(told, event, scene)
    if most and sure + score(actors) + most.rest <= floor:
        return None
    out = [*first, *actors, *last, *_words(told, event, scene), *_figures(told, event)]
    out += ties(told, event, out, scene)
    return [f for f in out if f.bits]


def _popularity(event: Profile) -> Feature:
    return Feature("popularity", event.popularity)


def _type(told: Told, event: Profile, scene: Scene) -> Feature:
    if told.mention.type in event.types:
        return Feature("type", scene.type_bits[told.mention.type])
    return Feature("type.near", weights()["type"]["near_bits"], (told.mention.type, event.type))


def _actors(told: Told, event: Profile, scene: Scene) -> list[Feature]:
    table = weights()["actors"]
    out: list[Feature] = []
    for side, mine, theirs in sides(told, event):
        if not mine or not theirs:
            continue
        hits, missed = _hits(mine, theirs, scene)
        if not hits:
            name = "other" if missed and not scene.kinship.vague.issuperset(theirs) else "vague"
            parted = name == "other" and _all_others(told, event, missed, theirs, scene)
            out.append(Feature(f"{side}.{name}", table["source_all_other" if parted else f"{side}_{name}"]))
            continue
        best = sorted(hits, key=lambda f: (-f.bits, f.seen))[: table["most"]]
        out += [Feature(f"{side}.{f.name}", f.bits, f.seen) for f in best]
        if missed:
            out.append(Feature(f"{side}.missed", max(table["missed_most"], table["missed"] * len(missed)), missed))
        if side == "source":
            out += _parties(told, event, hits, missed, scene)
    return out


def _all_others(told: Told, event: Profile, missed: tuple[str, ...], theirs: Mapping[str, float], scene: Scene) -> bool:
    """A meets B here, C meets D there."""
    meetings = told.mention.type in SYMMETRIC and event.symmetric
    return meetings and len(missed) > 1 and len(theirs.keys() - scene.kinship.vague) > 1


def sides(told: Told, event: Profile) -> Iterator[tuple[str, tuple[str, ...], Mapping[str, float]]]:
    """The sides to compare; where one tells a meeting and the other an act, who acts must be among those who meet."""
    if (told.mention.type in SYMMETRIC) == event.symmetric:
        yield "source", told.source, event.source
        yield "target", told.target, event.target
    elif event.symmetric:
        yield "source", told.source, event.parties
    else:
        yield "source", told.parties, event.source


def _hits(mine: tuple[str, ...], theirs: Mapping[str, float], scene: Scene) -> tuple[list[Feature], tuple[str, ...]]:
    """Actors of ``mine`` that are in ``theirs`` or akin to one there, and the others; vague ones are neither."""
    table, kinship = weights()["actors"], weights()["kinship"]
    hits, missed = [], []
    for actor in mine:
        degree, share, other = _closest(actor, theirs, scene)
        if degree <= 0:
            if actor not in scene.kinship.vague:
                missed.append(actor)
            continue
        chance = max(scene.actor_share.get(actor, 0.0), scene.actor_share.get(other, 0.0))
        bits = rate(table["agree"], degree, chance, table["floor"])
        if other == actor:
            hits.append(Feature("same", max(bits, 0.1), (actor,)))
        elif degree < kinship["close"] * share:
            hits.append(Feature("akin", 0.1, (actor, other)))
        else:
            hits.append(Feature("kin", max(bits * kinship["weight"], 0.1), (actor, other)))
    return hits, tuple(missed)


def _closest(actor: str, theirs: Mapping[str, float], scene: Scene) -> tuple[float, float, str]:
    """The actor of ``theirs`` that stands most for ``actor``, with its degree of kinship times share and its share."""
    best, itself = (0.0, 0.0, ""), theirs.get(actor, 0.0)
    kin = scene.kinship.others(actor)
    for other in theirs if len(theirs) < len(kin) else kin:
        if other in kin and other in theirs:
            best = max(best, (kin[other] * theirs[other], theirs[other], other), key=lambda k: (k[0], k[2]))
    return (itself, itself, actor) if itself and itself >= best[0] else best


def _parties(told: Told, event: Profile, hits: list[Feature], missed: tuple[str, ...], scene: Scene) -> list[Feature]:
    """A meets B here, A meets C there: both name parties that the other leaves out."""
    table = weights()["actors"]
    if told.mention.type not in SYMMETRIC or not event.symmetric:
        return []
    if len(told.source) == 1 and len(event.source) > 1:
        return [Feature("source.unnamed_party", table["unnamed_party" if told.when else "unnamed_undated"])]
    usual = {a for a, share in event.source.items() if share >= table["usual"]}
    left = usual - {f.seen[-1] for f in hits} - scene.kinship.vague
    if not left or not missed:
        return []
    close = [f for f in hits if f.name != "akin"]
    name = "other_party" if len(close) <= 1 else "other_circle"
    return [Feature(f"source.{name}", table[name], (*missed, *sorted(left)))]


def _mode(told: Told, event: Profile) -> list[Feature]:
    table, mode = weights()["mode"], told.mention.mode
    if not mode or not event.modes:
        return []
    if mode in event.modes:
        return [Feature("mode.same", table["same"], (mode,))]
    distance, person = set(table["distance"]), set(table["in_person"])
    if any((mode in distance and m in person) or (mode in person and m in distance) for m in event.modes):
        return [Feature("mode.apart", table["apart"], (mode, *event.modes))]
    if mode in table["vague"] or any(m in table["vague"] for m in event.modes):
        return []
    own = mode in table["own_act"] or any(m in table["own_act"] for m in event.modes)
    return [Feature("mode.other", table["own" if own else "other"], (mode, *event.modes))]


def _date(told: Told, event: Profile) -> list[Feature]:
    """The mean over the members that are dated as ``told`` is; else the best comparison with publications."""
    moment = told.moment
    if moment.when:
        best, total, number = ("", -math.inf), 0.0, 0
        for other, n in event.moments:
            if other.when:
                found = compare(moment, other)
                total, number = total + found.bits * n, number + n
                best = max(best, (found.name, found.bits), key=lambda f: (f[1], f[0]))
        if number:
            return [Feature(best[0], total / number)]
    found = max((compare(moment, other) for other, _ in event.moments), key=lambda c: (c.bits, c.name))
    return [Feature(found.name, found.bits)]


def _again(told: Told, event: Profile) -> list[Feature]:
    """One says that it had been done before: that is the other, or a third, unless both tell its day."""
    if told.again == event.again or (told.moment.day and event.days):
        return []
    return [Feature("again", weights()["again"]["penalty"])]


def _place(told: Told, event: Profile, scene: Scene) -> list[Feature]:
    table, place = weights()["place"], told.mention.place
    if not place or not event.places:
        return []
    if place in event.places:
        return [Feature("place.same", table["same"], (place,))]
    if any(_inside(place, p, scene) or _inside(p, place, scene) for p in event.places):
        return [Feature("place.inside", table["inside"], (place, *event.places))]
    return [Feature("place.other", table["other"], (place, *event.places))]


def _inside(small: str, large: str, scene: Scene) -> bool:
    a, b = scene.places.get(small), scene.places.get(large)
    return bool(a and b and b.kind == "country" and a.kind != "country" and a.country and a.country == b.country)


def _other_country(a: str | None, b: str, scene: Scene) -> bool:
    """Two cities of two countries; a country alone is often the one the article speaks of, and only counts against."""
    x, y = scene.places.get(a or ""), scene.places.get(b)
    if x and y and "country" in (x.kind, y.kind):
        return False
    return bool(x and y and x.country and y.country and x.country != y.country)


def _words(told: Told, event: Profile, scene: Scene) -> list[Feature]:
    table = weights()["words"]
    if told.mention.document in scene.sharing and any(copied(told, m, scene) for m in event.members):
        return [Feature("words.copied", table["copied"])]
    out = []
    for name in ("passage", "story"):
        mine, theirs = getattr(told, name), [v for m in event.members if (v := getattr(m, name))]
        if mine and theirs:
            best = max(cosine(mine, v) * min(1.0, len(mine.keys() & v.keys()) / table["few"]) for v in theirs)
            out.append(Feature(f"words.{name}", step(table[name], best), (f"{best:.2f}",)))
    if common := sorted(told.trigger & event.trigger):
        out.append(Feature("words.trigger", table["trigger"], tuple(common)))
    return out


def copied(a: Told, b: Told, scene: Scene) -> bool:
    """Whether the passage of one stands in the other's article, word for word and at the same point."""
    x, y = sorted((a.mention, b.mention), key=lambda m: m.document)
    for in_x, in_y in scene.shared.get((x.document, y.document), ()):
        if _within(x.trigger, in_x) and _within(y.trigger, in_y):
            offset = abs((x.trigger[0] - in_x[0]) - (y.trigger[0] - in_y[0]))
            if offset <= 12 + (in_x[1] - in_x[0]) // 20:
                return True
    return False


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def context(shared: int, found: list[Feature]) -> list[Feature]:
    """What ``shared`` says, the number of further events that the two articles have in common."""
    table = weights()["context"]
    out = [Feature("context", table["shared"][min(shared, len(table["shared"]) - 1)], (str(shared),))] if shared else []
    worded = any(f.name == "words.passage" and f.bits > 0 for f in found)
    if shared >= table["stranger"] or (shared and worded):
        # articles that tell the same run of events tell this one of it too
        back = _given_back(found)
        out += [Feature("context.tied", -f.bits * back) for f in found if f.name == "untied"]
    if shared < table["stranger"] and _strangers(found, table["stranger_day"]):
        out.append(Feature("context.stranger", table["stranger_penalty"]))
    return out


def _given_back(found: list[Feature]) -> float:
    """How much of ``untied`` the context takes back: less where the two tell different people's acts in few words."""
    people = {"source.same", "source.kin", "target.same", "target.kin"}
    worded = any(f.name == "words.passage" and f.bits >= weights()["untied"]["words_full"] for f in found)
    named = worded or any(f.name in people for f in found)
    return 1.0 if named else float(weights()["context"]["unnamed"])


def _strangers(found: list[Feature], day: float) -> bool:
    names = {f.name for f in found}
    if "source.other" not in names or "words.copied" in names:
        return False
    dated = any(f.name.startswith("date.") and f.bits >= day for f in found)
    return not (dated and names & {"target.same", "target.kin", "place.same"})


def _figures(told: Told, event: Profile) -> list[Feature]:
    same = sorted(told.figures & event.figures)
    return [Feature("figures.same", weights()["figures"]["same"], tuple(k for k, _ in same))] if same else []


__all__ = ["Feature", "context", "copied", "features", "forbidden", "remote", "score"]
