"""What a reader is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from recoupe.ingest.raw import RawArticle


class Failure(Exception):
    """A part of a file that could not be read: ``uri`` says where, the text says why."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(reason)
        self.uri = uri


class Reader(Protocol):
    """Turns the bytes of one file into articles, yielding a ``Failure`` for each part it cannot read."""

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether this looks like the reader's format."""

    def read(self, data: bytes, name: str, uri: str) -> Iterator[RawArticle | Failure]:
        """Articles and failures; raises ``Unreadable`` when the whole file is beyond reading."""
