"""Statements: quotations and reported speech, with speaker, cue, medium, addressee and chain."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable
from recoupe.read.statements.assemble import assemble
from recoupe.read.statements.cues import find_verb_cues
from recoupe.read.statements.floating import read_floating
from recoupe.read.statements.incises import find_incises
from recoupe.read.statements.inserted import read_incises
from recoupe.read.statements.nouns import read_nouns
from recoupe.read.statements.sources import read_sources
from recoupe.read.statements.spoken import read_complements
from recoupe.read.statements.view import View
from recoupe.records import Date, Document, Statement


def find_statements(
    document: Document, text: str, doc: Doc, actors: ActorTable, dates: Sequence[Date]
) -> tuple[Statement, ...]:
    """Every attributed quotation and reported clause, in order of the text. May add speakers to ``actors``."""
    view = View(text, doc)
    cues = find_verb_cues(view)
    incises = find_incises(view, cues)
    drafts = read_incises(view, incises)
    drafts += read_complements(view, cues, incises, drafts)
    drafts += read_sources(view, cues)
    drafts += read_nouns(view)
    drafts += read_floating(view, drafts, cues)
    return assemble(document, view, drafts, actors, dates)
