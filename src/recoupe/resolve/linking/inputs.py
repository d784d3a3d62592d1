"""A digest of all that linking compares up to the end of each stretch: as long as it is the same, so are the links.

A stretch is linked by its mentions with their words, by what their actors and places are, by an analyst's word on them,
by passages shared with articles of this stretch or an earlier one, and by what came before. An actor that is akin to
one of this stretch, but is told later only, changes nothing: no event names it yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import msgspec

from recoupe.resolve.linking.stretches import Stretch, measures
from recoupe.resolve.linking.told import Scene, Told
from recoupe.resolve.linking.weights import weights
from recoupe.resolve.memory import code, digest

#: what linking is made of; its weights are among them
_CODE = ("resolve/linking", "resolve/dating")
#: of a mention, all but the words of its article, which are the same for all of them
_FIELDS = tuple(f.name for f in fields(Told) if f.name != "story")
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digests(scene: Scene, cut: Sequence[Stretch]) -> Iterator[bytes]:
    """One digest for each of the stretches ``cut``; each stands for the stretches before it as well."""
    shared = _by_document(scene)
    actors: set[str] = set()
    documents: set[str] = set()
    last = digest(code(*_CODE), repr(weights()).encode(), _encode(measures()))
    for stretch in cut:
        here = {t.mention.document for t in stretch}
        named = {a for t in stretch for a in t.parties}
        actors |= named
        documents |= here
        last = digest(
            last,
            *(_encode([*_mention(told), *scene.bonds.on(told.id)]) for told in stretch),
            *(_encode(sorted(story.items())) for story in _stories(stretch)),
            _encode([_actor(a, scene, actors) for a in sorted(named)]),
            _encode([_place(p, scene) for p in sorted({t.mention.place for t in stretch if t.mention.place})]),
            _encode([[d, o, p] for d in sorted(here) for o, p in shared.get(d, ()) if o in documents]),
        )
        yield last


def _mention(told: Told) -> list[Any]:
    return [getattr(told, name) for name in _FIELDS]


def _stories(stretch: Stretch) -> Iterable[Mapping[str, float]]:
    return {t.mention.document: t.story for t in stretch}.values()


def _actor(actor: str, scene: Scene, told: set[str]) -> list[Any]:
    kin = sorted((a, degree) for a, degree in scene.kinship.others(actor).items() if a in told)
    return [actor, actor in scene.kinship.vague, kin]


def _place(ident: str, scene: Scene) -> list[str | None]:
    place = scene.places.get(ident)
    return [ident, place.country, place.kind] if place else [ident]


def _by_document(scene: Scene) -> Mapping[str, Sequence[tuple[str, Any]]]:
    """For each document: those that it shares passages with, and where."""
    out: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for (a, b), passages in sorted(scene.shared.items()):
        out[a].append((b, passages))
        out[b].append((a, passages))
    return out
