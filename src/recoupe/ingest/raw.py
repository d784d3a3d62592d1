"""An article as a reader hands it over, before labels and metadata."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.ingest.boilerplate import Label


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Text and what the file format itself says of it (a JSON field, a feed's element); None where it says nothing."""

    name: str
    uri: str
    sha256: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    agency: str | None = None
    published: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    #: what the reader already knows to be no part of the article
    labels: tuple[Label, ...] = ()
    #: offsets before which invisible characters of the source were dropped, and how many
    dropped: tuple[tuple[int, int], ...] = ()
