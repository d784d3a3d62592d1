"""The figures: each count with who gave it and in which words, by day."""

from __future__ import annotations

from typing import Any

from recoupe.records import Figure
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.figures import COLUMNS, row
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.where import Part, Where, joined, marks, named, period
from recoupe.store.counting import FIGURES, by_day, kinds_of, page_by_day


def figures(visit: Visit) -> Page:
    """The figures that were asked for, by day, then by kind, a page of them."""
    store, where = visit.store, _wanted(visit)
    days = by_day(store, FIGURES, where.sql, where.values, where.shorter)
    idents = page_by_day(store, FIGURES, where.sql, where.values, days, visit.size, visit.offset)
    found = [f for f in store.one_by_one("figures", idents) if isinstance(f, Figure)]
    store.expect("documents", [f.document for f in found])
    homes = _homes(visit, found)
    store.expect("events", homes.values())
    total = sum(n for _, n in days)
    listing = Listing(COLUMNS, [Section("", [row(store, f, homes) for f in found])], say("text.figure_count", n=total))
    content: dict[str, Any] = {"kinds": kinds_of(store, "figures"), "visit": visit}
    return Page("figures.html.j2", say("web.figures"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> Where:
    parts = period(visit, "f")
    if kind := visit.asked("kind"):
        parts.append(Part("f.kind = ?", (kind,)))
    if speaker := visit.asked("speaker"):
        people = named(visit.store, "actors", speaker)
        parts.append(Part(f"f.source IN ({marks(people)})", (*people,)))
    return joined(FIGURES, parts)


def _homes(visit: Visit, found: list[Figure]) -> dict[str, str]:
    """Id of an event mention or of an event -> id of the event, for the figures shown."""
    told = [f.event for f in found if f.event]
    pairs = visit.store.rows(
        f"SELECT id, event FROM event_mentions WHERE event <> '' AND id IN ({marks(told)})", (*told,)
    )
    known = visit.store.rows(f"SELECT id, id FROM events WHERE id IN ({marks(told)})", (*told,))
    return dict((*pairs, *known))
