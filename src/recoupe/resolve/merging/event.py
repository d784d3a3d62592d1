"""The record of one event out of its mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recoupe.records import Actor, Document, Event, EventMention, Figure, Place, Statement
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.merging.conflicts import find_conflicts
from recoupe.resolve.merging.course import tell_course
from recoupe.resolve.merging.disclosure import tell_disclosure
from recoupe.resolve.merging.origins import group_origins, outlets, primary_sources
from recoupe.resolve.merging.titles import describe_place, make_title
from recoupe.resolve.merging.values import best_date, best_mode, best_plain, best_sides, best_status


@dataclass(frozen=True)
class Context:
    """What the records of events are made with: the dossier's documents, actors, places, figures and copies."""

    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    figures: Mapping[str, Sequence[Figure]]  # by event mention
    kinship: Kinship
    copied: set[frozenset[str]]  # pairs of mentions that go back to one passage
    statements: Mapping[str, Sequence[Statement]] = field(default_factory=dict)  # by document
    apart: set[frozenset[str]] = field(default_factory=set)  # pairs in copies, of which one stands in own words


def make_event(
    ident: str, mentions: Sequence[EventMention], context: Context, history: Sequence[dict[str, Any]] = ()
) -> Event:
    """One event; ``mentions`` in order of report, ``history`` the entries known so far (links, lineage)."""
    groups = group_origins(mentions, context.documents, context.copied, context.apart)
    origin = {m: n for n, group in enumerate(groups) for m in group}
    figures = [f for m in mentions for f in context.figures.get(m.id, ())]
    kind = best_plain(mentions, origin, "type") or mentions[0].type
    alike = [m for m in mentions if m.type == kind]  # read as another type, the sides and the mode mean something else
    source, target = best_sides(alike, origin)
    mode, status = best_mode(alike, origin), best_status(mentions, origin)
    place, date = best_plain(mentions, origin, "place"), best_date(mentions, origin)
    days = sorted(d for m in mentions if (d := context.documents[m.document].published))
    sources = primary_sources(mentions, context.actors)
    title = make_title(
        kind,
        mode,
        status,
        [context.actors[a] for a in source if a in context.actors],
        [context.actors[a] for a in target if a in context.actors],
        describe_place(context.places, place),
        _telling(mentions, source, target),
    )
    return Event(
        id=ident,
        type=kind,
        mode=mode,
        context=tuple(sorted({c for m in mentions for c in m.context})),
        source=source,
        target=target,
        date=date,
        place=place,
        status=status,
        mentions=tuple(sorted(m.id for m in mentions)),
        documents=tuple(sorted({m.document for m in mentions})),
        outlets=outlets(mentions, context.documents),
        independent_sources=len(groups),
        primary_sources=len(sources),
        first_reported=days[0] if days else None,
        last_reported=days[-1] if days else None,
        conflicts=find_conflicts(mentions, figures, context.documents, context.places, context.kinship, origin),
        confidence=_confidence(mentions, groups),
        title=title,
        history=(
            {"change": "origins", "origins": [sorted(g) for g in groups], "sources": list(sources)},
            *tell_course(mentions, figures, context.documents),
            *tell_disclosure(date, mentions, context.statements, context.documents),
            *history,
        ),
    )


def _telling(mentions: Sequence[EventMention], source: Sequence[str], target: Sequence[str]) -> str:
    """The lexicon row of the first mention that has these sides; empty where none has both."""
    fits = (m for m in mentions if m.source[:1] == tuple(source[:1]) and m.target[:1] == tuple(target[:1]))
    return next((m.rule for m in fits), "")


def _confidence(mentions: Sequence[EventMention], groups: Sequence[Sequence[str]]) -> float:
    """Chance that not every origin was misread: the best reading of each, taken as independent."""
    sure = {m.id: m.confidence for m in mentions}
    doubt = 1.0
    for group in groups:
        doubt *= 1 - max(sure[m] for m in group)
    return round(1 - doubt, 3)
