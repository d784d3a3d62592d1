"""The schema of a dossier file: numbered SQL files, applied in order, and the runner that applies them."""

from __future__ import annotations

import re
import sqlite3
from functools import cache, partial
from importlib.resources import files

from recoupe.store.calendar import bounds

#: ``PRAGMA application_id`` of a dossier: the letters "reco"
APPLICATION_ID = 0x7265636F


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """The migrations: number and SQL, in order, without gaps."""
    found = []
    for entry in files(__name__).iterdir():
        if match := re.fullmatch(r"(\d{4})_\w+\.sql", entry.name):
            found.append((int(match[1]), entry.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def current_version() -> int:
    """The schema version this program writes."""
    return steps()[-1][0]


def version(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, to: int | None = None) -> list[int]:
    """Bring an open file to version ``to`` (default: the newest). Each step is one transaction.

    Returns:
        The numbers of the steps that were applied.
    """
    for name, end in (("edtf_first", 0), ("edtf_last", 1)):
        connection.create_function(name, 1, partial(_day, end), deterministic=True)
    done = []
    for number, sql in steps():
        if version(connection) < number <= (to or current_version()):
            _apply(connection, number, sql)
            done.append(number)
    return done


def _day(end: int, edtf: str | None) -> str | None:
    return bounds(edtf)[end]


def _apply(connection: sqlite3.Connection, number: int, sql: str) -> None:
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\n{marks}\nCOMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
