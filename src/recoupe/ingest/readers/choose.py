"""Find the reader for a file by what is in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.jsonl import JsonLines
from recoupe.ingest.readers.plain import PlainText
from recoupe.ingest.readers.protocol import Failure, Reader
from recoupe.ingest.unreadable import Unreadable

#: asked in this order; the last takes anything
READERS: tuple[Reader, ...] = (JsonLines(), PlainText())
#: a larger file is rejected, in bytes
MAX_BYTES = 512 * 1024 * 1024


def read_file(path: Path, uri: str) -> Iterator[RawArticle | Failure]:
    """The articles of one file; what cannot be read comes as a ``Failure``, nothing is raised."""
    try:
        data = _bytes(path)
        reader = next(r for r in READERS if r.accepts(data, path.name))
        yield from reader.read(data, path.stem, uri)
    except Unreadable as error:
        yield Failure(uri, str(error))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("not a regular file" if os.path.lexists(path) else "no such file or folder")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(f"larger than {MAX_BYTES // 2**20} MB: split it")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror}): check its permissions") from None
    if not data:
        raise Unreadable("empty file")
    return data
