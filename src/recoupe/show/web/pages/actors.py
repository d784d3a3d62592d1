"""The actors: who they are, and in how many events, statements and mentions each is."""

from __future__ import annotations

from typing import Any

from recoupe.records import Actor
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.actors import COLUMNS, row
from recoupe.show.web.page import Page, Visit
from recoupe.store.counting import kinds_of, number_of
from recoupe.store.search import beginning_with

_ORDER = "c.events DESC, c.statements DESC, c.mentions DESC, c.name, c.actor"


def actors(visit: Visit) -> Page:
    """The actors whose names hold words that begin as those asked for, those with most events first, a page of them."""
    store = visit.store
    where, values = _wanted(visit)
    total = number_of(store, f"SELECT count(*) FROM actor_counts c WHERE {where}", values)
    found = store.rows(
        f"SELECT c.actor, c.events, c.statements, c.mentions FROM actor_counts c WHERE {where} "
        f"ORDER BY {_ORDER} LIMIT ? OFFSET ?",
        (*values, visit.size, visit.offset),
    )
    counts = {
        "statements": {ident: statements for ident, _, statements, _ in found},
        "actor_mentions": {ident: mentions for ident, _, _, mentions in found},
    }
    events = {ident: n for ident, n, _, _ in found}
    rows = [row(a, events[a.id], counts) for a in store.one_by_one("actors", events) if isinstance(a, Actor)]
    content: dict[str, Any] = {"kinds": kinds_of(store, "actor_counts"), "visit": visit}
    listing = Listing(COLUMNS, [Section("", rows)], say("text.actor_count", n=total))
    return Page("actors.html.j2", say("web.actors"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> tuple[str, tuple[Any, ...]]:
    parts: list[tuple[str, tuple[Any, ...]]] = [("1", ())]
    if kind := visit.asked("kind"):
        parts.append(("c.kind = ?", (kind,)))
    if query := visit.asked("q"):
        sql, values = beginning_with("actor", query)
        parts.append((f"c.actor IN ({sql})", values))
    return " AND ".join(sql for sql, _ in parts), tuple(v for _, values in parts for v in values)
