"""The map: where the events happened, as far as the articles say, with the same numbers as a table."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, STATUSES, Place
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.web.events import chosen_by_id, wanted
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.pictures.basemap import Base, View, base, view_of
from recoupe.store.counting import events_by_place

#: kinds of places that are a point on the map; of others, an area, only a point inside is known
POINTS = ("city", "capital", "district", "site")
#: circles on the map at most, and units of their radius
MOST_CIRCLES, SMALLEST, LARGEST = 400, 3.0, 20.0
#: filters that the index of places answers
_INDEXED = {"since", "until", "type", "status"}
#: filters that lead on to the chronology
FILTERS = ("since", "until", "type", "status", "actor", "with", "source", "target", "known", "origins", "corroborated",
           "contradicted", "q")  # fmt: skip

COLUMNS = (
    Column("name", heading="place", ratio=3),
    Column("country"),
    Column("kind", lambda v: label("place", v)),
    Column("events", right=True),
    Column("latitude", right=True),
    Column("longitude", right=True),
    Column("id", style="dim"),
)


class Circle(NamedTuple):
    """A place on the map; ``point``: known to the town, else somewhere in an area."""

    id: str
    name: str
    kind: str
    events: int
    x: float
    y: float
    radius: float
    point: bool


class Map(NamedTuple):
    """The picture."""

    base: Base
    view: View
    circles: list[Circle]


def places(visit: Visit) -> Page:
    """The places of the events that were asked for.

    Raises:
        Problem: a filter that means nothing.
    """
    where = wanted(visit)
    given = {name for name in (*FILTERS, "place") if visit.asked(name)}
    counts = events_by_place(visit.store, where.by_id or where.sql, where.values, given <= _INDEXED)
    nowhere = counts.pop(None, 0)
    known = [p for p in visit.store.one_by_one("places", [i for i in counts if i]) if isinstance(p, Place)]
    rows = [_row(p, counts[p.id]) for p in known]
    shown = rows[visit.offset : visit.offset + visit.size]
    off_map = [r for r in rows if r["latitude"] is None or r["longitude"] is None]
    content: dict[str, Any] = {
        "map": _map([p for p in known if p.latitude is not None], counts),
        "nowhere": nowhere,
        "off_map": off_map,
        "left_out": max(len(rows) - len(off_map) - MOST_CIRCLES, 0),
        "types": EVENT_TYPES,
        "statuses": STATUSES,
        "filters": {k: v for k in FILTERS if (v := visit.asked(k))},
        "chosen": chosen_by_id(visit),
        "visit": visit,
    }
    record = {"events_without_place": nowhere, "places_without_coordinates": len(off_map)}
    listing = Listing(COLUMNS, [Section("", shown)], say("web.place_count", n=len(rows)))
    return Page("places.html.j2", say("web.map"), listing, content, len(rows), visit.offset, record)


def _row(place: Place, events: int) -> Row:
    return {
        "name": place.name,
        "country": place.country,
        "kind": place.kind,
        "events": events,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "id": place.id,
    }


def _map(known: list[Place], counts: dict[str | None, int]) -> Map:
    """The places with most events, the largest circles first so that the small ones lie on them."""
    at = [(p, p.latitude, p.longitude) for p in known if p.latitude is not None and p.longitude is not None]
    at = at[:MOST_CIRCLES]
    view = view_of((latitude, longitude) for _, latitude, longitude in at)
    most = max((counts[p.id] for p, _, _ in at), default=1)
    circles = [
        Circle(p.id, p.name, p.kind, counts[p.id], *view.at(latitude, longitude), _radius(counts[p.id], most),
               p.kind in POINTS)
        for p, latitude, longitude in at
    ]  # fmt: skip
    return Map(base(view), view, circles)


def _radius(n: int, most: int) -> float:
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(n / most), 1)
