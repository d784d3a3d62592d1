"""The actors of a dossier: who they are and how much is told of them."""

from __future__ import annotations

from collections import Counter

from recoupe.records import Actor
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids
from recoupe.show.views.chronology import select_events
from recoupe.store import DossierStore


def actors(store: DossierStore, chosen: Selection) -> Listing:
    """The actors that were asked for, those with most events first. A period or a place: who acted there."""
    wanted = actor_ids(store, chosen)
    events = Counter(
        actor
        for event in select_events(store, chosen._replace(actor=None, type=None))
        for actor in {*event.source, *event.target}
    )
    narrowed = any((chosen.since, chosen.until, chosen.place))
    counts = {
        table: dict(store.rows(f"SELECT {column}, count(*) FROM {table} GROUP BY 1"))
        for table, column in (("actor_mentions", "actor"), ("statements", "speaker"))
    }
    rows = [
        row(a, events[a.id], counts)
        for a in store.actor_by_id().values()
        if (wanted is None or a.id in wanted)
        and (chosen.type is None or a.kind == chosen.type)
        and (not narrowed or events[a.id])
    ]
    rows.sort(key=lambda r: (-r["events"], -r["statements"], -r["mentions"], r["name"], r["id"]))
    return Listing(COLUMNS, [Section("", rows)], say("text.actor_count", n=len(rows)))


def row(actor: Actor, events: int, counts: dict[str, dict[str, int]]) -> Row:
    """What the listing tells of ``actor``."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "roles": [{"role": r, "from": a, "to": b} for r, a, b in _roles(actor)],
        "aliases": list(actor.aliases),
        "events": events,
        "statements": counts["statements"].get(actor.id, 0),
        "mentions": counts["actor_mentions"].get(actor.id, 0),
        "sector": actor.sector,
        "wikidata": actor.wikidata,
        "id": actor.id,
    }


def _roles(actor: Actor) -> dict[tuple[str, str | None, str | None], None]:
    """The roles of an actor, each once: office, from, to."""
    return dict.fromkeys((r.role, r.from_, r.to) for r in actor.roles)


def _role_texts(roles: list[Row]) -> str:
    return " · ".join(role_text(r["role"], r["from"], r["to"]) for r in roles)


def role_text(role: str, since: str | None, until: str | None) -> str:
    """A role with the time it was held, as far as that is known."""
    known = [end for end in (since, until) if end and end != ".."]
    period = "/".join((since or "..", until or ".."))
    return f"{role} ({readable(period)})" if known else role


COLUMNS = (
    Column("name", ratio=3),
    Column("kind", lambda v: label("actor", v)),
    Column("country"),
    Column("roles", _role_texts, ratio=3),
    Column("aliases", ", ".join, ratio=3),
    Column("events", right=True),
    Column("statements", right=True),
    Column("mentions", right=True),
    Column("sector", visible=False),
    Column("wikidata", visible=False),
    Column("id", style="dim"),
)
