"""Read one article: a pure function of the document, fit to be mapped over processes."""

from __future__ import annotations

from recoupe.read.actors import find_actors
from recoupe.read.dates import find_dates
from recoupe.read.events import find_events
from recoupe.read.options import FULL, ReadOptions
from recoupe.read.parsing import parse_article
from recoupe.read.statements import find_statements
from recoupe.read.text import parse_text
from recoupe.records import Document, Place, Reading


def read_article(document: Document, options: ReadOptions = FULL) -> Reading:
    """Everything ``document`` says. Offsets in the result point into ``document.text``.

    Only French is read: a document whose ``language`` is another comes back with nothing but itself.
    """
    if document.language not in (None, "fr"):
        return Reading(document=document)
    text = parse_text(document)
    doc = parse_article(text, options)
    dates = find_dates(document, text, doc)
    actors = find_actors(document, text, doc)
    statements = find_statements(document, text, doc, actors, dates)
    events = find_events(document, text, doc, actors, dates, statements, not options.fast)
    found, mentions = actors.freeze()
    return Reading(
        document=document,
        dates=dates,
        actors=found,
        actor_mentions=mentions,
        statements=statements,
        event_mentions=events.event_mentions,
        figures=events.figures,
        positions=events.positions,
        places=_unique(place for _, place in actors.places),
    )


def _unique(places: object) -> tuple[Place, ...]:
    return tuple(sorted({p.id: p for p in places}.values(), key=lambda p: p.id))  # type: ignore[attr-defined]
