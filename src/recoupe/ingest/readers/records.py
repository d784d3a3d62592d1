"""Rows of named fields, as JSON, CSV and Parquet hold them, turned into articles."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from recoupe.ingest.decoding import clean
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure

Fields = dict[str, tuple[str, ...]]
#: what a field may be called, first one present wins; names are compared without case
FIELDS: Fields = {
    "name": ("id", "doc_id", "name", "guid", "url", "uri", "link"),
    "text": ("text", "body", "content", "article", "texte", "maintext", "contenu", "corps"),
    "title": ("title", "headline", "titre"),
    "outlet": ("outlet", "publisher", "source_name", "sitename", "media", "média", "journal"),
    "byline": ("byline", "author", "authors", "auteur", "auteurs"),
    "agency": ("agency", "agence"),
    "published": ("published", "date_published", "publication_date", "date", "pubdate", "dct", "date_publication"),
    "language": ("language", "lang", "langue"),
}


def mapped(mapping: dict[str, str]) -> Fields:
    """``FIELDS`` with the user's names first: ``{"text": "contenu_html"}``.

    Raises:
        ValueError: a field of ``mapping`` is none of ``FIELDS``.
    """
    unknown = sorted(set(mapping) - set(FIELDS))
    if unknown:
        raise ValueError(f"no field is called {', '.join(unknown)}: the fields are {', '.join(FIELDS)}")
    return {
        field: (*([mapping[field].casefold()] if field in mapping else []), *names) for field, names in FIELDS.items()
    }


def article(row: Any, fallback: str, uri: str, fields: Fields = FIELDS) -> RawArticle | Failure:
    """The article of one row; ``fallback`` names it when no field does."""
    if not isinstance(row, dict):
        return Failure(uri, "not a record: each must be an object with a `text` field")
    lowered = {str(k).strip().casefold(): v for k, v in row.items()}
    got = {field: _first(lowered, names) for field, names in fields.items()}
    text, name = got.pop("text"), got.pop("name") or fallback
    if text is None:
        return Failure(uri, f"no text: none of the fields {', '.join(fields['text'])} is there")
    decoded = clean(text)
    digest = hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest()
    made = RawArticle(
        name=name, uri=uri, sha256=digest, text=decoded.text, notes=decoded.notes, dropped=decoded.dropped
    )
    told: dict[str, Any] = dict(got)
    return replace(made, **told)


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value: Any = row.get(name)
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value)
        if hasattr(value, "isoformat"):
            value = value.isoformat()
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None
