"""Bring readings together. Deterministic: the result depends on the set of readings, not on their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from recoupe.records import Dossier, Event, EventMention, Figure, Reading, Record, Rejected, Statement
from recoupe.resolve.actors import resolve_actors
from recoupe.resolve.collecting import uncollected
from recoupe.resolve.copies import Copies, find_copies
from recoupe.resolve.corrections.actors import actor_decisions
from recoupe.resolve.corrections.amend import amend
from recoupe.resolve.corrections.bonds import find_bonds, pinned_ids
from recoupe.resolve.corrections.correction import Correction
from recoupe.resolve.dating.sharpen import Sharpened, sharpen
from recoupe.resolve.identity import globalise, replace
from recoupe.resolve.linking import Linked, link
from recoupe.resolve.linking.bonds import Bonds
from recoupe.resolve.linking.descent import Descent
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.linking.mentions import read_told
from recoupe.resolve.linking.told import Scene
from recoupe.resolve.memory import Memory
from recoupe.resolve.merging import Context, make_event
from recoupe.resolve.merging.ids import name_events
from recoupe.resolve.merging.parts import tell_parts
from recoupe.resolve.quotations import Voices, share_quotations

R = TypeVar("R", bound=Record)
Names = Mapping[str, Sequence[str]]
#: relations of articles that are copies from end to end
WHOLE = ("identical", "near-copy")


def resolve(
    readings: Iterable[Reading],
    rejected: Iterable[Rejected] = (),
    previous: Dossier | None = None,
    corrections: Sequence[Correction] = (),
    memory: Memory | None = None,
) -> Dossier:
    """Resolve actors, group copies, link events, sharpen dates; what an analyst decided goes before all of it.

    ``previous`` is the dossier before this build: events that did not change keep their ids. ``corrections`` are those
    in force (:func:`recoupe.resolve.corrections.in_force`), in order. ``memory`` spares work that an earlier build did;
    the result is the same without it.
    """
    with uncollected():
        return _resolve(readings, rejected, previous, corrections, memory)


def _resolve(
    readings: Iterable[Reading],
    rejected: Iterable[Rejected],
    previous: Dossier | None,
    corrections: Sequence[Correction],
    memory: Memory | None,
) -> Dossier:
    ordered = sorted(readings, key=lambda r: r.document.id)
    names = {r.document.id: _names(r) for r in ordered}
    actors, mapping = resolve_actors(ordered, actor_decisions(corrections, ordered))
    ordered = [globalise(r, mapping) for r in ordered]
    copies = find_copies([r.document for r in ordered], memory)
    draft = Dossier(
        documents=tuple(_with_copies(r, copies) for r in ordered),
        dates=_all(ordered, "dates"),
        actors=tuple(actors),
        actor_mentions=_all(ordered, "actor_mentions"),
        statements=share_quotations(
            [r.document for r in ordered],
            _all(ordered, "statements"),
            Voices(actors, _all(ordered, "actor_mentions")),
        ),
        event_mentions=_all(ordered, "event_mentions"),
        figures=_all(ordered, "figures"),
        positions=_all(ordered, "positions"),
        places=tuple(sorted({p.id: p for r in ordered for p in r.places}.values(), key=lambda p: p.id)),
        rejected=tuple(sorted(rejected, key=lambda r: r.id)),
    )
    bonds = find_bonds(corrections, draft.event_mentions)
    scene = set_scene(draft, copies, names, bonds=bonds)
    linked = link(scene, memory)
    told = _sharpen(draft, linked)
    sharper = set_scene(_dated(draft, told), copies, names, told.printed, bonds)
    if sharper.told != scene.told:
        scene, linked = sharper, link(sharper, memory)
    return _with_events(_dated(draft, _sharpen(draft, linked)), linked, scene, previous, corrections)


def _names(reading: Reading) -> list[str]:
    """What the article calls its actors; not the words that only describe one ("une base aérienne du Nord")."""
    form: dict[str, set[str]] = defaultdict(set)
    for mention in reading.actor_mentions:
        form[mention.actor].add(mention.form)
    named = [a for a in reading.actors if form[a.id] != {"description"}]
    return [n for a in named for n in (a.name, *a.aliases)]


def _sharpen(dossier: Dossier, linked: Linked) -> Sharpened:
    own = {m.id: m for m in dossier.event_mentions}
    events = [[own[t.id] for t in members] for members in linked.events]
    return sharpen(dossier.documents, dossier.dates, dossier.event_mentions, dossier.statements, events)


def _dated(dossier: Dossier, told: Sharpened) -> Dossier:
    return replace(
        dossier,
        dates=tuple(sorted(told.dates, key=lambda d: d.id)),
        event_mentions=tuple(sorted(told.mentions, key=lambda m: m.id)),
    )


def set_scene(
    dossier: Dossier,
    copies: Copies,
    names: Names,
    printed: Mapping[str, str] | None = None,
    bonds: Bonds | None = None,
) -> Scene:
    """All that linking compares. ``names``: by document, what it calls the actors; ``printed``: EDTF bounds of
    publications that the articles do not tell; ``bonds``: what an analyst holds together or apart."""
    documents = {d.id: d for d in dossier.documents}
    told = read_told(documents, dossier.event_mentions, dossier.figures, names, copies.origin, printed or {})
    return Scene(
        told=told,
        kinship=Kinship(dossier.actors, dossier.actor_mentions),
        places={p.id: p for p in dossier.places},
        shared={(r.a, r.b): r.passages for r in copies.relations if r.relation != "quotation"},
        copies=frozenset(d for r in copies.relations if r.relation in WHOLE for d in (r.a, r.b)),
        bonds=bonds or Bonds(),
    )


def _with_events(
    dossier: Dossier, linked: Linked, scene: Scene, previous: Dossier | None, corrections: Sequence[Correction]
) -> Dossier:
    now = {m.id: m for m in dossier.event_mentions}
    groups = [[now[t.id] for t in members] for members in linked.events]
    pins = pinned_ids(corrections, dossier.event_mentions)
    ids, lineage = name_events([[m.id for m in g] for g in groups], previous.events if previous else (), pins)
    documents = {d.id: d for d in dossier.documents}
    descent = Descent(linked.events, scene, documents)
    context = Context(
        documents=documents,
        actors={a.id: a for a in dossier.actors},
        places=scene.places,
        figures=_by_mention(dossier.figures),
        kinship=scene.kinship,
        copied=descent.copied,
        apart=descent.apart,
        statements=_by_document(dossier.statements),
    )
    events = [
        make_event(ident, group, context, [*_links(group, linked), *lineage.get(ident, [])])
        for ident, group in zip(ids, groups, strict=True)
    ]
    if corrections:
        events = amend(events, corrections, dossier.event_mentions, context.actors, context.places)
    events = tell_parts(events, dossier.event_mentions, context)
    home = {m: e.id for e in events for m in e.mentions}
    return replace(
        dossier,
        event_mentions=tuple(replace(m, event=home[m.id]) for m in dossier.event_mentions),
        events=tuple(sorted(events, key=lambda e: e.id)),
    )


def _links(group: Sequence[EventMention], linked: Linked) -> list[dict[str, Any]]:
    """History entries ``merged``: why each further mention was taken for the same event."""
    out = []
    for mention in group:
        if why := linked.links.get(mention.id):
            reasons = [{"feature": f.name, "bits": round(f.bits, 2), "seen": list(f.seen)} for f in why.features]
            out.append(
                {
                    "change": "merged",
                    "mention": mention.id,
                    "score": why.score,
                    "threshold": why.threshold,
                    "ambiguous": why.ambiguous,
                    "features": reasons,
                }
            )
    return out


def _with_copies(reading: Reading, copies: Copies) -> Any:
    document = reading.document
    return replace(document, copy_group=copies.group[document.id], independent_source=copies.origin[document.id])


def _all(readings: Sequence[Reading], field: str) -> tuple[Any, ...]:
    return tuple(sorted((row for r in readings for row in getattr(r, field)), key=lambda row: row.id))


def _by_document(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    out: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        out[statement.document].append(statement)
    return out


def _by_mention(figures: Iterable[Figure]) -> Mapping[str, Sequence[Figure]]:
    out: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event:
            out[figure.event].append(figure)
    return out


__all__ = ["Event", "resolve", "set_scene"]
