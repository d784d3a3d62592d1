"""Words of an article, for a cell."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.records import Span
from recoupe.store import DossierStore


def quote(store: DossierStore, document: str, spans: Iterable[Span | None]) -> str:
    """The words at ``spans``, in one line; gaps between them are shown."""
    text = store.document_by_id()[document].text
    return " […] ".join(" ".join(text[s[0] : s[1]].split()) for s in spans if s)


def told_on(store: DossierStore, date: str | None, document: str) -> str | None:
    """The day a record is placed at: its own date, else the day its article was published."""
    return date or store.document_by_id()[document].published
