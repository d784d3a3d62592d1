"""Which events a page lists: the filters of the query as SQL, so that only the rows shown are read."""

from __future__ import annotations

from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, STATUSES, Event
from recoupe.show.web.page import Visit
from recoupe.show.web.where import day, named, one_of, period, words
from recoupe.store.calendar import bounds
from recoupe.store.choosing import EVENTS, Part, Where, joined, marks
from recoupe.store.counting import by_day, page_by_day
from recoupe.store.lazy import LazyStore

#: what an analyst rejected is not listed
_LISTED = Part("e.set_aside = 0")
#: events that are offered to be merged with one
_NEAR = 8
#: filters by an actor -> the side of the event it must be on
SIDES = {"actor": "", "with": "", "source": " AND side = 'source'", "target": " AND side = 'target'"}


def conditions(visit: Visit) -> list[Part]:
    """What the events must be that the query asks for; those an analyst rejected are left out.

    Raises:
        Problem: a filter that means nothing.
    """
    parts = [_LISTED, *period(visit, "e"), *_codes(visit)]
    if known := visit.asked("known"):
        parts.append(Part("e.first_reported <= ?", (day(known)[1],)))
    if place := visit.asked("place"):
        parts.append(_at(named(visit.store, "places", place)))
    parts += words(visit, "event", "e")
    people = {side: named(visit.store, "actors", name) for side in SIDES if (name := visit.asked(side))}
    if "source" in people and "target" in people:
        parts.append(_between(people.pop("source"), people.pop("target")))
    return [*parts, *(_by(idents, SIDES[side]) for side, idents in people.items())]


def wanted(visit: Visit) -> Where:
    """The events that the query asks for: see :func:`conditions`."""
    parts = conditions(visit)
    alone = visit.asked("actor") and len(parts) == len((_LISTED, "actor"))
    return of_actors([str(ident) for ident in parts[-1].values]) if alone else joined(parts)


def of_actors(idents: list[str]) -> Where:
    """The events in which any of ``idents`` takes part."""
    counted = "SELECT first_day, count(DISTINCT event) FROM event_actors WHERE set_aside = 0 AND actor"
    return joined([_LISTED, _by(idents)])._replace(counted=f"{counted} IN ({marks(idents)}) GROUP BY 1 ORDER BY 1")


def _by(idents: list[str], side: str = "") -> Part:
    those = f"actor IN ({marks(idents)}){side}"
    each = f"EXISTS (SELECT 1 FROM event_actors x WHERE x.event = e.id AND x.{those})"
    return Part(f"e.id IN (SELECT event FROM event_actors WHERE {those})", (*idents,), by_id=True, each=each)


def _between(sources: list[str], targets: list[str]) -> Part:
    those = f"source IN ({marks(sources)}) AND target IN ({marks(targets)})"
    each = f"EXISTS (SELECT 1 FROM contacts x WHERE x.event = e.id AND {those})"
    return Part(f"e.id IN (SELECT event FROM contacts WHERE {those})", (*sources, *targets), by_id=True, each=each)


def _at(idents: list[str]) -> Part:
    return Part(f"e.place IN ({marks(idents)})", (*idents,))


def _codes(visit: Visit) -> list[Part]:
    """Type, status, and how well it is told."""
    parts = []
    if kind := visit.asked("type"):
        parts.append(Part("e.type = ?", (one_of("type", kind.upper(), EVENT_TYPES),)))
    if status := visit.asked("status"):
        parts.append(Part("e.status = ?", (one_of("status", status, STATUSES),)))
    if origins := visit.number("origins", 0):
        parts.append(Part("e.independent_sources >= ?", (origins,)))
    if visit.asked("corroborated"):
        parts.append(Part("e.independent_sources > 1 AND e.primary_sources > 1"))
    if visit.asked("contradicted"):
        parts.append(Part("e.conflicts <> '[]'"))
    return parts


class Chosen(NamedTuple):
    """A filter that names a record by its id: the filter and the record's name."""

    filter: str
    name: str


def chosen_by_id(visit: Visit) -> list[Chosen]:
    """The filters of the query that name an actor or a place by its id, with the name people know."""
    given = [(name, "actors", visit.asked(name)) for name in SIDES] + [("place", "places", visit.asked("place"))]
    rows = [(n, visit.store.rows(f"SELECT name FROM {table} WHERE id = ?", (v,))) for n, table, v in given if v]
    return [Chosen(name, found[0][0]) for name, found in rows if found]


def page_of_events(visit: Visit, where: Where) -> tuple[list[Event], int]:
    """The events on the page asked for, and how many there are in all."""
    days = by_day(visit.store, EVENTS, where)
    idents = page_by_day(visit.store, EVENTS, where, days, visit.size, visit.offset)
    events: list[Any] = visit.store.one_by_one("events", idents)
    expect_names(visit.store, events)
    return events, sum(n for _, n in days)


def expect_names(store: LazyStore, events: list[Event]) -> None:
    """Read together what the titles, places and sources of ``events`` name."""
    store.expect("actors", (a for e in events for a in (*e.source, *e.target)))
    store.expect("places", (e.place for e in events if e.place))
    store.expect("documents", (d for e in events for d in e.documents))


def near(store: LazyStore, event: Event) -> list[Event]:
    """Events that may be ``event`` told otherwise: those of the same days or of those beside, its type first."""
    first, last = bounds(event.date)
    if first is None or last is None:
        return []
    idents = store.rows(
        "SELECT id FROM events WHERE set_aside = 0 AND id <> ? AND earliest <= date(?, '+1 day') "
        "AND latest >= date(?, '-1 day') ORDER BY type <> ?, first_day, id LIMIT ?",
        (event.id, last, first, event.type, _NEAR),
    )
    found: list[Any] = store.one_by_one("events", (i for (i,) in idents))
    expect_names(store, found)
    return found
