"""Ids turned into the names people know."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.records import Document, Event
from recoupe.store import DossierStore


def actor_names(store: DossierStore, idents: Iterable[str]) -> list[str]:
    """Names of actors, in order."""
    known = store.actor_by_id()
    return [known[i].name if i in known else i for i in idents]


def place_name(store: DossierStore, ident: str | None) -> str | None:
    """The name of a place; None stays None."""
    place = store.place_by_id().get(ident or "")
    return place.name if place else ident


def source_name(document: Document) -> str:
    """What an article is called in a list of sources: its outlet, else its agency, else the name of its file."""
    return document.outlet or document.agency or document.name


def source_names(store: DossierStore, documents: Iterable[str]) -> list[str]:
    """The distinct sources of some articles, in order."""
    known = store.document_by_id()
    return list(dict.fromkeys(source_name(known[d]) for d in documents if d in known))


def parent_of(event: Event) -> str | None:
    """The id of what goes on (an offensive, a strike) in whose course the event happened."""
    return next((h["event"] for h in event.history if h["change"] == "part_of"), None)


def event_title(store: DossierStore, event: Event) -> str:
    """Who did what to whom: the event's own title, else its codes and names."""
    if event.title:
        return event.title
    source = ", ".join(actor_names(store, event.source)) or "?"
    target = ", ".join(actor_names(store, event.target))
    act = f"{event.type}/{event.mode}" if event.mode else event.type
    return f"{source} → {target}: {act}" if target else f"{source}: {act}"
