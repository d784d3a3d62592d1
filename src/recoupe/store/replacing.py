"""Replace the records of a dossier: only rows that differ are written, so that a small change costs little."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any, NamedTuple, TypeVar

from recoupe.records import Document, Dossier, Event, Figure, Record, Statement
from recoupe.store import tables
from recoupe.store.calendar import bounds
from recoupe.store.dossier import DossierStore
from recoupe.store.search.index import keep_in_step

#: columns that are derived when a record is written
_DERIVED = {
    "events": ("earliest", "latest"), "statements": ("earliest", "latest"), "figures": ("earliest", "latest"),
    "documents": ("number",),
}  # fmt: skip
#: tables that are counted from the records when these are written -> the view that counts, and the key
_COUNTED = {"actor_counts": ("actor_counts_now", "actor"), "actor_contacts": ("actor_contacts_now", "actor, other")}

#: tables whose columns hold whole numbers and fractions alike: 1 and 1.0 are not the same there
_MIXED = ("figures",)

Row = tuple[Any, ...]
Thing = TypeVar("Thing")


class Derived(NamedTuple):
    """What columns are derived from: the number of each article, and the day it was published (EDTF)."""

    numbers: Mapping[str, int]
    published: Mapping[str, str | None]


def put(store: DossierStore, dossier: Dossier, readings: Mapping[str, tuple[str, str]] | None = None) -> None:
    """Replace all records of ``store`` by ``dossier``, and the readings (document id -> fingerprint, JSON)."""
    connection = store.connection
    derived = Derived(_numbers(connection, dossier), {d.id: d.published for d in dossier.documents})
    for table, record in tables.TABLES.items():
        names = [*tables.columns(record), *_DERIVED.get(table, ())]
        _renew(connection, table, names, sorted(getattr(dossier, table), key=_id), partial(_row, derived))
    read = readings or {}
    _renew(connection, "readings", ["document", "reader", "reading"], sorted(read), lambda i: (i, *read[i]))
    _count(connection)
    keep_in_step(connection, dossier)
    _check_references(connection)


def _renew(
    connection: sqlite3.Connection, table: str, names: list[str], things: Sequence[Thing], row: Callable[[Thing], Row]
) -> None:
    """Let ``table`` hold the rows of ``things``, which are in order of the first column: the key."""
    quoted = ", ".join(f'"{name}"' for name in names)
    stored = connection.execute(f'SELECT {quoted} FROM {table} ORDER BY "{names[0]}"')
    gone, new = _differences(stored, things, row, table in _MIXED)
    connection.executemany(f'DELETE FROM {table} WHERE "{names[0]}" = ?', gone)
    connection.executemany(tables.insert_sql(table, names), (row(thing) for thing in new))


def _differences(
    stored: Iterator[Row], things: Iterable[Thing], row: Callable[[Thing], Row], exact: bool
) -> tuple[list[Row], list[Thing]]:
    """Keys of rows that are no longer there or were otherwise, and what is new or is otherwise."""
    gone: list[Row] = []
    new: list[Thing] = []
    before = next(stored, None)
    for thing in things:
        now = row(thing)
        while before is not None and before[0] < now[0]:
            gone.append(before[:1])
            before = next(stored, None)
        if before is None or before[0] != now[0]:
            new.append(thing)
            continue
        if before != now or (exact and [*map(type, before)] != [*map(type, now)]):
            gone.append(before[:1])
            new.append(thing)
        before = next(stored, None)
    if before is not None:
        gone += [before[:1], *(left[:1] for left in stored)]
    return gone, new


def _count(connection: sqlite3.Connection) -> None:
    for table, (view, key) in _COUNTED.items():
        connection.execute(f"CREATE TEMP TABLE now AS SELECT * FROM {view}")
        changed = f"SELECT {key} FROM (SELECT * FROM {table} EXCEPT SELECT * FROM temp.now)"
        connection.execute(f"DELETE FROM {table} WHERE ({key}) IN ({changed})")
        connection.execute(f"INSERT INTO {table} SELECT * FROM temp.now EXCEPT SELECT * FROM {table}")
        connection.execute("DROP TABLE temp.now")


def _check_references(connection: sqlite3.Connection) -> None:
    """Name the row that refers to nothing, which the check at commit would not."""
    for table, row, parent, number in connection.execute("PRAGMA foreign_key_check"):
        keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        name = next(key[3] for key in keys if key[0] == number)
        ident, value = connection.execute(f'SELECT id, "{name}" FROM {table} WHERE rowid = ?', (row,)).fetchone()
        raise sqlite3.IntegrityError(f"FOREIGN KEY: {table}.{name} of {ident} names {value!r}, not in {parent}")


def _numbers(connection: sqlite3.Connection, dossier: Dossier) -> dict[str, int]:
    """The row of each article: the former one where there is one, by which the index of words knows it."""
    known = dict(connection.execute("SELECT id, number FROM documents"))
    following = count(max(known.values(), default=0) + 1)
    return {i: known[i] if i in known else next(following) for i in sorted(d.id for d in dossier.documents)}


def _id(record: Record) -> str:
    return str(getattr(record, "id"))  # noqa: B009  (records of the store all have an id; the base class has not)


def _row(derived: Derived, record: Record) -> Row:
    row = tables.to_row(record)
    if isinstance(record, Event):
        return (*row, *bounds(record.date))
    if isinstance(record, Statement):
        return (*row, *bounds(record.date or derived.published.get(record.document)))
    if isinstance(record, Figure):
        return (*row, *bounds(record.as_of or derived.published.get(record.document)))
    return (*row, derived.numbers[record.id]) if isinstance(record, Document) else (*row,)
