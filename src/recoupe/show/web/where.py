"""What a page lists, as SQL: conditions of a query joined, so that only the rows shown are read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.show.selection import fold
from recoupe.show.web.page import Problem, Visit
from recoupe.store.calendar import bounds
from recoupe.store.choosing import Part
from recoupe.store.counting import kept
from recoupe.store.lazy import LazyStore
from recoupe.store.search import holding_words, naming

#: actors and places that a name may stand for at most
_MOST_NAMED = 400


def period(visit: Visit, name: str) -> list[Part]:
    """What may lie between ``since`` and ``until`` of the query; what has no year never does.

    Raises:
        Problem: a day that is none.
    """
    parts = []
    if since := visit.asked("since"):
        latest = f"coalesce({name}.latest, CASE WHEN {name}.earliest IS NULL THEN NULL ELSE '9999' END)"
        parts.append(Part(f"{latest} >= ?", (day(since)[0],)))
    if until := visit.asked("until"):
        parts.append(Part(f"coalesce({name}.earliest, {name}.latest) <= ?", (day(until)[1],)))
    return parts


def words(visit: Visit, kind: str, name: str) -> list[Part]:
    """What holds the words ``q`` of the query. ``kind``: as the index of words calls the table."""
    query = visit.asked("q")
    if not query:
        return []
    found = holding_words(kind, query)
    return [Part(f"{name}.id IN ({found[0]})", found[1], by_id=True) if found else Part("0")]


def day(value: str) -> tuple[str | None, str | None]:
    """The first and the last day of ``value``.

    Raises:
        Problem: it is no day.
    """
    if bounds(value) == (None, None):
        raise Problem(400, "error.bad_date", value=value)
    return bounds(value)


def one_of(name: str, value: str, known: Sequence[str]) -> str:
    """``value``, which must be one of ``known``.

    Raises:
        Problem: it is not.
    """
    if value not in known:
        raise Problem(400, "web.bad_filter", name=name, value=value, known=", ".join(known))
    return value


def named(store: LazyStore, table: str, name: str) -> list[str]:
    """Ids of the actors or places whose id, name or alias is ``name``; else, of those whose name holds its words."""
    if store.rows(f"SELECT 1 FROM {table} WHERE id = ?", (name,)):
        return [name]
    asked = fold(name)
    called = _actors(store, name) if table == "actors" else _places(store)
    exact = [ident for ident, names in called if asked in names]
    wanted = set(asked.split())
    some = [ident for ident, names in called if wanted and any(wanted <= set(n.split()) for n in names)]
    return exact or some[:_MOST_NAMED]


def _actors(store: LazyStore, name: str) -> list[tuple[str, list[str]]]:
    """Actors that may be called ``name``, by the index of words, each with its names."""
    sql, values = naming("actor", name)
    rows = store.rows(f"SELECT id, name, aliases FROM actors WHERE id IN ({sql}) ORDER BY id", values)
    return [(i, [fold(n) for n in (called, *msgspec.json.decode(aliases))]) for i, called, aliases in rows]


def _places(store: LazyStore) -> list[tuple[str, list[str]]]:
    """All places with their names."""

    def read() -> list[tuple[str, list[str]]]:
        rows = store.rows("SELECT id, name, country FROM places ORDER BY id")
        return [(ident, [fold(n) for n in (name, country) if n]) for ident, name, country in rows]

    found: list[tuple[str, list[str]]] = kept(store, ("places",), read)
    return found
