"""Find the reader for a file by what is in it, and look inside containers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from recoupe.ingest.isolation import isolated
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.archive import Gzip, Tar, Zip
from recoupe.ingest.readers.feed import Feed
from recoupe.ingest.readers.html import HtmlPage
from recoupe.ingest.readers.jsonl import JsonLines
from recoupe.ingest.readers.mail import Mail, Mbox
from recoupe.ingest.readers.parquet import Parquet
from recoupe.ingest.readers.pdf import Pdf
from recoupe.ingest.readers.plain import PlainText
from recoupe.ingest.readers.protocol import Container, Failure, Reader, Source
from recoupe.ingest.readers.records import FIELDS, Fields
from recoupe.ingest.readers.table import Table
from recoupe.ingest.readers.warc import Warc
from recoupe.ingest.unreadable import Unreadable

#: asked in this order
CONTAINERS: tuple[Container, ...] = (Warc(), Zip(), Tar(), Gzip(), Mbox())
#: a larger file is rejected unless it is a container, in bytes
MAX_BYTES = 512 * 1024 * 1024
STANDARD_INPUT = Path("-")
#: containers within containers
MAX_DEPTH = 3


def readers(fields: Fields = FIELDS) -> tuple[Reader, ...]:
    """All readers, in the order in which they are asked; the last takes anything."""
    return (Pdf(), Parquet(fields), JsonLines(fields), Mail(), Feed(), HtmlPage(), Table(fields), PlainText())


def read_file(path: Path, uri: str, fields: Fields = FIELDS) -> Iterator[RawArticle | Failure]:
    """The articles of one file; what cannot be read comes as a ``Failure``, nothing is raised.

    ``-`` is standard input. ``fields`` tells what the columns of tables and the fields of records are called.
    """
    try:
        if path == STANDARD_INPUT:
            yield from read_source(Source(name="stdin", uri="-", data=sys.stdin.buffer.read(MAX_BYTES + 1)), fields)
            return
        if not path.is_file():
            raise Unreadable(_absent(path))
        yield from read_source(Source(name=path.name, uri=uri, path=path), fields)
    except Unreadable as error:
        yield Failure(uri, str(error))
    except OSError as error:
        yield Failure(uri, f"cannot be opened ({error.strerror}): check its permissions")


def _absent(path: Path) -> str:
    """Why ``path`` is no file to read."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere"
    return "not a regular file" if os.path.lexists(path) else "no such file or folder"


def read_source(source: Source, fields: Fields = FIELDS, depth: int = 0) -> Iterator[RawArticle | Failure]:
    """The articles of a file or of a member of a container.

    Raises:
        Unreadable: nothing can be got out of it.
        OSError: the file cannot be opened.
    """
    head = source.head()
    if not head:
        raise Unreadable("empty file")
    container = next((c for c in CONTAINERS if c.accepts(head, source.name)), None)
    if container is not None:
        yield from _inside(container, source, fields, depth)
        return
    size = source.path.stat().st_size if source.path is not None else len(source.data or b"")
    if size > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES // 2**20} MB: split it")
    data = source.read()
    reader = next(r for r in readers(fields) if r.accepts(head, source.name))
    yield from isolated(reader, data, source) if reader.isolated else reader.read(data, source)


def _inside(container: Container, source: Source, fields: Fields, depth: int) -> Iterator[RawArticle | Failure]:
    if depth >= MAX_DEPTH:
        raise Unreadable(f"an archive inside {MAX_DEPTH} others: unpack it first")
    empty = True
    for member in container.members(source):
        empty = False
        if isinstance(member, Failure):
            yield member
            continue
        try:
            yield from read_source(member, fields, depth + 1)
        except Unreadable as error:
            yield Failure(member.uri, str(error))
    if empty:
        raise Unreadable("nothing to read inside")
