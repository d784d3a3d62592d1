"""Temporal expressions of French press text."""

from __future__ import annotations

from spacy.tokens import Doc

from recoupe.records import Date, Document


def find_dates(document: Document, text: str, doc: Doc) -> tuple[Date, ...]:
    """Every temporal expression of ``text`` (same offsets as ``document.text``), sorted by span."""
    return ()
