"""How records become rows: scalars are columns, a single span is two columns, lists and maps are JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from recoupe import records
from recoupe.records import Record, Span

R = TypeVar("R", bound=Record)

#: table (and field of :class:`recoupe.records.Dossier`) -> record; parents before children
TABLES: dict[str, type[Record]] = {
    "documents": records.Document,
    "rejected": records.Rejected,
    "places": records.Place,
    "actors": records.Actor,
    "events": records.Event,
    "dates": records.Date,
    "actor_mentions": records.ActorMention,
    "statements": records.Statement,
    "event_mentions": records.EventMention,
    "figures": records.Figure,
    "positions": records.Position,
}

_SCALARS = {str, int, float, str | None, int | None, float | None, float | int, float | int | None}


class Field(NamedTuple):
    """One field of a record: ``kind`` is ``scalar``, ``flag``, ``span`` or ``json``."""

    name: str
    attribute: str
    kind: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (f"{self.name}_start", f"{self.name}_end") if self.kind == "span" else (self.name,)


@cache
def layout(record: type[Record]) -> tuple[Field, ...]:
    """The fields of ``record`` under their exported names, in order."""
    return tuple(Field(f.encode_name, f.name, _kind(f.type)) for f in msgspec.structs.fields(record))


def _kind(kind: Any) -> str:
    if kind in (Span, Span | None):
        return "span"
    if kind is bool:
        return "flag"
    return "scalar" if kind in _SCALARS else "json"


def columns(record: type[Record]) -> list[str]:
    """Column names of the table of ``record``."""
    return [column for field in layout(record) for column in field.columns]


def insert_sql(table: str, names: Iterable[str]) -> str:
    """The INSERT statement for the columns ``names`` of ``table``."""
    names = list(names)
    quoted = ", ".join(f'"{n}"' for n in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' * len(names))})"


def to_row(record: Record) -> list[Any]:
    """The values of ``record`` in the order of :func:`columns`."""
    row = list(msgspec.structs.astuple(record))
    lists, spans = _to_turn(type(record))
    for i in lists:
        row[i] = msgspec.json.encode(row[i]).decode()
    for i in spans:
        row[i : i + 1] = row[i] if row[i] is not None else (None, None)
    return row


@cache
def _to_turn(record: type[Record]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of the fields that become JSON, and of those that become two columns, the last first."""
    kinds = [field.kind for field in layout(record)]
    lists = tuple(i for i, kind in enumerate(kinds) if kind == "json")
    return lists, tuple(i for i in reversed(range(len(kinds))) if kinds[i] == "span")


def from_row(record: type[R], row: Iterable[Any]) -> R:
    """The record that ``row`` (in the order of :func:`columns`) stands for."""
    values = iter(row)
    return msgspec.convert({f.name: _value(f, values) for f in layout(record)}, record)


def _value(field: Field, values: Iterator[Any]) -> Any:
    value = next(values)
    if field.kind == "span":
        end = next(values)
        return None if value is None else (value, end)
    if field.kind == "flag":
        return bool(value)
    return msgspec.json.decode(value) if field.kind == "json" else value
