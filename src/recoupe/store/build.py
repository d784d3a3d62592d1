"""Build a dossier: collect the inputs, read the new articles, bring all together, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.read.options import FULL, ReadOptions
from recoupe.records import Document, Reading, Rejected
from recoupe.store.corrections import active
from recoupe.store.dossier import DossierStore
from recoupe.store.errors import DossierError
from recoupe.store.readings import Encoded, read_all, reader_name
from recoupe.store.renewal import build_anew
from recoupe.store.write import writing


class Progress(NamedTuple):
    """Where a build stands. ``done`` and ``total`` count code points while reading, else steps."""

    stage: str  # collect, read, resolve, write
    done: int = 0
    total: int = 0
    words: int = 0


class Report(NamedTuple):
    """What a build did. ``new + known + repeated + len(rejected)`` is the number of articles that were given."""

    new: int
    known: int
    repeated: int
    rejected: tuple[Rejected, ...]
    documents: int
    events: int
    words: int


def _quiet(progress: Progress) -> None:
    """Report nothing."""


def build(
    inputs: Sequence[Path],
    output: Path,
    workers: int | None = None,
    progress: Callable[[Progress], None] = _quiet,
    mapping: dict[str, str] | None = None,
    options: ReadOptions = FULL,
) -> Report:
    """Add the articles in ``inputs`` to the dossier at ``output``; it is made if it does not exist.

    Articles the dossier holds already are not read again. The result does not depend on ``workers`` nor on the order of
    ``inputs``. ``mapping`` tells what columns of tables are called (see :func:`recoupe.ingest.inputs.collect`). All
    articles of a dossier are read in one mode: with other ``options`` than before, all are read again.

    Raises:
        DossierError: nothing could be read (``nothing_readable``, with the rejects), or the file cannot be written.
    """
    from recoupe.ingest.inputs import collect

    with writing(output) as store:
        progress(Progress("collect"))
        given, refused = collect(inputs, mapping)
        documents = {d.id: d for d in sorted(given, key=lambda d: d.uri, reverse=True)}
        known, stale = _known(store, documents, reader_name(options))
        fresh = {**stale, **{i: d for i, d in documents.items() if i not in known}}
        readings, failed, words = _read([fresh[i] for i in sorted(fresh)], workers, progress, options)
        rejected = (*refused, *failed)
        everything = {**known, **readings}
        if not everything:
            raise DossierError("nothing_readable", rejected=rejected, path=output)
        events = _resolve_and_put(store, everything, rejected, progress, reader_name(options))
    return Report(
        new=sum(i in readings for i in documents),
        known=sum(i in known for i in documents),
        repeated=len(given) - len(documents),
        rejected=rejected,
        documents=len(everything),
        events=events,
        words=words,
    )


def _known(
    store: DossierStore, offered: dict[str, Document], reader: str
) -> tuple[dict[str, Reading], dict[str, Document]]:
    """Readings of the dossier that still hold, and documents of the dossier that another reader has read."""
    found, stale = {}, {}
    for ident, made_by, text in store.each_reading():
        reading = msgspec.json.decode(text, type=Reading)
        if made_by != reader:
            stale[ident] = reading.document
        elif _same(offered.get(ident), reading.document):
            found[ident] = reading
    return found, stale


def _same(offered: Document | None, known: Document) -> bool:
    """Whether a document need not be read again: it is not offered, or differs in nothing but where it was found."""
    return offered is None or msgspec.structs.replace(offered, uri=known.uri) == known


def _read(
    documents: Sequence[Document],
    workers: int | None,
    progress: Callable[[Progress], None],
    options: ReadOptions,
) -> tuple[dict[str, Reading], list[Rejected], int]:
    total, state = sum(len(d.text) for d in documents), Progress("read")

    def done(document: Document) -> None:
        nonlocal state
        words = state.words + len(document.text.split())
        state = Progress("read", state.done + len(document.text), total, words)
        progress(state)

    progress(Progress("read", 0, total))
    readings, failed = {}, []
    for document, result in read_all(documents, workers, done, options):
        if isinstance(result, str):
            failed.append(Rejected(id=document.id, uri=document.uri, reason=result))
        else:
            readings[document.id] = result
    return readings, failed, state.words


def _resolve_and_put(
    store: DossierStore,
    readings: dict[str, Reading],
    rejected: Iterable[Rejected],
    progress: Callable[[Progress], None],
    reader: str,
) -> int:
    progress(Progress("resolve"))
    refused = _all_rejected(store.rejected(), rejected, readings)
    dossier = build_anew(
        store, [readings[i] for i in sorted(readings)], Encoded(readings, reader), refused, active(store)
    )
    progress(Progress("write"))
    return len(dossier.events)


def _all_rejected(
    before: Iterable[Rejected], now: Iterable[Rejected], readings: dict[str, Reading]
) -> tuple[Rejected, ...]:
    """Rejects of earlier builds and of this one, without those that could be read after all."""
    read = {r.document.uri for r in readings.values()}
    found = {r.id: r for r in (*before, *now) if r.uri not in read}
    return tuple(found[i] for i in sorted(found))
