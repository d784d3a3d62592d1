"""What a build found out and a later one need not find out again, in the dossier file itself."""

from __future__ import annotations

import sqlite3


class StoredMemory:
    """Bytes under digests, in the table ``memory``; those that a build did not ask for can be forgotten."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked: set[bytes] = set()

    def get(self, digest: bytes) -> bytes | None:
        self._asked.add(digest)
        row = self._connection.execute("SELECT found FROM memory WHERE digest = ?", (digest,)).fetchone()
        return bytes(row[0]) if row else None

    def put(self, digest: bytes, found: bytes) -> None:
        self._asked.add(digest)
        self._connection.execute("INSERT OR REPLACE INTO memory (digest, found) VALUES (?, ?)", (digest, found))

    def forget_others(self) -> None:
        """Drop what has not been asked for, or put there, since the file was opened."""
        kept = {bytes(d) for (d,) in self._connection.execute("SELECT digest FROM memory")}
        self._connection.executemany("DELETE FROM memory WHERE digest = ?", ((d,) for d in sorted(kept - self._asked)))
