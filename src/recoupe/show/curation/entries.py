"""Entries of the log for what an analyst asks: what is named is found, and anchored in the articles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from recoupe.records import Actor, Event, EventMention, Reading
from recoupe.resolve.corrections import Correction, anchor_of, make_correction
from recoupe.show.failure import UserError
from recoupe.show.selection import actors_named, fold
from recoupe.show.views.names import source_name
from recoupe.store import DossierStore
from recoupe.store.corrections import now

#: mentions that anchor an actor: its whole dossier need not be in the log
ANCHORS = 60


class Analyst(NamedTuple):
    """Who corrects, and why."""

    name: str
    reason: str = ""

    def entry(
        self, kind: str, action: str, subject: dict[str, Any], change: dict[str, Any] | None = None
    ) -> Correction:
        """An entry of this moment."""
        return make_correction(kind, action, subject, change, made_at=now(), made_by=self.name, reason=self.reason)


def event_subject(store: DossierStore, event: Event) -> dict[str, Any]:
    """An event as the log names it: its id, and the mentions it stands for."""
    return {"event": event.id, "title": event.title, "mentions": _anchors(store.event_mentions(event.id))}


def _anchors(mentions: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = msgspec.to_builtins([anchor_of(m) for m in mentions])
    return [{**anchor, "span": list(anchor["span"])} for anchor in found]


def actor_subject(store: DossierStore, actor: Actor) -> dict[str, Any]:
    """An actor as the log names it: its id and name, and words that stand for it."""
    rows = store.rows(
        "SELECT document, span_start, span_end FROM actor_mentions WHERE actor = ? ORDER BY id LIMIT ?",
        (actor.id, ANCHORS),
    )
    mentions = [{"document": document, "span": [start, end]} for document, start, end in rows]
    return {"actor": actor.id, "name": actor.name, "mentions": mentions}


def one_actor(store: DossierStore, name: str) -> Actor:
    """The only actor called ``name``.

    Raises:
        UserError: nobody is, or several are.
    """
    found = actors_named(store, name)
    if len(found) > 1:
        raise UserError("many_actors", name=name, found="; ".join(f"{a.name} ({a.id})" for a in found))
    return found[0]


def merge_actors(store: DossierStore, analyst: Analyst, names: Sequence[str]) -> Correction:
    """The first of ``names`` takes in the others."""
    actors = list({a.id: a for a in (one_actor(store, n) for n in names)}.values())
    if len(actors) < 2:
        raise UserError("one_actor_only", name=names[0])
    keep, *others = (actor_subject(store, a) for a in actors)
    return analyst.entry("actor", "merge", keep, {"others": others})


def split_actor(
    store: DossierStore, analyst: Analyst, name: str, surfaces: Sequence[str], called: str | None
) -> Correction:
    """The mentions of an actor under the printed names ``surfaces`` become an actor of their own."""
    actor = one_actor(store, name)
    known = {fold(n): n for n in (actor.name, *actor.aliases)}
    if lost := [s for s in surfaces if fold(s) not in known]:
        raise UserError("no_such_name", name=actor.name, lost=", ".join(lost), known=", ".join(known.values()))
    away = [known[fold(s)] for s in surfaces]
    if len(set(away)) == len(known):
        raise UserError("nothing_stays", name=actor.name)
    if not _borne(store, actor, away):
        raise UserError("only_beside", name=actor.name, lost=", ".join(away))
    change = {"surfaces": away, "name": called or away[0]}
    return analyst.entry("actor", "split", actor_subject(store, actor), change)


def _borne(store: DossierStore, actor: Actor, surfaces: Sequence[str]) -> bool:
    """Whether some article's own actor, of those that are ``actor``, goes by one of ``surfaces``."""
    from recoupe.resolve.actors.merge import bears

    places = {
        (document, start, end)
        for document, start, end in store.rows(
            "SELECT document, span_start, span_end FROM actor_mentions WHERE actor = ?", (actor.id,)
        )
    }
    for _, text in store.readings().values():
        reading = msgspec.json.decode(text, type=Reading)
        own = {m.actor for m in reading.actor_mentions if (m.document, *m.span) in places}
        if any(a.id in own and bears(a, surfaces) for a in reading.actors):
            return True
    return False


def rename_actor(store: DossierStore, analyst: Analyst, name: str, called: str) -> Correction:
    """An actor gets another name; its id stays."""
    return analyst.entry("actor", "rename", actor_subject(store, one_actor(store, name)), {"name": called})


def judge_event(store: DossierStore, analyst: Analyst, action: str, event: Event) -> Correction:
    """``confirm``, ``reject`` or ``pin`` an event."""
    return analyst.entry("event", action, event_subject(store, event))


def annotate_event(store: DossierStore, analyst: Analyst, event: Event, note: str) -> Correction:
    """Put a note beside an event."""
    return analyst.entry("event", "annotate", event_subject(store, event), {"note": note})


def merge_events(store: DossierStore, analyst: Analyst, events: Sequence[Event]) -> Correction:
    """The first of ``events`` takes in the others."""
    unique = list({e.id: e for e in events}.values())
    if len(unique) < 2:
        raise UserError("one_event_only", id=events[0].id)
    keep, *others = (event_subject(store, e) for e in unique)
    return analyst.entry("event", "merge", keep, {"others": others})


def split_event(store: DossierStore, analyst: Analyst, event: Event, articles: Sequence[str]) -> Correction:
    """The reports of some articles (name, outlet, id of the document or of the mention) are another event."""
    mentions = list(store.event_mentions(event.id))
    leaving = [m for word in articles for m in _told_by(store, mentions, word)]
    return part_mentions(store, analyst, event, list({m.id: m for m in leaving}.values()))


def part_mentions(store: DossierStore, analyst: Analyst, event: Event, leaving: Sequence[EventMention]) -> Correction:
    """``leaving`` are another event than the rest of ``event``.

    Raises:
        UserError: nothing would stay.
    """
    if len(leaving) == len(event.mentions):
        raise UserError("nothing_stays", name=event.id)
    anchors = _anchors(leaving)
    digest = hashlib.sha256(b"split\0" + msgspec.json.encode(anchors, order="deterministic")).hexdigest()
    change = {"event": f"e{digest[:10]}", "mentions": anchors}
    return analyst.entry("event", "split", event_subject(store, event), change)


def _told_by(store: DossierStore, mentions: Sequence[EventMention], word: str) -> list[EventMention]:
    names = {d.id: {d.id, d.name, source_name(d)} for d in store.document_by_id().values()}
    found = [m for m in mentions if word == m.id or word in names[m.document]]
    if not found:
        known = ", ".join(sorted({store.document_by_id()[m.document].name for m in mentions}))
        raise UserError("no_report", article=word, known=known)
    return found
