"""Which events a page lists: the filters of the query as SQL, so that only the rows shown are read."""

from __future__ import annotations

from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, STATUSES, Event
from recoupe.show.selection import fold
from recoupe.show.web.page import Problem, Visit
from recoupe.store.calendar import bounds
from recoupe.store.counting import events_by_day
from recoupe.store.lazy import LazyStore
from recoupe.store.search import events_holding

#: the order of a chronology: dated, then without year or date
ORDER = "e.first_day, coalesce(e.latest, ''), coalesce(e.date, '~'), e.id"
#: actors and places that a name may stand for at most
_MOST_NAMED = 400
#: events that are offered to be merged with one
_NEAR = 8


class Where(NamedTuple):
    """A condition on ``events e`` and its values."""

    sql: str
    values: tuple[Any, ...]


def wanted(visit: Visit) -> Where:
    """The events that the query asks for; those an analyst rejected are left out.

    Raises:
        Problem: a filter that means nothing.
    """
    parts: list[tuple[str, tuple[Any, ...]]] = [("e.set_aside = 0", ())]
    parts += _period(visit)
    if kind := visit.asked("type"):
        parts.append(("e.type = ?", (_one_of("type", kind.upper(), EVENT_TYPES),)))
    if status := visit.asked("status"):
        parts.append(("e.status = ?", (_one_of("status", status, STATUSES),)))
    if origins := visit.number("origins", 0):
        parts.append(("e.independent_sources >= ?", (origins,)))
    if visit.asked("corroborated"):
        parts.append(("e.independent_sources > 1 AND e.primary_sources > 1", ()))
    if visit.asked("contradicted"):
        parts.append(("e.contested = 1", ()))
    if known := visit.asked("known"):
        parts.append(("e.first_reported <= ?", (_day(known)[1],)))
    for name, table in (("actor", "actors"), ("place", "places")):
        if given := visit.asked(name):
            parts.append(_named(visit.store, table, given))
    if words := visit.asked("q"):
        parts.append(events_holding(words))
    return Where(" AND ".join(f"({sql})" for sql, _ in parts), tuple(v for _, values in parts for v in values))


def _period(visit: Visit) -> list[tuple[str, tuple[Any, ...]]]:
    parts: list[tuple[str, tuple[Any, ...]]] = []
    if since := visit.asked("since"):
        parts.append(
            ("coalesce(e.latest, CASE WHEN e.earliest IS NULL THEN NULL ELSE '9999' END) >= ?", (_day(since)[0],))
        )
    if until := visit.asked("until"):
        parts.append(("coalesce(e.earliest, e.latest) <= ?", (_day(until)[1],)))
    return parts


def _day(value: str) -> tuple[str | None, str | None]:
    if bounds(value) == (None, None):
        raise Problem(400, "error.bad_date", value=value)
    return bounds(value)


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise Problem(400, "web.bad_filter", name=name, value=value, known=", ".join(known))
    return value


def named(store: LazyStore, table: str, name: str) -> list[str]:
    """Ids of the actors or places whose id, name or alias is ``name``; else, whose name holds its words."""
    asked = fold(name)
    columns = {"actors": "id, name, aliases", "places": "id, name, coalesce(country, '')"}[table]
    rows = store.rows(f"SELECT {columns} FROM {table}")
    exact = [r[0] for r in rows if r[0] == name or asked in (fold(r[1]), fold(r[2]))]
    if not exact and table == "actors":
        exact = [r[0] for r in rows if f'"{name.casefold()}"' in r[2].casefold()]
    words = asked.split()
    return exact or [r[0] for r in rows if words and set(words) <= set(fold(r[1]).split())][:_MOST_NAMED]


def _named(store: LazyStore, table: str, name: str) -> tuple[str, tuple[Any, ...]]:
    found = named(store, table, name)
    if not found:
        return "0", ()
    marks = ", ".join("?" * len(found))
    if table == "places":
        return f"e.place IN ({marks})", (*found,)
    return f"e.id IN (SELECT event FROM event_actors WHERE actor IN ({marks}))", (*found,)


def page_of_events(visit: Visit, where: Where) -> tuple[list[Event], int]:
    """The events on the page asked for, and how many there are in all."""
    total = sum(n for _, n in events_by_day(visit.store, where.sql, where.values))
    idents = visit.store.rows(
        f"SELECT e.id FROM events e WHERE {where.sql} ORDER BY {ORDER} LIMIT ? OFFSET ?",
        (*where.values, visit.size, visit.offset),
    )
    events: list[Any] = visit.store.one_by_one("events", (i for (i,) in idents))
    expect_names(visit.store, events)
    return events, total


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
