"""JSON Lines, and JSON files that hold one record or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from recoupe.ingest.decoding import decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.readers.records import FIELDS, Fields, article


class JsonLines:
    """A record a line, or one JSON value; a damaged line is reported and the others are read."""

    isolated = False

    def __init__(self, fields: Fields = FIELDS) -> None:
        self.fields = fields

    def accepts(self, head: bytes, name: str) -> bool:
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith((b'{"', b"{\n", b"{ ", b"[{", b"[\n", b"[ {")) or name.endswith((".jsonl", ".ndjson"))

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        text = decode(data).text
        whole = _whole(text)
        for number, row in whole if whole is not None else _lines(text):
            where = f"{source.uri}#{number}"
            yield (
                Failure(where, row)
                if isinstance(row, str)
                else article(row, f"{source.stem}-{number}", where, self.fields)
            )


def _whole(text: str) -> list[tuple[int, Any]] | None:
    """The records of a file that is one JSON value, or None for JSON Lines."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return list(enumerate(value if isinstance(value, list) else [value], 1))


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, f"line {number} is no JSON record ({error}): mend or remove it"
