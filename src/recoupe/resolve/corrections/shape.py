"""Whether an entry that comes from a file has all that its action needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recoupe.records import Span
from recoupe.resolve.corrections.anchors import Anchor
from recoupe.resolve.corrections.correction import FIELDS, Correction


class _EventSubject(msgspec.Struct):
    event: str
    mentions: Sequence[Anchor]


class _Where(msgspec.Struct):
    document: str
    span: Span


class _ActorSubject(msgspec.Struct):
    actor: str
    name: str
    mentions: Sequence[_Where]


class _Undo(msgspec.Struct):
    correction: str


class _Merge(msgspec.Struct):
    others: Sequence[_EventSubject]


class _MergeActors(msgspec.Struct):
    others: Sequence[_ActorSubject]


class _SplitActor(msgspec.Struct):
    surfaces: Sequence[str]
    name: str


class _Rename(msgspec.Struct):
    name: str


class _Note(msgspec.Struct):
    note: str


class _Edit(msgspec.Struct):
    field: str
    value: Any
    evidence: Sequence[_Where] = ()


_SUBJECTS: Mapping[str, Any] = {"event": _EventSubject, "actor": _ActorSubject, "log": _Undo}
_CHANGES: Mapping[tuple[str, str], Any] = {
    ("event", "merge"): _Merge,
    ("event", "split"): _EventSubject,
    ("event", "annotate"): _Note,
    ("event", "edit"): _Edit,
    ("actor", "merge"): _MergeActors,
    ("actor", "split"): _SplitActor,
    ("actor", "rename"): _Rename,
}
#: field -> what its value may be; the others are text, or null where nobody tells it
_VALUES: Mapping[str, Any] = {
    "source": Sequence[_ActorSubject],
    "target": Sequence[_ActorSubject],
    "context": Sequence[str],
    "type": str,
    "status": str,
    "title": str,
}


def check_shape(entry: Correction) -> None:
    """Raise ``ValueError`` (of which msgspec's errors are a kind) where something is missing or of another type."""
    msgspec.convert(entry.subject, _SUBJECTS[entry.kind])
    if kind := _CHANGES.get((entry.kind, entry.action)):
        msgspec.convert(entry.change, kind)
    if entry.action == "edit":
        field = entry.change["field"]
        if field not in FIELDS:
            raise ValueError(f"{field!r} is no field of an event")
        msgspec.convert(entry.change["value"], _VALUES.get(field, str | None))
