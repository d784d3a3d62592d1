"""What a reader and a container are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from recoupe.ingest.raw import RawArticle


class Failure(Exception):
    """A part of a file that could not be read: ``uri`` says where, the text says why."""

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(uri, reason)
        self.uri = uri
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Source:
    """A file on disk, or a member of a container held in memory.

    ``name`` is the file's name without its folder, ``url`` the address it was fetched from where a container tells it.
    """

    name: str
    uri: str
    path: Path | None = None
    data: bytes | None = None
    url: str | None = None

    @property
    def stem(self) -> str:
        """The name of the article when the format gives it none."""
        return self.name.rsplit(".", 1)[0] or self.name

    def open(self) -> BinaryIO:
        """The bytes as a stream."""
        if self.path is not None:
            return self.path.open("rb")
        return io.BytesIO(self.data or b"")

    def head(self, size: int = 8192) -> bytes:
        """The first ``size`` bytes."""
        with self.open() as stream:
            return stream.read(size)

    def read(self) -> bytes:
        """All bytes."""
        return self.data if self.data is not None else self.path.read_bytes() if self.path else b""


class Reader(Protocol):
    """Turns one source into articles, yielding a ``Failure`` for each part it cannot read."""

    #: run in a process of its own, with limits on time and memory: the format's parser may hang or swell
    isolated: bool

    def accepts(self, head: bytes, name: str) -> bool:
        """Whether this looks like the reader's format."""

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        """Articles and failures; raises ``Unreadable`` when the whole source is beyond reading."""


class Container(Protocol):
    """Holds other files."""

    def accepts(self, head: bytes, name: str) -> bool:
        """Whether this looks like the container's format."""

    def members(self, source: Source) -> Iterator[Source | Failure]:
        """What is inside, one after the other; raises ``Unreadable`` when nothing can be got out."""
