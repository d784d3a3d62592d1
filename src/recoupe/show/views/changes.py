"""What the last builds and corrections changed, event by event, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.views.names import actor_names, event_title, place_name
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore
from recoupe.store.corrections import log_of
from recoupe.store.revisions import Change, Revision, revisions

#: articles named in a line; the others are counted
NAMED = 4


def changes(store: DossierStore, since: datetime | None) -> Listing:
    """One row per event that changed since then, or in the last revision that the dossier knows."""
    who = {e.id: f"{e.id} ({e.made_by})" + (f": {e.reason}" if e.reason else "") for e in log_of(store)}
    rows = [_row(store, r, c, who) for r in revisions(store, since) for c in r.changes]
    return Listing(COLUMNS, [Section("", rows)], say("text.change_count", n=len(rows)))


def _row(store: DossierStore, revision: Revision, change: Change, who: dict[str, str]) -> Row:
    event = store.event_by_id().get(change.event)
    return {
        "made_at": revision.made_at,
        "cause": _cause(store, revision, who),
        "change": change.change,
        "title": event_title(store, event) if event else change.detail.get("title", ""),
        "told": "; ".join(_told(store, change, who)),
        "detail": change.detail,
        "event": change.event,
    }


def _cause(store: DossierStore, revision: Revision, who: dict[str, str]) -> str:
    if revision.cause == "correction":
        return say("changes.by_correction", what=", ".join(who.get(c, c) for c in revision.corrections))
    return say("changes.by_articles", n=len(revision.documents), names=_articles(store, revision.documents))


def _articles(store: DossierStore, documents: list[str]) -> str:
    known = store.document_by_id()
    names = [known[d].name if d in known else d for d in documents]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" +{more}" if more > 0 else "")


def _told(store: DossierStore, change: Change, who: dict[str, str]) -> Iterator[str]:
    detail = change.detail
    if change.change == "merged":
        yield say("changes.merged", into=detail["into"])
    if detail.get("from"):
        yield say("changes.from", events=", ".join(detail["from"]))
    for field, (old, new) in detail.get("fields", {}).items():
        values = (_value(store, field, value) for value in (old, new))
        yield f"{label('field', field)} : {' → '.join(values)}"
    for count, (old, new) in detail.get("counts", {}).items():
        yield f"{say(f'changes.{count}')} : {old} → {new}"
    for key in ("documents", "lost"):
        if found := detail.get(key):
            yield say(f"changes.{key}", names=_articles(store, found))
    for key in ("conflicts", "settled"):
        if found := detail.get(key):
            yield say(f"changes.{key}", fields=", ".join(label("field", f) for f in found))
    if found := detail.get("absorbed"):
        yield say("changes.absorbed", events=", ".join(found))
    for key in ("corrections", "undone"):
        if found := detail.get(key):
            yield say(f"changes.{key}", what=", ".join(who.get(c, c) for c in found))


def _value(store: DossierStore, field: str, value: Any) -> str:
    if field in ("source", "target"):
        value = actor_names(store, value)
    return in_words(field, place_name(store, value) if field == "place" else value)


COLUMNS = (
    Column("made_at", lambda v: v[:16].replace("T", " "), style="cyan"),
    Column("change", lambda v: say(f"changes.kind_{v}")),
    Column("title", ratio=3),
    Column("told", ratio=4),
    Column("cause", ratio=3),
    Column("detail", visible=False),
    Column("event", style="dim"),
)
