"""How what is said of an event changed: its status over time, finer values, revised tolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recoupe.records import Document, EventMention, Figure
from recoupe.resolve.dating.edtf import holds, read_edtf


def tell_course(
    mentions: Sequence[EventMention], figures: Sequence[Figure], documents: Mapping[str, Document]
) -> list[dict[str, Any]]:
    """History entries ``status``, ``imprecision`` and ``revision``, each with the mentions it rests on."""
    return [*_status(mentions, documents), *_dates(mentions), *_tolls(figures, documents)]


def _status(mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    if len({m.status for m in mentions}) < 2:
        return []
    return [
        {"change": "status", "status": m.status, "as_of": documents[m.document].published, "mentions": [m.id]}
        for m in mentions
    ]


def _dates(mentions: Sequence[EventMention]) -> list[dict[str, Any]]:
    out = []
    for coarse in sorted({m.date for m in mentions if m.date}):
        for fine in sorted({m.date for m in mentions if m.date} - {coarse}):
            a, b = read_edtf(coarse), read_edtf(fine)
            if a and b and holds(a, b):
                ids = [m.id for m in mentions if m.date in (coarse, fine)]
                out.append({"change": "imprecision", "field": "date", "from": coarse, "to": fine, "mentions": ids})
    return out


def _tolls(figures: Sequence[Figure], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """Counts that one source gives differently over time."""
    out = []
    dated = sorted(figures, key=lambda f: (f.kind, f.as_of or documents[f.document].published or "9999", f.id))
    for i, old in enumerate(dated):
        for new in dated[i + 1 :]:
            if new.kind != old.kind:
                break
            if old.source and old.source == new.source and old.value != new.value and old.document != new.document:
                ids = [old.event, new.event]
                out.append(
                    {"change": "revision", "field": old.kind, "from": old.value, "to": new.value, "mentions": ids}
                )
                break
    return out
