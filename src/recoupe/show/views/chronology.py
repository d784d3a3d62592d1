"""The chronology: one row per event, in order of time."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.records import Event
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, in_period, meets, place_ids, set_aside
from recoupe.show.views.names import actor_names, event_title, parent_of, place_name, source_names
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds

#: sources named in a table (the others are counted), and code points of each
NAMED = 3
LONGEST_NAME = 20


def chronology(store: DossierStore, chosen: Selection) -> Listing:
    """The events that were asked for: dated, then those whose year nobody tells, then those without date."""
    rows = [row(store, e) for e in in_order(select_events(store, chosen))]
    dated = [r for r in rows if any(bounds(r["date"]))]
    no_year = [r for r in rows if r["date"] and not any(bounds(r["date"]))]
    undated = [r for r in rows if not r["date"]]
    sections = [Section("", dated)] if dated or not rows else []
    if no_year:
        sections.append(Section(say("text.no_year", n=len(no_year)), no_year))
    if undated:
        sections.append(Section(say("text.undated", n=len(undated)), undated))
    return Listing(COLUMNS, sections, say("text.event_count", n=len(rows)))


def select_events(store: DossierStore, chosen: Selection) -> Iterable[Event]:
    """The events that match ``chosen`` and that no analyst rejected, sorted by id."""
    actors, places = actor_ids(store, chosen), place_ids(store, chosen)
    for event in store.events():
        if (
            not set_aside(event)
            and (chosen.type is None or event.type == chosen.type)
            and in_period(chosen, event.date)
            and meets(actors, (*event.source, *event.target))
            and meets(places, (event.place,))
        ):
            yield event


def in_order(events: Iterable[Event]) -> list[Event]:
    """``events`` in order of time, those without a date last."""
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[bool, str, str, str, str]:
    first, last = bounds(event.date)
    day = first or last
    return day is None, day or "", last or "", event.date or "~", event.id


def row(store: DossierStore, event: Event) -> Row:
    """What the chronology tells of ``event``."""
    return {
        "date": event.date,
        "title": event_title(store, event),
        "status": event.status,
        "place": place_name(store, event.place),
        "articles": len(event.documents),
        "origins": event.independent_sources,
        "sources": source_names(store, event.documents),
        "conflicts": [c["field"] for c in event.conflicts],
        "type": event.type,
        "mode": event.mode,
        "source": actor_names(store, event.source),
        "target": actor_names(store, event.target),
        "first_reported": event.first_reported,
        "part_of": parent_of(event),
        "event": event.id,
    }


def short(names: list[str]) -> str:
    """A few names, and how many more there are."""
    shown = (n if len(n) <= LONGEST_NAME else f"{n[: LONGEST_NAME - 1].rstrip()}…" for n in names[:NAMED])
    more = len(names) - NAMED
    return ", ".join(shown) + (f" +{more}" if more > 0 else "")


def _status(value: str) -> str:
    return label("status", value)


def _conflicts(fields: list[str]) -> str:
    return "≠ " + ", ".join(label("field", f) for f in fields) if fields else ""


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("title", ratio=6, of_row=lambda row: f"└ {row['title']}" if row["part_of"] else row["title"]),
    Column("status", _status),
    Column("place", ratio=2),
    Column("articles", right=True),
    Column("origins", right=True),
    Column("sources", short, ratio=3),
    Column("conflicts", _conflicts, ratio=2, style="yellow"),
    Column("type", visible=False),
    Column("mode", visible=False),
    Column("source", visible=False),
    Column("target", visible=False),
    Column("first_reported", visible=False),
    Column("part_of", visible=False),
    Column("event", style="dim"),
)
