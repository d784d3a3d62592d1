"""Bring readings together. Deterministic: the result depends on the set of readings, not on their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from recoupe.records import Dossier, Event, EventMention, Reading, Record, Rejected

R = TypeVar("R", bound=Record)


def resolve(readings: Iterable[Reading], rejected: Iterable[Rejected] = (), previous: Dossier | None = None) -> Dossier:
    """Resolve actors, sharpen dates, group copies, link events.

    ``previous`` is the dossier before this build: events that did not change keep their ids.
    """
    ordered = [_global(r) for r in sorted(readings, key=lambda r: r.document.id)]
    mentions = [replace(m, event=f"e{m.id}") for r in ordered for m in r.event_mentions]
    return Dossier(
        documents=tuple(r.document for r in ordered),
        dates=tuple(d for r in ordered for d in r.dates),
        actors=tuple(a for r in ordered for a in r.actors),
        actor_mentions=tuple(m for r in ordered for m in r.actor_mentions),
        statements=tuple(s for r in ordered for s in r.statements),
        event_mentions=tuple(mentions),
        figures=tuple(f for r in ordered for f in r.figures),
        positions=tuple(p for r in ordered for p in r.positions),
        events=tuple(_event(m) for m in mentions),
        places=tuple(sorted({p.id: p for r in ordered for p in r.places}.values(), key=lambda p: p.id)),
        rejected=tuple(rejected),
    )


def _global(reading: Reading) -> Reading:
    """The same reading with actor ids that are unique in the dossier."""
    key = {a.id: f"{reading.document.id}:{a.id}" for a in reading.actors}

    def many(idents: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key[i] for i in idents)

    return replace(
        reading,
        actors=tuple(replace(a, id=key[a.id]) for a in reading.actors),
        actor_mentions=tuple(replace(m, actor=key[m.actor]) for m in reading.actor_mentions),
        statements=tuple(
            replace(s, speaker=key[s.speaker] if s.speaker else None, chain=many(s.chain)) for s in reading.statements
        ),
        event_mentions=tuple(
            replace(e, source=many(e.source), target=many(e.target), attributed_to=many(e.attributed_to))
            for e in reading.event_mentions
        ),
        figures=tuple(replace(f, source=key[f.source] if f.source else None) for f in reading.figures),
        positions=tuple(
            replace(p, holder=key[p.holder], object=key.get(p.object, p.object)) for p in reading.positions
        ),
    )


def _event(m: EventMention) -> Event:
    return Event(
        id=m.event or m.id,
        type=m.type,
        mode=m.mode,
        source=m.source,
        target=m.target,
        date=m.date,
        place=m.place,
        status=m.status,
        mentions=(m.id,),
        documents=(m.document,),
    )


def replace(record: R, **changes: Any) -> R:
    """A copy of ``record`` with some fields changed."""
    return msgspec.structs.replace(record, **changes)
