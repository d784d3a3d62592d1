"""Which records of a table a list holds: conditions of SQL, and the shorter ways that SQLite cannot find by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Ordered(NamedTuple):
    """A table that is listed by day: the table with its short name, and the order, which begins with the day."""

    table: str
    name: str
    order: tuple[str, ...]


#: dated, then without year or date
EVENTS = Ordered("events", "e", ("e.first_day", "coalesce(e.latest, '')", "coalesce(e.date, '~')", "e.id"))
#: by day, then as they stand in the articles
STATEMENTS = Ordered("statements", "s", ("s.first_day", "s.document", "s.start", "s.id"))
FIGURES = Ordered("figures", "f", ("f.first_day", "f.kind", "f.id"))


class Part(NamedTuple):
    """One condition and its values.

    ``by_id``: it names the ids that it lets through. ``each``: the same, with the same values, asked of one record.
    """

    sql: str
    values: tuple[Any, ...] = ()
    by_id: bool = False
    each: str = ""


class Where(NamedTuple):
    """A condition on a table and its values.

    ``by_id``: the same for a search that begins with the ids that are let through, where they are named.
    ``counted``: a query that counts by day what is let through, where there is a shorter one.
    """

    sql: str
    values: tuple[Any, ...] = ()
    by_id: str | None = None
    counted: str | None = None


def joined(parts: Sequence[Part]) -> Where:
    """All of ``parts``. A ``+`` before a condition tells SQLite not to look for an index for it."""
    values = tuple(v for part in parts for v in part.values)
    sql = " AND ".join(f"{'+' if part.by_id else ''}({part.each or part.sql})" for part in parts) or "1"
    if not any(part.by_id for part in parts):
        return Where(sql, values)
    return Where(sql, values, " AND ".join(f"{'' if part.by_id else '+'}({part.sql})" for part in parts))


def marks(values: Sequence[object]) -> str:
    """A question mark for each of ``values``."""
    return ", ".join("?" * len(values))
