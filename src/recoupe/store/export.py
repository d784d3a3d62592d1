"""Write the records to files: JSON lines as in docs/records.md, or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from recoupe.records import Record
from recoupe.store import tables
from recoupe.store.dossier import DossierStore
from recoupe.store.errors import explained

#: a cell that a spreadsheet would take for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(store: DossierStore, folder: Path, form: str) -> list[Path]:
    """Write one file per record into ``folder``; ``form`` is ``jsonl`` or ``csv``. Same records, same bytes.

    Returns:
        The files written.

    Raises:
        DossierError: the folder cannot be written to, or the disk is full.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for table, kind in tables.TABLES.items():
            path = folder / f"{table}.{form}"
            content = as_jsonl(store.every(table)) if form == "jsonl" else as_csv(kind, store.every(table))
            path.write_bytes(content)
            written.append(path)
    return written


def as_jsonl(records: Iterable[Record]) -> bytes:
    """One JSON object a line, fields in the order of the record."""
    encode = msgspec.json.Encoder().encode
    return b"".join(encode(record) + b"\n" for record in records)


def as_csv(kind: type[Record], records: Iterable[Record]) -> bytes:
    """A header and one row per record; lists and maps are JSON. UTF-8, RFC 4180."""
    names = [field.name for field in tables.layout(kind)]
    rows = (msgspec.to_builtins(record) for record in records)
    return csv_bytes(names, ([row[name] for name in names] for row in rows))


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """A CSV file; no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def cell(value: Any) -> str:
    """The text of one CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return msgspec.json.encode(value).decode()
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"'{text}" if text.startswith(_FORMULA) else text
