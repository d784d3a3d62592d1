"""One actor: names and offices, with whom it deals, and its events in order of time."""

from __future__ import annotations

from typing import Any

from recoupe.records import Actor, Position
from recoupe.show.language import label, say
from recoupe.show.listing import Listing, Row, Section
from recoupe.show.views import positions
from recoupe.show.views.actors import role_text
from recoupe.show.views.chronology import COLUMNS, row
from recoupe.show.web.events import of_actors, page_of_events
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.show.web.pages.chronology import days_of

#: others named in the table of contacts
MOST_CONTACTS = 30
#: positions shown
MOST_POSITIONS = 60


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
    taken = _positions(visit, found)
    content: dict[str, Any] = {
        "actor": found,
        "facts": [f for f in (label("actor", found.kind), found.country, found.sector, found.wikidata) if f],
        "roles": list(dict.fromkeys(role_text(r.role, r.from_, r.to) for r in found.roles)),
        "contacts": _contacts(visit, found),
        "positions": taken[:MOST_POSITIONS],
        "more_positions": max(len(taken) - MOST_POSITIONS, 0),
        "position_columns": [c for c in positions.COLUMNS if c.visible],
        "days": days_of(events, rows),
        "visit": visit,
    }
    record = {"id": found.id, "kind": found.kind, "aliases": list(found.aliases), "contacts": content["contacts"]}
    record |= {"positions": taken}
    listing = Listing(COLUMNS, [Section("", rows)], say("text.event_count", n=total))
    return Page("actor.html.j2", found.name, listing, content, total, visit.offset, record)


def _contacts(visit: Visit, found: Actor) -> list[dict[str, Any]]:
    """Who else takes part in its events, most often first."""
    rows = visit.store.rows(
        "SELECT c.other, a.name, c.events FROM actor_contacts c JOIN actors a ON a.id = c.other "
        "WHERE c.actor = ? ORDER BY c.events DESC, c.other LIMIT ?",
        (found.id, MOST_CONTACTS),
    )
    there, back = _sides(visit, found, "source", "target"), _sides(visit, found, "target", "source")
    return [
        {"id": ident, "name": name, "events": n, "acts": there.get(ident, 0), "undergoes": back.get(ident, 0)}
        for ident, name, n in rows
    ]


def _sides(visit: Visit, found: Actor, side: str, other: str) -> dict[str, int]:
    """Other actor -> events in which ``found`` is on ``side`` and it on the ``other`` one."""
    return dict(visit.store.rows(f"SELECT {other}, count(*) FROM contacts WHERE {side} = ? GROUP BY 1", (found.id,)))


def _positions(visit: Visit, found: Actor) -> list[Row]:
    """What it stands for and who stands for or against it, with the ids of both sides."""
    idents = visit.store.rows(
        "SELECT id FROM positions WHERE holder = ? UNION SELECT id FROM positions WHERE object = ?",
        (found.id, found.id),
    )
    known = [p for p in visit.store.one_by_one("positions", [i for (i,) in idents]) if isinstance(p, Position)]
    visit.store.expect("documents", [p.document for p in known])
    visit.store.expect("actors", [a for p in known for a in (p.holder, p.object)])
    actors = visit.store.actor_by_id()
    rows = [
        positions.row(visit.store, p) | {"holder_id": p.holder, "object_id": p.object if p.object in actors else None}
        for p in known
    ]
    return sorted(rows, key=lambda r: (r["holder"] != found.name, r["holder"], r["stance"], r["object"], r["id"]))
