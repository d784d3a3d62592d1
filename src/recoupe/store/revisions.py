"""What each build and each correction changed: which events are new, changed, merged or gone, and by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from recoupe.records import Event
from recoupe.store.dossier import DossierStore

#: fields whose change is told
FIELDS = ("type", "mode", "context", "source", "target", "date", "place", "status")
COUNTS = ("outlets", "independent_sources", "primary_sources")


class Change(NamedTuple):
    """What became of one event. ``change``: ``new``, ``changed``, ``merged`` (into another) or ``removed``."""

    event: str
    change: str
    detail: dict[str, Any]


class Revision(NamedTuple):
    """One build or correction that changed something."""

    number: int
    made_at: str
    cause: str
    documents: list[str]
    corrections: list[str]
    changes: list[Change]


def differences(before: Sequence[Event], after: Sequence[Event]) -> list[Change]:
    """What is different in ``after``, by event id."""
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    was = {m: e.id for e in before for m in e.mentions}
    now = {m: e.id for e in after for m in e.mentions}
    found = []
    for event in after:
        if event.id not in old:
            parents = sorted({was[m] for m in event.mentions if m in was})
            found.append(Change(event.id, "new", {"from": parents, "documents": list(event.documents)}))
        elif detail := _detail(old[event.id], event):
            found.append(Change(event.id, "changed", detail))
    for event in before:
        if event.id not in new:
            heirs = Counter(now[m] for m in event.mentions if m in now)
            into = min(heirs, key=lambda i: (-heirs[i], i)) if heirs else None
            detail = {"into": into, "title": event.title, "date": event.date}
            found.append(Change(event.id, "merged" if into else "removed", detail))
    return sorted(found, key=lambda c: c.event)


def _detail(old: Event, new: Event) -> dict[str, Any]:
    detail: dict[str, Any] = {}
    fields = {f: [getattr(old, f), getattr(new, f)] for f in FIELDS if getattr(old, f) != getattr(new, f)}
    counts = {f: [getattr(old, f), getattr(new, f)] for f in COUNTS if getattr(old, f) != getattr(new, f)}
    lists = {
        "documents": [d for d in new.documents if d not in old.documents],
        "lost": [d for d in old.documents if d not in new.documents],
        "conflicts": [c["field"] for c in new.conflicts if c not in old.conflicts],
        "settled": sorted({c["field"] for c in old.conflicts} - {c["field"] for c in new.conflicts}),
        "corrections": [c for c in _corrections(new) if c not in _corrections(old)],
        "undone": [c for c in _corrections(old) if c not in _corrections(new)],
        "absorbed": [e for e in _absorbed(new) if e not in _absorbed(old)],
    }
    detail.update({name: found for name, found in lists.items() if found})
    if fields:
        detail["fields"] = fields
    if counts:
        detail["counts"] = counts
    return detail


def _corrections(event: Event) -> list[str]:
    return [h["correction"] for h in event.history if "correction" in h]


def _absorbed(event: Event) -> list[str]:
    return [h["event"] for h in event.history if h["change"] == "absorbed"]


def record(
    store: DossierStore,
    cause: str,
    documents: Iterable[str],
    corrections: Iterable[str],
    changes: Iterable[Change],
) -> None:
    """Add a revision to the dossier."""
    made_at = datetime.now().astimezone().isoformat(timespec="seconds")
    row = (made_at, cause, _json(list(documents)), _json(list(corrections)))
    number = store.connection.execute(
        "INSERT INTO revisions (made_at, cause, documents, corrections) VALUES (?, ?, ?, ?)", row
    ).lastrowid
    store.connection.executemany(
        "INSERT INTO event_changes (revision, event, change, detail) VALUES (?, ?, ?, ?)",
        [(number, c.event, c.change, _json(c.detail)) for c in changes],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def revisions(store: DossierStore, since: datetime | None = None) -> list[Revision]:
    """The revisions made at or after ``since`` (with offset), the oldest first; by default the last."""
    rows = store.rows("SELECT number, made_at, cause, documents, corrections FROM revisions ORDER BY number")
    kept = rows[-1:] if since is None else [row for row in rows if datetime.fromisoformat(row[1]) >= since]
    return [
        Revision(
            number,
            made_at,
            cause,
            msgspec.json.decode(documents),
            msgspec.json.decode(corrections),
            _changes(store, number),
        )
        for number, made_at, cause, documents, corrections in kept
    ]


def _changes(store: DossierStore, number: int) -> list[Change]:
    rows = store.rows("SELECT event, change, detail FROM event_changes WHERE revision = ? ORDER BY event", (number,))
    return [Change(event, change, msgspec.json.decode(detail)) for event, change, detail in rows]
