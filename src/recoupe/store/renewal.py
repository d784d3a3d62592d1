"""Bring the readings of a dossier together anew, with the analyst's log, and note what that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recoupe.records import Dossier, EventMention, Reading, Rejected
from recoupe.resolve.corrections import Correction
from recoupe.store.dossier import DossierStore
from recoupe.store.event_ids import former_events, keep_ids
from recoupe.store.replacing import put
from recoupe.store.revisions import differences, record


def renew(store: DossierStore, active: Sequence[Correction], corrections: Sequence[str] = ()) -> Dossier:
    """Apply the log to what the dossier holds. ``active``: entries in force, ``corrections``: ids of the new ones."""
    encoded = store.readings()
    readings = [msgspec.json.decode(text, type=Reading) for _, (_, text) in sorted(encoded.items())]
    mentions = [m for r in readings for m in r.event_mentions]
    if not store.rows("SELECT 1 FROM event_ids WHERE machine LIMIT 1"):  # made before ids were kept
        keep_ids(store, store.events(), mentions, machine=True)
    return _put(store, readings, encoded, tuple(store.rejected()), active, _base(store, mentions), (), corrections)


def build_anew(
    store: DossierStore,
    readings: Sequence[Reading],
    encoded: Mapping[str, tuple[str, str]],
    rejected: Sequence[Rejected],
    active: Sequence[Correction],
) -> Dossier:
    """Bring ``readings`` together as a build does: the ids it gives without corrections are those that are kept."""
    from recoupe.resolve import resolve

    known = {i for (i,) in store.rows("SELECT id FROM documents")}
    mentions = [m for r in readings for m in r.event_mentions]
    base = _base(store, mentions)
    machine = resolve(readings, rejected, base, memory=store.memory)
    gone = {e.id: e for e in base.events} if base else {}
    now = {e.id: e for e in machine.events}
    merged = Dossier(events=tuple(sorted((gone | now).values(), key=lambda e: e.id)))
    new = [r.document.id for r in readings if r.document.id not in known]
    dossier = _put(store, readings, encoded, rejected, active, merged, new, (), machine)
    store.memory.forget_others()
    return dossier


def _base(store: DossierStore, mentions: Iterable[EventMention]) -> Dossier | None:
    events = former_events(store, mentions)
    return Dossier(events=events) if events else None


def _put(
    store: DossierStore,
    readings: Sequence[Reading],
    encoded: Mapping[str, tuple[str, str]],
    rejected: Sequence[Rejected],
    active: Sequence[Correction],
    base: Dossier | None,
    documents: Sequence[str],
    corrections: Sequence[str],
    machine: Dossier | None = None,
) -> Dossier:
    from recoupe.resolve import resolve

    before = list(store.events())
    dossier = machine if machine and not active else resolve(readings, rejected, base, active, store.memory)
    put(store, dossier, encoded)
    if machine:
        keep_ids(store, machine.events, machine.event_mentions, machine=True)
    keep_ids(store, dossier.events, dossier.event_mentions, machine=False)
    changes = differences(before, dossier.events)
    if changes or documents or corrections:
        record(store, "build" if machine else "correction", documents, corrections, changes)
    return dossier
