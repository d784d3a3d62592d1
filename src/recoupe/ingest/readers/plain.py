"""Plain text and Markdown: one file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from recoupe.ingest.decoding import decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure


class PlainText:
    """Takes whatever no other reader claims."""

    def accepts(self, data: bytes, name: str) -> bool:
        return True

    def read(self, data: bytes, name: str, uri: str) -> Iterator[RawArticle | Failure]:
        decoded = decode(data)
        yield RawArticle(
            name=name, uri=uri, sha256=hashlib.sha256(data).hexdigest(), text=decoded.text, notes=decoded.notes
        )
