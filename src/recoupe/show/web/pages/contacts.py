"""Who acts on whom: the actors with most contacts as a table (rows: sources, columns: targets) and as a network."""

from __future__ import annotations

from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, Actor
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.pictures.network import network
from recoupe.show.web.where import day, one_of
from recoupe.store.contacts import contacts_among, contacts_by_actor

#: actors in the table, and the most that may be asked for
ACTORS, MOST_ACTORS = 15, 30
#: steps of shade of a cell
SHADES = 4

COLUMNS = (
    Column("source", heading="acting", ratio=2),
    Column("target", heading="acted_on", ratio=2),
    Column("events", right=True),
    Column("types", lambda v: ", ".join(f"{label('type', kind)} {n}" for kind, n in v.items()), ratio=3),
    Column("source_id", visible=False),
    Column("target_id", visible=False),
)


class Cell(NamedTuple):
    """How many events one actor is a source and another a target of; 0: none."""

    target: Actor
    events: int
    shade: int


class Line(NamedTuple):
    """A row of the table: the source, and in how many contacts it is on either side, with whomever."""

    actor: Actor
    contacts: int
    cells: list[Cell]


def contacts(visit: Visit) -> Page:
    """The page of contacts of a period and of a type of event.

    Raises:
        Problem: a filter that means nothing.
    """
    where, values = _wanted(visit)
    ranked = contacts_by_actor(visit.store, where, values)
    size = min(max(visit.number("actors", ACTORS), 2), MOST_ACTORS)
    shown = [a for a in visit.store.one_by_one("actors", list(ranked)[:size]) if isinstance(a, Actor)]
    told = contacts_among(visit.store, [a.id for a in shown], where, values)
    events = {pair: sum(kinds.values()) for pair, kinds in told.items()}
    drawn = network([(a.id, a.name) for a in shown], events)
    listing = Listing(
        COLUMNS, [Section("", _rows(shown, told))], say("web.contacts_shown", n=len(shown), of=len(ranked))
    )
    content: dict[str, Any] = {
        "lines": _lines(shown, ranked, events),
        "drawn": drawn,
        "apart": len(shown) - len(drawn.nodes),
        "types": EVENT_TYPES,
        "chosen": {k: v for k in ("since", "until", "type") if (v := visit.asked(k))},
        "most": MOST_ACTORS,
    }
    record = {"actors": [{"id": a.id, "name": a.name, "contacts": ranked[a.id]} for a in shown]}
    return Page("contacts.html.j2", say("web.contacts"), listing, content, len(ranked), 0, record, shown=len(shown))


def _wanted(visit: Visit) -> tuple[str, tuple[str | None, ...]]:
    """A condition on ``contacts``; periods mean what they mean in the chronology."""
    parts: list[str] = ["1"]
    values: list[str | None] = []
    if since := visit.asked("since"):
        parts.append("last >= ?")
        values.append(day(since)[0])
    if until := visit.asked("until"):
        parts.append("first <= ?")
        values.append(day(until)[1])
    if kind := visit.asked("type"):
        parts.append("type = ?")
        values.append(one_of("type", kind.upper(), EVENT_TYPES))
    return " AND ".join(parts), (*values,)


def _lines(shown: list[Actor], ranked: dict[str, int], events: dict[tuple[str, str], int]) -> list[Line]:
    most = max(events.values(), default=1)
    return [
        Line(a, ranked[a.id], [Cell(b, n := events.get((a.id, b.id), 0), -(-n * SHADES // most)) for b in shown])
        for a in shown
    ]


def _rows(shown: list[Actor], told: dict[tuple[str, str], dict[str, int]]) -> list[Row]:
    """The pairs with most events first."""
    names = {a.id: a.name for a in shown}
    rows: list[Row] = [
        {
            "source": names[a],
            "target": names[b],
            "events": sum(kinds.values()),
            "types": kinds,
            "source_id": a,
            "target_id": b,
        }
        for (a, b), kinds in told.items()
    ]
    return sorted(rows, key=lambda r: (-r["events"], r["source"], r["target"], r["source_id"], r["target_id"]))
