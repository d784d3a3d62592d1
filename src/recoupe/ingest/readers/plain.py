"""Plain text and Markdown: one file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from recoupe.ingest.decoding import clean, decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source


class PlainText:
    """Takes whatever no other reader claims."""

    isolated = False

    def accepts(self, head: bytes, name: str) -> bool:
        return True

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        found = decode(data)
        decoded = clean(found.text, found.notes)
        digest = hashlib.sha256(data).hexdigest()
        yield RawArticle(
            name=source.stem,
            uri=source.uri,
            sha256=digest,
            text=decoded.text,
            notes=decoded.notes,
            dropped=decoded.dropped,
        )
