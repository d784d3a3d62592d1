"""Events that hold some words, as a condition that lists of events can be chosen by."""

from __future__ import annotations

from recoupe.store.search.query import expression, terms


def events_holding(query: str) -> tuple[str, tuple[str, ...]]:
    """A condition of SQL on ``events e``, and its values: title or sentences hold every term of ``query``.

    >>> events_holding("…")
    ('0', ())
    """
    wanted = expression(terms(query))
    if wanted is None:
        return "0", ()
    return (
        "e.id IN (SELECT s.id FROM events_search f JOIN search_entries s ON s.kind = 'event' AND s.number = f.rowid "
        "WHERE events_search MATCH ?)",
        (wanted,),
    )
