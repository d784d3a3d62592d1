"""The contradictions: every value that an article tells and another contradicts, by event."""

from __future__ import annotations

from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.conflicts import COLUMNS, rows_of
from recoupe.show.web.events import page_of_events, wanted
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.where import Where


def conflicts(visit: Visit) -> Page:
    """The contradictions of the events asked for; a page is a number of events, each with all its values."""
    asked = wanted(visit)
    events, total = page_of_events(visit, Where(f"{asked.sql} AND e.conflicts <> '[]'", asked.values))
    rows = [row for event in events for row in rows_of(visit.store, event)]
    listing = Listing(COLUMNS, [Section("", rows)], say("text.event_count", n=total))
    content = {"visit": visit}
    return Page("conflicts.html.j2", say("web.conflicts"), listing, content, total, visit.offset, shown=len(events))
