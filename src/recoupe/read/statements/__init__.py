"""Statements: quotations and reported speech, with speaker, cue, medium, addressee and chain."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable
from recoupe.records import Date, Document, Statement


def find_statements(
    document: Document, text: str, doc: Doc, actors: ActorTable, dates: Sequence[Date]
) -> tuple[Statement, ...]:
    """Every attributed quotation and reported clause, in order of the text. May add speakers to ``actors``."""
    return ()
