"""Records that hold some words, as a query for their ids that lists can be chosen by."""

from __future__ import annotations

from recoupe.store.search.entries import TABLES
from recoupe.store.search.query import expression, terms
from recoupe.store.search.words import words


def holding_words(kind: str, query: str) -> tuple[str, tuple[str, ...]] | None:
    """A query of SQL for the ids of the records whose texts hold every term of ``query``, and its values.

    None for a query without words. The index of words is asked first, then which record each of its numbers is: in the
    other order, SQLite would look at all records.

    Args:
        kind: what the records are, as the index calls it (a key of ``TABLES``).
    """
    wanted = expression(terms(query))
    if wanted is None:
        return None
    return _asked(kind), (wanted,)


def beginning_with(kind: str, query: str) -> tuple[str, tuple[str, ...]]:
    """A query of SQL for the ids of the records that hold, for each word of ``query``, one that begins so; its values.

    A query without words asks for nothing and finds nothing.
    """
    begun = [word.exact for word in words(query)]
    if not begun:
        return "SELECT NULL WHERE 0", ()
    return _asked(kind), (" AND ".join(f'exact : "{word}"*' for word in begun),)


def naming(kind: str, name: str) -> tuple[str, tuple[str, ...]]:
    """A query of SQL for the ids of the records that hold all words of ``name`` as they stand; its values.

    Single letters count only where there is nothing else: "l" and "d" stand for elided words, which the index has not.
    """
    found = [word.exact for word in words(name)]
    found = [word for word in found if len(word) > 1] or found
    if not found:
        return "SELECT NULL WHERE 0", ()
    return _asked(kind), (" AND ".join(f'exact : "{word}"' for word in found),)


def _asked(kind: str) -> str:
    table = TABLES[kind]
    return (
        f"SELECT n.id FROM {table} w CROSS JOIN search_entries n ON n.kind = '{kind}' AND n.number = w.rowid "
        f"WHERE {table} MATCH ?"
    )
