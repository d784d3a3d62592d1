"""Walk the inputs a user names and turn each into documents or rejects; the sum of both equals what was given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from recoupe.records import Document, Rejected


def collect(inputs: Iterable[Path]) -> tuple[list[Document], list[Rejected]]:
    """Read every input; documents come sorted by id, whatever the order of ``inputs``."""
    documents: list[Document] = []
    rejected: list[Rejected] = []
    for path in _files(inputs):
        for item in _read(path):
            (documents if isinstance(item, Document) else rejected).append(item)  # type: ignore[arg-type]
    return sorted(documents, key=lambda d: d.id), sorted(rejected, key=lambda r: r.id)


def _files(inputs: Iterable[Path]) -> Iterator[Path]:
    for path in inputs:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        else:
            yield path


def _read(path: Path) -> Iterator[Document | Rejected]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            if line.strip():
                row = json.loads(line)
                yield make_document(row["id"], f"{path.name}#{row['id']}", row["text"], row.get("published"))
    else:
        yield make_document(path.stem, path.name, text, None)


def make_document(name: str, uri: str, text: str, published: str | None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    ident = hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()[:12]
    return Document(id=f"d{ident}", name=name, uri=uri, sha256=digest, text=text, published=published, language="fr")
