"""One actor: names and offices, with whom it deals, and its events in order of time."""

from __future__ import annotations

from typing import Any

from recoupe.records import Actor
from recoupe.show.language import label, say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.actors import role_text
from recoupe.show.views.chronology import COLUMNS, row
from recoupe.show.web.events import of_actors, page_of_events
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.show.web.pages.chronology import days_of

#: others named in the table of contacts
MOST_CONTACTS = 30


def actor(visit: Visit) -> Page:
    """The page of the actor ``visit.ident``.

    Raises:
        Problem: there is none.
    """
    store = visit.store
    found = store.actor_by_id().get(visit.ident)
    if found is None:
        raise Problem(404, "error.no_actor", name=visit.ident)
    events, total = page_of_events(visit, of_actors([found.id]))
    rows = [row(store, event) for event in events]
    content: dict[str, Any] = {
        "actor": found,
        "facts": [f for f in (label("actor", found.kind), found.country, found.sector, found.wikidata) if f],
        "roles": list(dict.fromkeys(role_text(r.role, r.from_, r.to) for r in found.roles)),
        "contacts": _contacts(visit, found),
        "days": days_of(events, rows),
        "visit": visit,
    }
    record = {"id": found.id, "kind": found.kind, "aliases": list(found.aliases), "contacts": content["contacts"]}
    listing = Listing(COLUMNS, [Section("", rows)], say("text.event_count", n=total))
    return Page("actor.html.j2", found.name, listing, content, total, visit.offset, record)


def _contacts(visit: Visit, found: Actor) -> list[dict[str, Any]]:
    """Who else takes part in its events, most often first."""
    rows = visit.store.rows(
        "SELECT c.other, a.name, c.events FROM actor_contacts c JOIN actors a ON a.id = c.other "
        "WHERE c.actor = ? ORDER BY c.events DESC, c.other LIMIT ?",
        (found.id, MOST_CONTACTS),
    )
    return [{"id": ident, "name": name, "events": n} for ident, name, n in rows]
