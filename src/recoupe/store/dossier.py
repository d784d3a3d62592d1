"""Open a dossier file and read its records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote

from recoupe import records
from recoupe.records import Dossier, Record
from recoupe.store import schema, tables
from recoupe.store.errors import DossierError, explained
from recoupe.store.memory import StoredMemory

R = TypeVar("R", bound=Record)

#: seconds to wait for a file that another process holds
PATIENCE = 5.0


class DossierStore:
    """The records of one dossier, as typed iterators sorted by id. Use as a context manager, or call :meth:`close`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._known: dict[str, Mapping[str, Any]] = {}
        #: what builds found out, for later ones
        self.memory = StoredMemory(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The answer to a query.

        Raises:
            DossierError: the file is damaged, locked or gone.
        """
        with explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def every(self, table: str) -> Iterator[Record]:
        """All records of ``table`` (a key of :data:`recoupe.store.tables.TABLES`), sorted by id."""
        return self._select(table, tables.TABLES[table])

    def _select(self, table: str, kind: type[R], where: str = "", values: tuple[Any, ...] = ()) -> Iterator[R]:
        names = ", ".join(f'"{c}"' for c in tables.columns(kind))
        with explained(self.path):
            for row in self.connection.execute(f"SELECT {names} FROM {table} {where} ORDER BY id", values):
                yield tables.from_row(kind, row)

    def documents(self) -> Iterator[records.Document]:
        return self._select("documents", records.Document)

    def rejected(self) -> Iterator[records.Rejected]:
        return self._select("rejected", records.Rejected)

    def events(self) -> Iterator[records.Event]:
        return self._select("events", records.Event)

    def statements(self) -> Iterator[records.Statement]:
        return self._select("statements", records.Statement)

    def figures(self, document: str | None = None) -> Iterator[records.Figure]:
        """The figures of ``document``, or all."""
        if document is None:
            return self._select("figures", records.Figure)
        return self._select("figures", records.Figure, "WHERE document = ?", (document,))

    def positions(self) -> Iterator[records.Position]:
        return self._select("positions", records.Position)

    def dates(self) -> Iterator[records.Date]:
        return self._select("dates", records.Date)

    def actor_mentions(self) -> Iterator[records.ActorMention]:
        return self._select("actor_mentions", records.ActorMention)

    def event_mentions(self, event: str | None = None) -> Iterator[records.EventMention]:
        """The mentions of ``event``, or all."""
        if event is None:
            return self._select("event_mentions", records.EventMention)
        return self._select("event_mentions", records.EventMention, "WHERE event = ?", (event,))

    def document_by_id(self) -> Mapping[str, records.Document]:
        """Documents by id, read once."""
        return self._by_id("documents", records.Document)

    def event_by_id(self) -> Mapping[str, records.Event]:
        """Events by id, read once."""
        return self._by_id("events", records.Event)

    def actor_by_id(self) -> Mapping[str, records.Actor]:
        """Actors by id, read once."""
        return self._by_id("actors", records.Actor)

    def place_by_id(self) -> Mapping[str, records.Place]:
        """Places by id, read once."""
        return self._by_id("places", records.Place)

    def _by_id(self, table: str, kind: type[R]) -> Mapping[str, R]:
        if table not in self._known:
            self._known[table] = {r.id: r for r in self._select(table, kind)}  # type: ignore[attr-defined]
        return self._known[table]

    def dossier(self) -> Dossier:
        """All records at once."""
        found: dict[str, Any] = {name: tuple(self.every(name)) for name in tables.TABLES}
        return Dossier(**found)

    def each_reading(self) -> Iterator[tuple[str, str, str]]:
        """Document id, fingerprint of the reader and the reading as JSON, one after the other."""
        with explained(self.path):
            yield from self.connection.execute("SELECT document, reader, reading FROM readings ORDER BY document")

    def readings(self) -> dict[str, tuple[str, str]]:
        """Document id -> fingerprint of the reader and the reading as JSON."""
        return {d: (reader, text) for d, reader, text in self.rows("SELECT document, reader, reading FROM readings")}


def open_dossier(path: Path) -> DossierStore:
    """Open ``path`` for reading; another process may be writing to it.

    Raises:
        DossierError: the file is missing, is no dossier, has another schema version, or may not be read.
    """
    if not path.exists():
        raise DossierError("missing", path=path)
    if path.is_dir():
        raise DossierError("is_folder", path=path)
    with explained(path):
        connection = connect_reading(path)
        try:
            check(connection, path)
        except BaseException:
            connection.close()
            raise
    return DossierStore(connection, path)


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write to the file at ``path``."""
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        # a folder that may not be written to has no place for WAL's side files: read the file as it stands
        connection.close()
        with path.open("rb"):
            pass
        connection = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    return connection


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise :class:`DossierError` unless ``connection`` is to a dossier of this program's schema version."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise DossierError("not_a_dossier", path=path)
    found, known = schema.version(connection), schema.current_version()
    if found > known:
        raise DossierError("newer_schema", path=path, found=found, known=known)
    if found < known:
        raise DossierError("older_schema", path=path, found=found, known=known)
