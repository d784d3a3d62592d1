"""The figures: each count with who gave it and in which words, by day, and the course of tolls."""

from __future__ import annotations

from typing import Any

from recoupe.records import Event, EventMention, Figure
from recoupe.show.language import say
from recoupe.show.listing import Listing, Row, Section
from recoupe.show.views.figures import COLUMNS, row
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.pictures.course import Course, courses
from recoupe.show.web.where import named, period, words
from recoupe.store.choosing import FIGURES, Part, Where, joined, marks
from recoupe.store.counting import by_day, kinds_of, page_by_day
from recoupe.store.lazy import LazyStore


def figures(visit: Visit) -> Page:
    """The figures that were asked for, by day, then by kind, a page of them."""
    store, where = visit.store, _wanted(visit)
    days = by_day(store, FIGURES, where)
    idents = page_by_day(store, FIGURES, where, days, visit.size, visit.offset)
    rows = _rows(store, idents)
    total = sum(n for _, n in days)
    listing = Listing(COLUMNS, [Section("", rows)], say("text.figure_count", n=total))
    # counts of several events are one picture only where they were chosen to be
    drawn = courses_of(store, rows) if any(map(visit.asked, ("kind", "event", "speaker"))) else []
    content: dict[str, Any] = {"kinds": kinds_of(store, "figures"), "courses": drawn, "visit": visit}
    return Page("figures.html.j2", say("web.figures"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> Where:
    parts = [*period(visit, "f"), *words(visit, "figure", "f")]
    if kind := visit.asked("kind"):
        parts.append(Part("f.kind = ?", (kind,)))
    if speaker := visit.asked("speaker"):
        people = named(visit.store, "actors", speaker)
        parts.append(Part(f"f.source IN ({marks(people)})", (*people,)))
    if event := visit.asked("event"):
        told = "SELECT id FROM figures WHERE event IN (SELECT ? UNION SELECT id FROM event_mentions WHERE event = ?)"
        parts.append(Part(f"f.id IN ({told})", (event, event), by_id=True))
    return joined(parts)


def figures_of_event(store: LazyStore, event: Event, mentions: list[EventMention]) -> list[Row]:
    """What the list of figures tells of those of ``event``, in its order."""
    told = [event.id, *(m.id for m in mentions)]
    sql = f"SELECT id FROM figures f WHERE event IN ({marks(told)}) ORDER BY {', '.join(FIGURES.order)}"
    return _rows(store, [i for (i,) in store.rows(sql, (*told,))])


def courses_of(store: LazyStore, rows: list[Row]) -> list[Course]:
    """The course of each kind of count in ``rows``."""
    known = store.document_by_id()
    return courses(rows, {d: known[d].published for d in {r["document"] for r in rows}})


def _rows(store: LazyStore, idents: list[str]) -> list[Row]:
    found = [f for f in store.one_by_one("figures", idents) if isinstance(f, Figure)]
    store.expect("documents", [f.document for f in found])
    store.expect("actors", [f.source for f in found if f.source])
    homes = _homes(store, found)
    store.expect("events", homes.values())
    return [row(store, f, homes) for f in found]


def _homes(store: LazyStore, found: list[Figure]) -> dict[str, str]:
    """Id of an event mention or of an event -> id of the event, for the figures shown."""
    told = [f.event for f in found if f.event]
    if not told:
        return {}
    pairs = store.rows(f"SELECT id, event FROM event_mentions WHERE event <> '' AND id IN ({marks(told)})", (*told,))
    known = store.rows(f"SELECT id, id FROM events WHERE id IN ({marks(told)})", (*told,))
    return dict((*pairs, *known))
