"""Write a dossier file so that a failed or interrupted build leaves the former one as it was."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from recoupe.records import Dossier
from recoupe.store import schema
from recoupe.store.dossier import PATIENCE, DossierStore, check
from recoupe.store.errors import DossierError, explained
from recoupe.store.replacing import put
from recoupe.store.search.index import keep_in_step


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
    if not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)):
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
    connection.execute("PRAGMA foreign_keys = OFF")  # whoever replaces the records checks all references at the end
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield DossierStore(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def in_memory(dossier: Dossier) -> DossierStore:
    """A dossier that lives in memory only, for a view of what was known on a day."""
    connection = new_connection(":memory:")
    store = DossierStore(connection, Path(":memory:"))
    put(store, dossier)
    return store
