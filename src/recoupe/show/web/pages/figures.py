"""The figures: each count with who gave it and in which words, by kind."""

from __future__ import annotations

from typing import Any

from recoupe.records import Figure
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.figures import COLUMNS, row
from recoupe.show.web.page import Page, Visit

#: kinds in order, then as the articles have them: an index gives it
_ORDER = "ORDER BY kind, id LIMIT ? OFFSET ?"


def figures(visit: Visit) -> Page:
    """The figures of the kind that was asked for, a page of them."""
    store, kind = visit.store, visit.asked("kind")
    where, values = ("WHERE kind = ?", (kind,)) if kind else ("", ())
    total = int(store.rows(f"SELECT count(*) FROM figures {where}", values)[0][0])
    idents = [i for (i,) in store.rows(f"SELECT id FROM figures {where} {_ORDER}", (*values, visit.size, visit.offset))]
    found = [f for f in store.one_by_one("figures", idents) if isinstance(f, Figure)]
    store.expect("documents", [f.document for f in found])
    homes = _homes(visit, found)
    listing = Listing(COLUMNS, [Section("", [row(store, f, homes) for f in found])], say("text.figure_count", n=total))
    kinds = [k for (k,) in store.rows("SELECT DISTINCT kind FROM figures ORDER BY 1")]
    content: dict[str, Any] = {"kinds": kinds, "visit": visit}
    return Page("figures.html.j2", say("web.figures"), listing, content, total, visit.offset)


def _homes(visit: Visit, found: list[Figure]) -> dict[str, str]:
    """Id of an event mention or of an event -> id of the event, for the figures shown."""
    told = [f.event for f in found if f.event]
    marks = ", ".join("?" * len(told))
    pairs = visit.store.rows(f"SELECT id, event FROM event_mentions WHERE event <> '' AND id IN ({marks})", (*told,))
    known = visit.store.rows(f"SELECT id, id FROM events WHERE id IN ({marks})", (*told,))
    return dict((*pairs, *known))
