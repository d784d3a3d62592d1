"""JSON Lines, and JSON files that hold one record or a list of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from recoupe.ingest.decoding import clean, decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure

#: what a field may be called, first one present wins
FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("id", "doc_id", "name", "guid", "url", "uri", "link"),
    "text": ("text", "body", "content", "article", "texte", "maintext"),
    "title": ("title", "headline", "titre"),
    "outlet": ("outlet", "publisher", "source_name", "sitename", "media", "journal"),
    "byline": ("byline", "author", "authors", "auteur"),
    "agency": ("agency", "agence"),
    "published": ("published", "date_published", "publication_date", "date", "pubdate", "dct"),
    "language": ("language", "lang", "langue"),
}


class JsonLines:
    """A record a line, or one JSON value; a damaged line is reported and the others are read."""

    def accepts(self, data: bytes, name: str) -> bool:
        head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head.startswith((b'{"', b"{\n", b"{ ", b"[{", b"[\n", b"[ {")) or name.endswith((".jsonl", ".ndjson"))

    def read(self, data: bytes, name: str, uri: str) -> Iterator[RawArticle | Failure]:
        text = decode(data).text
        whole = _whole(text)
        rows = whole if whole is not None else _lines(text)
        for number, row in rows:
            where = f"{uri}#{number}"
            yield Failure(where, row) if isinstance(row, str) else _article(row, f"{name}-{number}", where)


def _whole(text: str) -> list[tuple[int, Any]] | None:
    """The records of a file that is one JSON value, or None for JSON Lines."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return list(enumerate(value if isinstance(value, list) else [value], 1))


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                yield number, f"line {number} is no JSON record ({error}): mend or remove it"


def _article(row: Any, fallback: str, uri: str) -> RawArticle | Failure:
    if not isinstance(row, dict):
        return Failure(uri, "not a JSON object: each line must be one article with a `text` field")
    got = {field: _first(row, names) for field, names in FIELDS.items()}
    if got["text"] is None:
        return Failure(uri, f"no text: none of the fields {', '.join(FIELDS['text'])} is there")
    decoded = clean(got.pop("text") or "")
    name = got.pop("name") or fallback
    digest = hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest()
    return RawArticle(name=name, uri=uri, sha256=digest, text=decoded.text, notes=decoded.notes, **got)


def _first(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None
