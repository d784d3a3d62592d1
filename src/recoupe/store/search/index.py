"""Keep the index in step with the records: only what is new or was changed is analysed."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable

from recoupe.records import Dossier
from recoupe.store.search.entries import TABLES, Entry, entries

#: entries written at once
_BATCH = 2000


def keep_in_step(connection: sqlite3.Connection, dossier: Dossier) -> int:
    """Bring the index to what ``dossier`` holds, inside the transaction at hand; how many entries were analysed.

    An entry is known by kind and id. The index keeps what it was told of each, packed, since a full-text table without
    text of its own forgets a row only when it is given what it was told.
    """
    known = _known(connection)
    numbers = dict(connection.execute("SELECT id, number FROM documents"))
    following = {kind: _last(connection, kind) for kind in TABLES}
    fresh: list[tuple[Entry, int]] = []
    analysed = 0
    for entry in entries(dossier):
        before = known.pop((entry.kind, entry.id), None)
        number = numbers[entry.id] if entry.kind == "document" else before[0] if before else None
        if before and before == (number, entry.digest):
            continue
        if before:
            _forget(connection, entry.kind, entry.id)
        if number is None:
            following[entry.kind] += 1
            number = following[entry.kind]
        fresh.append((entry, number))
        if len(fresh) == _BATCH:
            analysed += _add(connection, fresh)
            fresh = []
    for kind, ident in known:
        _forget(connection, kind, ident)
    return analysed + _add(connection, fresh)


def _known(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[int, bytes]]:
    rows = connection.execute("SELECT kind, id, number, digest FROM search_entries")
    return {(kind, ident): (number, digest) for kind, ident, number, digest in rows}


def _last(connection: sqlite3.Connection, kind: str) -> int:
    found = connection.execute("SELECT coalesce(max(number), 0) FROM search_entries WHERE kind = ?", (kind,))
    return int(found.fetchone()[0])


def _forget(connection: sqlite3.Connection, kind: str, ident: str) -> None:
    row = connection.execute(
        "DELETE FROM search_entries WHERE kind = ? AND id = ? RETURNING number, told", (kind, ident)
    ).fetchall()[0]
    exact, _, lemmas = zlib.decompress(row[1]).decode().partition("\n")
    table = TABLES[kind]
    sql = f"INSERT INTO {table} ({table}, rowid, exact, lemma) VALUES ('delete', ?, ?, ?)"
    connection.execute(sql, (row[0], exact, lemmas))


def _add(connection: sqlite3.Connection, fresh: Iterable[tuple[Entry, int]]) -> int:
    rows = [(entry, number, *entry.columns()) for entry, number in fresh]
    for kind, table in TABLES.items():
        connection.executemany(
            f"INSERT INTO {table} (rowid, exact, lemma) VALUES (?, ?, ?)",
            [(number, exact, lemmas) for entry, number, exact, lemmas in rows if entry.kind == kind],
        )
    connection.executemany(
        "INSERT INTO search_entries (kind, id, number, digest, told) VALUES (?, ?, ?, ?, ?)",
        [
            (entry.kind, entry.id, number, entry.digest, zlib.compress(f"{exact}\n{lemmas}".encode(), 1))
            for entry, number, exact, lemmas in rows
        ],
    )
    return len(rows)
