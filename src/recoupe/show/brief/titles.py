"""Titles of events in the language of the page."""

from __future__ import annotations

from recoupe.records import Event
from recoupe.resolve.merging.titles import make_title
from recoupe.show.language import spoken
from recoupe.show.views.names import event_title
from recoupe.store import DossierStore


def title_in_words(store: DossierStore, event: Event) -> str:
    """Who did what to whom. The dossier keeps titles in French; on an English page they are made anew from type, mode,
    status, sides and place."""
    if spoken() == "fr":
        return event_title(store, event)
    actors = store.actor_by_id()
    source, target = ([actors[a] for a in side if a in actors] for side in (event.source, event.target))
    place = store.place_by_id().get(event.place or "")
    title = make_title(event.type, event.mode, event.status, source, target, place, language=spoken())
    return title or event_title(store, event)
