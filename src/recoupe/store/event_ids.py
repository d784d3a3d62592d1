"""Every id that an event ever had, and what it stood for: ids are kept, and old ones lead to what became of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.records import Event, EventMention
from recoupe.resolve.corrections import Anchor, anchor_of
from recoupe.resolve.corrections.anchors import Places
from recoupe.store.dossier import DossierStore


def former_events(store: DossierStore, mentions: Iterable[EventMention]) -> tuple[Event, ...]:
    """What later builds name events by: the ids that builds gave, with the mentions they last stood for.

    Corrections leave no trace here, so that taking one back gives the former ids again.
    """
    rows = store.rows("SELECT id, anchors, lineage FROM event_ids WHERE machine ORDER BY id")
    if not rows:  # a dossier of before ids were kept
        return tuple(store.events())
    places = Places(mentions)
    return tuple(
        Event(
            id=ident,
            type="",
            mode=None,
            mentions=tuple(places.found(msgspec.json.decode(anchors))),
            history=tuple(msgspec.json.decode(lineage)),
        )
        for ident, anchors, lineage in rows
    )


def keep_ids(store: DossierStore, events: Iterable[Event], mentions: Iterable[EventMention], machine: bool) -> None:
    """Note what the ids of ``events`` stand for. ``machine``: they are those of a build without corrections."""
    anchors = {m.id: anchor_of(m) for m in mentions}
    rows = [
        (
            event.id,
            int(machine),
            _json([anchors[m] for m in event.mentions if m in anchors]),
            _json([h for h in event.history if h["change"] in ("absorbed", "split")]),
        )
        for event in events
    ]
    store.connection.executemany(
        "INSERT INTO event_ids (id, machine, anchors, lineage) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET machine = excluded.machine, anchors = excluded.anchors, lineage = excluded.lineage "
        "WHERE (excluded.machine OR NOT machine) AND (excluded.machine, excluded.anchors, excluded.lineage) "
        "<> (machine, anchors, lineage)",
        rows,
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def successors(store: DossierStore, ident: str) -> list[str] | None:
    """The events that hold now what the former id ``ident`` stood for, those with most of it first.

    None where no event ever had that id; empty where the articles no longer tell it.
    """
    rows = store.rows("SELECT anchors FROM event_ids WHERE id = ?", (ident,))
    if not rows:
        return None
    mentions = list(store.event_mentions())
    home = {m.id: m.event for m in mentions if m.event}
    found = Places(mentions).found(msgspec.json.decode(rows[0][0], type=list[Anchor]))
    held = [home[m] for m in found if m in home]
    return sorted(set(held), key=lambda event: (-held.count(event), event))


def former_ids(store: DossierStore) -> list[str]:
    """Ids that no event has now, sorted."""
    return [i for (i,) in store.rows("SELECT id FROM event_ids WHERE id NOT IN (SELECT id FROM events) ORDER BY id")]
