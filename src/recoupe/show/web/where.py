"""What a page lists, as SQL: conditions of a query joined, so that only the rows shown are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from recoupe.show.selection import fold
from recoupe.show.web.page import Problem, Visit
from recoupe.store.calendar import bounds
from recoupe.store.counting import Ordered
from recoupe.store.lazy import LazyStore
from recoupe.store.search import holding_words

#: actors and places that a name may stand for at most
_MOST_NAMED = 400


class Part(NamedTuple):
    """One condition. ``by_id``: it names the ids that it lets through."""

    sql: str
    values: tuple[Any, ...] = ()
    by_id: bool = False


class Where(NamedTuple):
    """A condition on a table and its values; a shorter way to count what it lets through, where there is one."""

    sql: str
    values: tuple[Any, ...] = ()
    shorter: str | None = None
    #: the same condition, beginning with the ids that it lets through; None where it names no ids
    by_id: str | None = None


def joined(listed: Ordered, parts: Sequence[Part]) -> Where:
    """All of ``parts``. A page goes through its days and looks which ids are let through; counting begins with the ids.

    A ``+`` before a condition tells SQLite not to look for an index for it.
    """
    values = tuple(v for part in parts for v in part.values)
    ids = any(part.by_id for part in parts)
    sql = " AND ".join(f"{'+' if part.by_id else ''}({part.sql})" for part in parts) or "1"
    if not ids:
        return Where(sql, values)
    chosen = " AND ".join(f"{'' if part.by_id else '+'}({part.sql})" for part in parts)
    name = listed.name
    counted = f"SELECT {name}.first_day, count(*) FROM {listed.table} {name} WHERE {chosen} GROUP BY 1 ORDER BY 1"
    return Where(sql, values, counted, chosen)


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
    """Ids of the actors or places whose id, name or alias is ``name``; else, whose name holds its words."""
    if store.rows(f"SELECT 1 FROM {table} WHERE id = ?", (name,)):
        return [name]
    asked = fold(name)
    columns = {"actors": "id, name, aliases", "places": "id, name, coalesce(country, '')"}[table]
    rows = store.rows(f"SELECT {columns} FROM {table}")
    exact = [r[0] for r in rows if r[0] == name or asked in (fold(r[1]), fold(r[2]))]
    if not exact and table == "actors":
        exact = [r[0] for r in rows if f'"{name.casefold()}"' in r[2].casefold()]
    words = asked.split()
    return exact or [r[0] for r in rows if words and set(words) <= set(fold(r[1]).split())][:_MOST_NAMED]


def marks(idents: Sequence[str]) -> str:
    """A question mark for each of ``idents``."""
    return ", ".join("?" * len(idents))
