"""Walk what a user names and turn it into documents and rejects; their sum equals what was given."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from recoupe.ingest.document import make_document
from recoupe.ingest.furniture import furnished
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers import read_file
from recoupe.ingest.readers.protocol import Failure
from recoupe.ingest.readers.records import Fields, mapped
from recoupe.ingest.unreadable import Unreadable
from recoupe.records import Document, Rejected


def collect(inputs: Iterable[Path], mapping: dict[str, str] | None = None) -> tuple[list[Document], list[Rejected]]:
    """Read every input file, and every file of an input folder (hidden ones left out); ``-`` is standard input.

    ``mapping`` tells what the columns of tables and the fields of records are called: ``{"text": "contenu"}``.

    The result does not depend on the order of ``inputs``: documents come sorted by id, rejects too. The same name with
    the same text twice is two documents; the second, by uri, has the suffix ``-2``.

    Raises:
        ValueError: ``mapping`` names a field that there is not.
    """
    documents: list[Document] = []
    rejected: list[Rejected] = []
    for item in _items(inputs, mapped(mapping or {})):
        if isinstance(item, Document):
            documents.append(item)
        else:
            rejected.append(item)
    return sorted(_told_apart(furnished(documents)), key=lambda d: d.id), sorted(rejected, key=lambda r: (r.id, r.uri))


def _items(inputs: Iterable[Path], fields: Fields) -> Iterator[Document | Rejected]:
    seen: set[Path] = set()
    for path, problem in _files(inputs):
        if path in seen:
            continue
        seen.add(path)
        if problem:
            yield _reject(path.as_posix(), problem)
            continue
        for found in read_file(path, path.as_posix(), fields):
            yield _document(found)


def _document(found: RawArticle | Failure) -> Document | Rejected:
    if isinstance(found, Failure):
        return _reject(found.uri, str(found))
    try:
        return make_document(found)
    except Unreadable as error:
        return _reject(found.uri, str(error))


def _reject(uri: str, reason: str) -> Rejected:
    return Rejected(id="r" + hashlib.sha256(f"{uri}\0{reason}".encode()).hexdigest()[:12], uri=uri, reason=reason)


def _files(inputs: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """Files with the reason why one cannot be looked into, or None."""
    for path in inputs:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield path, None


def _folder(path: Path) -> Iterator[tuple[Path, str | None]]:
    problems: list[tuple[Path, str | None]] = []
    for folder, folders, names in os.walk(path, onerror=lambda e: problems.append(_denied(e))):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from ((Path(folder, name), None) for name in sorted(names) if not name.startswith("."))
    yield from problems


def _denied(error: OSError) -> tuple[Path, str]:
    return Path(str(error.filename)), f"folder cannot be opened ({error.strerror}): check its permissions"


def _told_apart(documents: list[Document]) -> list[Document]:
    count: dict[str, int] = {}
    result = []
    for document in sorted(documents, key=lambda d: (d.id, d.uri)):
        n = count[document.id] = count.get(document.id, 0) + 1
        result.append(document if n == 1 else msgspec.structs.replace(document, id=f"{document.id}-{n}"))
    return result
