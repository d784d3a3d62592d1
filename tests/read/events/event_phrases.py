"""Own press phrases with inline gold: reading the tables and the sentences in them."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.language import Language

from recoupe.read.actors import ActorTable, find_actors
from recoupe.read.dates import find_dates
from recoupe.read.events import EventReading, find_events
from recoupe.read.statements import find_statements
from recoupe.records import Document, Span

PHRASES = Path(__file__).parents[2] / "phrases"
MARK = re.compile(r"\[(?:([STHO]) )?([^\]]+)\]")


def rows(table: str, split: str) -> list[list[str]]:
    """The rows of ``table`` of ``tests/phrases/events`` in ``split`` (dev or held), without the split's column."""
    return table_rows(f"events/{table}", split)


def table_rows(table: str, split: str) -> list[list[str]]:
    """The same of any table of ``tests/phrases``."""
    lines = [x.split("\t") for x in (PHRASES / table).read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return [cells for part, *cells in lines[1:] if part == split]


def plain(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """The sentence without brackets, and what stood in them: mark (S, T, H, O or empty) and span."""
    text, spans, last = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        spans.append((m[1] or "", (len(text), len(text) + len(m[2]))))
        text += m[2]
        last = m.end()
    return text + marked[last:], spans


def read(nlp: Language, text: str, published: str | None = "2022-03-09") -> tuple[EventReading, ActorTable]:
    """Events, figures and positions of ``text`` and its actors."""
    document = Document(id="d", name="n", uri="u", sha256="0", text=text, published=published)
    doc = nlp(text)
    dates = find_dates(document, text, doc)
    actors = find_actors(document, text, doc)
    statements = find_statements(document, text, doc, actors, dates)
    return find_events(document, text, doc, actors, dates, statements), actors


def overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
