"""Where articles contradict each other: every value, with who tells it and in which words."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.records import Event
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection
from recoupe.show.views.chronology import select_events
from recoupe.show.views.evidence import conflict_sides
from recoupe.show.views.names import event_title
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore


def conflicts(store: DossierStore, chosen: Selection) -> Listing:
    """One row per value that an article tells and another contradicts."""
    events = [e for e in select_events(store, chosen) if e.conflicts]
    events.sort(key=lambda e: (e.date is None, e.date or "", e.id))
    rows = [row for event in events for row in rows_of(store, event)]
    number = sum(len(e.conflicts) for e in events)
    return Listing(COLUMNS, [Section("", rows)], say("text.conflict_count", n=number))


def rows_of(store: DossierStore, event: Event) -> Iterator[Row]:
    """One row per value and report."""
    for field, sides in conflict_sides(store, event):
        for side in sides:
            for report in side.reports:
                data = report.as_json(store)
                yield {
                    "date": event.date,
                    "title": event_title(store, event),
                    "field": field,
                    "value": side.value,
                    "article": report.article,
                    "words": " […] ".join(data["words"]),
                    "sentence": data["sentence"],
                    "document": report.document,
                    "spans": data["spans"],
                    "event": event.id,
                }


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("title", ratio=3),
    Column("field", lambda v: label("field", v)),
    Column("value", ratio=2, of_row=lambda row: in_words(row["field"], row["value"])),
    Column("article", ratio=1),
    Column("words", ratio=2),
    Column("sentence", visible=False),
    Column("document", visible=False),
    Column("spans", visible=False),
    Column("event", style="dim"),
)
