"""The actors: who they are, and in how many events, statements and mentions each is."""

from __future__ import annotations

from typing import Any

from recoupe.records import Actor
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.selection import fold
from recoupe.show.views.actors import COLUMNS, row
from recoupe.show.web.page import Page, Visit

_EVENTS = "(SELECT actor, count(DISTINCT event) n FROM event_actors GROUP BY actor)"
_COUNTED = {"statements": "speaker", "actor_mentions": "actor"}


def actors(visit: Visit) -> Page:
    """The actors whose names hold the words asked for, those with most events first, a page of them."""
    store = visit.store
    where, values = _wanted(visit)
    total = int(store.rows(f"SELECT count(*) FROM actors a {where}", values)[0][0])
    found = store.rows(
        f"SELECT a.id, coalesce(c.n, 0) FROM actors a LEFT JOIN {_EVENTS} c ON c.actor = a.id {where} "
        "ORDER BY 2 DESC, a.name, a.id LIMIT ? OFFSET ?",
        (*values, visit.size, visit.offset),
    )
    events = dict(found)
    counts = {table: _counted(visit, table, column, list(events)) for table, column in _COUNTED.items()}
    known = [a for a in store.one_by_one("actors", events) if isinstance(a, Actor)]
    rows = [row(a, events[a.id], counts) for a in known]
    kinds = [k for (k,) in store.rows("SELECT DISTINCT kind FROM actors ORDER BY 1")]
    content: dict[str, Any] = {"kinds": kinds, "visit": visit}
    listing = Listing(COLUMNS, [Section("", rows)], say("text.actor_count", n=total))
    return Page("actors.html.j2", say("web.actors"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> tuple[str, tuple[Any, ...]]:
    parts, values = ["1"], []
    if kind := visit.asked("kind"):
        parts.append("a.kind = ?")
        values.append(kind)
    visit.store.connection.create_function("folded", 1, lambda text: f" {fold(text)} ", deterministic=True)
    for word in fold(visit.asked("q") or "").split():
        parts.append("instr(folded(a.name || ' ' || a.aliases), ?) > 0")
        values.append(f" {word}")
    return "WHERE " + " AND ".join(parts), (*values,)


def _counted(visit: Visit, table: str, column: str, idents: list[str]) -> dict[str, int]:
    marks = ", ".join("?" * len(idents))
    sql = f"SELECT {column}, count(*) FROM {table} WHERE {column} IN ({marks}) GROUP BY 1"
    return dict(visit.store.rows(sql, (*idents,)))
