"""Whether a dossier is sound: the file, its references, and that every span lies inside its text."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.store import tables
from recoupe.store.dossier import DossierStore

#: problems named one by one
NAMED = 10


def problems(store: DossierStore) -> Iterator[str]:
    """What is wrong with ``store``; nothing where all is well.

    Raises:
        DossierError: the file cannot be read at all.
    """
    for (line,) in store.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"
    for table, row, parent, _ in store.rows("PRAGMA foreign_key_check"):
        yield f"reference: {table} row {row} names a row that {parent} does not have"
    yield from _spans(store)
    yield from _lists(store)


def _spans(store: DossierStore) -> Iterator[str]:
    for table, record in tables.TABLES.items():
        names = [f.name for f in tables.layout(record) if f.kind == "span"]
        if table == "documents" or not names:
            continue
        for name in names:
            outside = store.rows(
                f"SELECT r.id FROM {table} r JOIN documents d ON d.id = r.document "
                f"WHERE r.{name}_start < 0 OR r.{name}_end <= r.{name}_start OR r.{name}_end > length(d.text) LIMIT ?",
                (NAMED,),
            )
            yield from (f"span: {table}.{name} of {ident} is outside its text" for (ident,) in outside)
    outside = store.rows(
        "SELECT e.record, e.id, e.field FROM evidence e JOIN documents d ON d.id = e.document "
        'WHERE e.start < 0 OR e."end" <= e.start OR e."end" > length(d.text) LIMIT ?',
        (NAMED,),
    )
    yield from (f"span: {field} of {record} {ident} is outside its text" for record, ident, field in outside)


#: JSON column of event -> table its members are ids of
_MEMBERS = {"mentions": "event_mentions", "documents": "documents", "source": "actors", "target": "actors"}


def _lists(store: DossierStore) -> Iterator[str]:
    for column, table in _MEMBERS.items():
        lost = store.rows(
            f"SELECT e.id, j.value FROM events e, json_each(e.{column}) j "
            f"WHERE j.value NOT IN (SELECT id FROM {table}) LIMIT ?",
            (NAMED,),
        )
        yield from (
            f"reference: {column} of event {ident} names {member}, which is not there" for ident, member in lost
        )
