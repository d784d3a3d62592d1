"""The chronology: events by day, chosen by the query."""

from __future__ import annotations

from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, STATUSES, Event
from recoupe.show.brief.content import day_heading
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.chronology import COLUMNS, row
from recoupe.show.web.density import Strip, strip
from recoupe.show.web.events import chosen_by_id, page_of_events, wanted
from recoupe.show.web.page import Page, Visit


class Line(NamedTuple):
    """One event of the list."""

    id: str
    title: str
    type: str
    mode: str | None
    status: str
    place: str | None
    articles: int
    origins: int
    primary: int
    sources: list[str]
    conflicts: list[str]
    corroborated: bool


class Day(NamedTuple):
    """The events under one heading."""

    heading: str
    datetime: str | None
    lines: list[Line]


def chronology(visit: Visit) -> Page:
    """The events that were asked for, in order of time."""
    where = wanted(visit)
    events, total = page_of_events(visit, where)
    rows = [row(visit.store, event) for event in events]
    density: Strip = strip(visit.store, where)
    content: dict[str, Any] = {
        "days": days_of(events, rows),
        "density": density,
        "types": EVENT_TYPES,
        "statuses": STATUSES,
        "total": total,
        "chosen": chosen_by_id(visit),
        "visit": visit,
    }
    listing = Listing(COLUMNS, [Section("", rows)], say("text.event_count", n=total))
    title = say("web.chronology")
    return Page("chronology.html.j2", title, listing, content, total, visit.offset)


def days_of(events: list[Event], rows: list[dict[str, Any]]) -> list[Day]:
    """``events`` under their days; ``rows`` are what the chronology tells of them, in the same order."""
    days: list[Day] = []
    for event, told in zip(events, rows, strict=True):
        heading = day_heading(event)
        if not days or days[-1].heading != heading:
            day = event.date if event.date and len(event.date) == 10 and "X" not in event.date else None
            days.append(Day(heading, day, []))
        days[-1].lines.append(line(event, told))
    return days


def line(event: Event, told: dict[str, Any]) -> Line:
    """What the list shows of ``event``; ``told`` is its row of the chronology."""
    return Line(
        event.id,
        told["title"],
        event.type,
        event.mode,
        event.status,
        told["place"],
        len(event.documents),
        event.independent_sources,
        event.primary_sources,
        told["sources"],
        told["conflicts"],
        event.independent_sources > 1 and event.primary_sources > 1,
    )
