"""Write a dossier file so that a failed or interrupted build leaves the former one as it was."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from recoupe.records import Document, Dossier, Event, Figure, Record, Statement
from recoupe.store import schema, tables
from recoupe.store.calendar import bounds
from recoupe.store.dossier import PATIENCE, DossierStore, check
from recoupe.store.errors import DossierError, explained
from recoupe.store.search.index import keep_in_step

#: columns that are derived when a record is written
_DERIVED = {
    "events": ("earliest", "latest"), "statements": ("earliest", "latest"), "figures": ("earliest", "latest"),
    "documents": ("number",),
}  # fmt: skip
#: tables that are counted from the records when these are written -> the view that counts
_COUNTED = {"actor_counts": "actor_counts_now", "actor_contacts": "actor_contacts_now"}


@contextmanager
def writing(path: Path) -> Iterator[DossierStore]:
    """The dossier at ``path``, to be written; what is done inside counts as a whole or not at all.

    A new dossier is made beside its place and moved there at the end. An existing one is changed in one transaction
    that holds the write lock from the start: two builds cannot overwrite each other, and reading goes on meanwhile.

    Raises:
        DossierError: not a dossier, locked by another build, no permission, disk full.
    """
    if path.is_symlink():  # what a link points to is written, the link stays
        path = Path(os.path.realpath(path))
    if path.is_dir():
        raise DossierError("is_folder", path=path)
    if path.exists() and not path.is_file():
        raise DossierError("no_file", path=path)
    if not path.parent.is_dir():
        raise DossierError("no_folder", path=path, reason=path.parent)
    with explained(path):
        if path.exists() and path.stat().st_size:
            yield from _existing(path)
        else:
            yield from _new(path)


def check_writable(path: Path) -> None:
    """Raise :class:`DossierError` (``no_permission``) where the dossier at ``path`` can be read only."""
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        raise DossierError("no_permission", path=path, reason=os.strerror(errno.EACCES))


def _existing(path: Path) -> Iterator[DossierStore]:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _own(connection, path)
        schema.migrate(connection)
        check(connection, path)
        yield from _transaction(connection, path)
    finally:
        connection.close()


def _new(path: Path) -> Iterator[DossierStore]:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    connection = None
    try:
        connection = new_connection(draft)
        yield from _transaction(connection, path)
        connection.close()
        draft.replace(path)
    finally:
        if connection is not None:
            connection.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                draft.with_name(draft.name + suffix).unlink()


def bring_up_to_date(path: Path) -> list[int]:
    """Migrate the dossier at ``path`` to the schema of this program; the numbers of the steps taken.

    Raises:
        DossierError: missing, not a dossier, made by a newer program, or not writable.
    """
    if not path.exists():
        raise DossierError("missing", path=path)
    if path.is_dir():
        raise DossierError("is_folder", path=path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _own(connection, path)
            done = schema.migrate(connection)
            check(connection, path)
            if done:
                _index(connection, path)
        finally:
            connection.close()
    return done


def _index(connection: sqlite3.Connection, path: Path) -> None:
    """Fill the index of words, which a step of the schema may have made anew."""
    for store in _transaction(connection, path):
        keep_in_step(connection, store.dossier())


def _own(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise DossierError("not_a_dossier", path=path)


def new_connection(path: Path | str) -> sqlite3.Connection:
    """An empty dossier in a new file (or ``":memory:"``)."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    schema.migrate(connection)
    return connection


def _transaction(connection: sqlite3.Connection, path: Path) -> Iterator[DossierStore]:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield DossierStore(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def put(store: DossierStore, dossier: Dossier, readings: Mapping[str, tuple[str, str]] | None = None) -> None:
    """Replace all records of ``store`` by ``dossier``, and the readings (document id -> fingerprint, JSON)."""
    connection = store.connection
    derived = Derived(_numbers(connection, dossier), {d.id: d.published for d in dossier.documents})
    connection.execute("DELETE FROM readings")
    for table in reversed(tables.TABLES):
        connection.execute(f"DELETE FROM {table}")
    for table in tables.TABLES:
        _insert(connection, table, getattr(dossier, table), derived)
    if readings is not None:
        rows = ((document, *reading) for document, reading in sorted(readings.items()))
        connection.executemany("INSERT INTO readings (document, reader, reading) VALUES (?, ?, ?)", rows)
    _count(connection)
    keep_in_step(connection, dossier)
    _check_references(connection)


def _count(connection: sqlite3.Connection) -> None:
    for table, view in _COUNTED.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM {view}")


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


class Derived(NamedTuple):
    """What columns are derived from: the number of each article, and the day it was published (EDTF)."""

    numbers: Mapping[str, int]
    published: Mapping[str, str | None]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Record], derived: Derived) -> None:
    sql = tables.insert_sql(table, _DERIVED.get(table, ()))
    ordered = sorted(rows, key=_id)
    connection.executemany(sql, (_row(r, derived) for r in ordered))


def _id(record: Record) -> str:
    return str(getattr(record, "id"))  # noqa: B009  (records of the store all have an id; the base class has not)


def _row(record: Record, derived: Derived) -> list[object]:
    row = tables.to_row(record)
    if isinstance(record, Event):
        return [*row, *bounds(record.date)]
    if isinstance(record, Statement):
        return [*row, *bounds(record.date or derived.published.get(record.document))]
    if isinstance(record, Figure):
        return [*row, *bounds(record.as_of or derived.published.get(record.document))]
    return [*row, derived.numbers[record.id]] if isinstance(record, Document) else row


def in_memory(dossier: Dossier) -> DossierStore:
    """A dossier that lives in memory only, for a view of what was known on a day."""
    connection = new_connection(":memory:")
    store = DossierStore(connection, Path(":memory:"))
    put(store, dossier)
    return store
