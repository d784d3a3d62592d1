"""The analyst's log in a dossier: read, added to, written to and read from JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from recoupe.resolve.corrections import Correction, in_force, make_correction
from recoupe.resolve.corrections.shape import check_shape
from recoupe.store.dossier import DossierStore
from recoupe.store.errors import DossierError, explained
from recoupe.store.renewal import renew
from recoupe.store.state import Seen, require
from recoupe.store.write import writing

_COLUMNS = ("id", "made_at", "made_by", "reason", "kind", "action", "subject", "change")
_JSON = ("subject", "change")


def log_of(store: DossierStore) -> list[Correction]:
    """All entries, in the order in which they were added."""
    rows = store.rows(f"SELECT {', '.join(_COLUMNS)} FROM corrections ORDER BY number")
    named = (dict(zip(_COLUMNS, row, strict=True)) for row in rows)
    return [
        msgspec.convert({**row, **{key: msgspec.json.decode(row[key]) for key in _JSON}}, Correction) for row in named
    ]


def active(store: DossierStore) -> list[Correction]:
    """The entries that count."""
    return in_force(log_of(store))


def now() -> str:
    """This moment, ISO 8601 with offset, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def correct(path: Path, entries: Sequence[Correction], seen: Seen | None = None) -> list[Correction]:
    """Add ``entries`` to the log of the dossier at ``path`` and apply the log; those that were new.

    Raises:
        DossierError: the dossier cannot be read or written, or is no longer as it was ``seen`` (``changed``).
    """
    with writing(path) as store:
        require(store, seen)
        added = _append(store, entries)
        if added:
            renew(store, active(store), corrections=[e.id for e in added])
    return added


def undo(
    path: Path, ident: str | None, made_by: str, reason: str = "", seen: Seen | None = None
) -> tuple[Correction, Correction]:
    """Take back the entry ``ident`` (or its beginning), or the last one in force; the undo, and what it undid.

    Raises:
        DossierError: no such entry (``no_correction``), nothing is left to undo (``nothing_to_undo``), or it was taken
            back before (``undone_before``), or the dossier is no longer as it was ``seen`` (``changed``).
    """
    with writing(path) as store:
        require(store, seen)
        log = log_of(store)
        target = _to_undo(log, ident, path)
        subject = {"correction": target.id, "entry": len(log)}
        entry = make_correction("log", "undo", subject, made_at=now(), made_by=made_by, reason=reason)
        _append(store, [entry])
        renew(store, active(store), corrections=[entry.id])
    return entry, target


def _to_undo(log: Sequence[Correction], ident: str | None, path: Path) -> Correction:
    counting = in_force(log)
    if ident is None:
        if not counting:
            raise DossierError("nothing_to_undo", path=path)
        return counting[-1]
    found = [e for e in log if e.id == ident] or [e for e in log if ident and e.id.startswith(ident)]
    if len(found) != 1:
        raise DossierError("no_correction", path=path, id=ident)
    if found[0].id in takes_back(log):
        raise DossierError("undone_before", id=found[0].id)
    return found[0]


def standing_undos(log: Iterable[Correction]) -> list[Correction]:
    """The undos that were not undone themselves."""
    undone: set[str] = set()
    kept = []
    for entry in reversed(list(log)):
        if entry.action == "undo" and entry.id not in undone:
            undone.add(str(entry.subject["correction"]))
            kept.append(entry)
    return kept


def takes_back(log: Iterable[Correction]) -> set[str]:
    """The entries, undos among them, that an undo takes back which was not undone itself."""
    return {str(e.subject["correction"]) for e in standing_undos(log)}


def _append(store: DossierStore, entries: Iterable[Correction]) -> list[Correction]:
    """Add the entries that the log has not yet."""
    known = {e.id for e in log_of(store)}
    added = []
    for entry in entries:
        if entry.id not in known:
            known.add(entry.id)
            added.append(entry)
    row = msgspec.to_builtins
    marks = ", ".join("?" * len(_COLUMNS))
    store.connection.executemany(
        f"INSERT INTO corrections ({', '.join(_COLUMNS)}) VALUES ({marks})",
        [[_cell(key, value) for key, value in row(entry).items()] for entry in added],
    )
    return added


def _cell(key: str, value: object) -> object:
    return msgspec.json.encode(value, order="deterministic").decode() if key in _JSON else value


def export_log(store: DossierStore, path: Path) -> int:
    """Write the log as JSON lines; the number of entries.

    Raises:
        DossierError: ``path`` cannot be written.
    """
    log = log_of(store)
    with explained(path):
        path.write_bytes(b"".join(msgspec.json.encode(entry, order="sorted") + b"\n" for entry in log))
    return len(log)


def read_log(path: Path) -> list[Correction]:
    """The entries of a file of JSON lines.

    Raises:
        DossierError: a line is no entry, or not what its id was made of (``bad_corrections``, with its number).
    """
    with explained(path):
        lines = path.read_bytes().splitlines()
    entries = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            entries.append(_entry(path, number, line))
    return entries


def _entry(path: Path, number: int, line: bytes) -> Correction:
    try:
        entry = msgspec.json.decode(line, type=Correction)
        check_shape(entry)
        again = make_correction(
            entry.kind,
            entry.action,
            entry.subject,
            entry.change,
            made_at=entry.made_at,
            made_by=entry.made_by,
            reason=entry.reason,
        )
    except (msgspec.DecodeError, ValueError, KeyError) as error:
        raise DossierError("bad_corrections", path=path, line=number, reason=error) from error
    if again.id != entry.id:
        raise DossierError("bad_corrections", path=path, line=number, reason=f"{entry.id} ≠ {again.id}")
    return entry
