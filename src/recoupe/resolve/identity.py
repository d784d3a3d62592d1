"""Actors of single articles become actors of the dossier: by gazetteer row, else by the same name and kind."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from recoupe.records import Actor, Reading, Record

R = TypeVar("R", bound=Record)
Local = tuple[str, str]  # document id, actor id inside the article


def resolve_by_name(readings: Sequence[Reading]) -> tuple[list[Actor], dict[Local, str]]:
    """The dossier's actors, sorted by id, and the id that each article's actor has there."""
    groups: dict[str, list[tuple[Local, Actor]]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: r.document.id):
        for actor in reading.actors:
            groups[_key(actor, reading.document.id)].append(((reading.document.id, actor.id), actor))
    actors, mapping = [], {}
    for key, members in sorted(groups.items()):
        ident = "a" + hashlib.sha256(key.encode()).hexdigest()[:10]
        actors.append(_merge(ident, [a for _, a in members]))
        mapping.update({local: ident for local, _ in members})
    return sorted(actors, key=lambda a: a.id), mapping


def _key(actor: Actor, document: str) -> str:
    if actor.gazetteer or actor.wikidata:
        return f"g:{actor.gazetteer or actor.wikidata}"
    folded = "".join(c for c in unicodedata.normalize("NFKD", actor.name.casefold()) if not unicodedata.combining(c))
    name = " ".join(re.findall(r"[^\W_]+", folded))
    return f"n:{name}" if actor.name[:1].isupper() else f"d:{document}:{name}"


def _merge(ident: str, actors: Sequence[Actor]) -> Actor:
    first = actors[0]
    names = {n: None for a in actors for n in (a.name, *a.aliases)}
    names.pop(first.name)
    roles = {msgspec.json.encode(r): r for a in actors for r in a.roles}
    return replace(first, id=ident, aliases=tuple(sorted(names)), roles=tuple(roles[k] for k in sorted(roles)))


def globalise(reading: Reading, mapping: Mapping[Local, str]) -> Reading:
    """``reading`` with the dossier's actor ids (its list of actors left out)."""
    here = reading.document.id

    def one(ident: str | None) -> str | None:
        return mapping[here, ident] if ident else None

    def many(idents: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(mapping[here, i] for i in idents)

    return replace(
        reading,
        actors=(),
        actor_mentions=tuple(replace(m, actor=mapping[here, m.actor]) for m in reading.actor_mentions),
        statements=tuple(
            replace(
                s,
                speaker=one(s.speaker),
                addressee=mapping.get((here, s.addressee or ""), s.addressee),
                chain=many(s.chain),
            )
            for s in reading.statements
        ),
        event_mentions=tuple(
            replace(e, source=many(e.source), target=many(e.target), attributed_to=many(e.attributed_to))
            for e in reading.event_mentions
        ),
        figures=tuple(replace(f, source=one(f.source)) for f in reading.figures),
        positions=tuple(
            replace(p, holder=mapping[here, p.holder], object=mapping.get((here, p.object), p.object))
            for p in reading.positions
        ),
    )


def replace(record: R, **changes: Any) -> R:
    """A copy of ``record`` with some fields changed."""
    return msgspec.structs.replace(record, **changes)
