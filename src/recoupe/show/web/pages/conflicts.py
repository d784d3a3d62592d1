"""The contradictions: every value that an article tells and another contradicts, by event."""

from __future__ import annotations

from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.conflicts import COLUMNS, rows_of
from recoupe.show.web.events import conditions, page_of_events
from recoupe.show.web.page import Page, Visit
from recoupe.store.choosing import Part, joined

#: events on a page where nothing else is asked for: each takes a row for every article that tells a value
EVENTS_ON_A_PAGE = 20


def conflicts(visit: Visit) -> Page:
    """The contradictions of the events asked for; a page is a number of events, each with all its values."""
    visit = visit._replace(query={"size": str(EVENTS_ON_A_PAGE), **visit.query})
    contested = joined([*conditions(visit), Part("e.conflicts <> '[]'")])
    events, total = page_of_events(visit, contested)
    rows = [row for event in events for row in rows_of(visit.store, event)]
    listing = Listing(COLUMNS, [Section("", rows)], say("text.event_count", n=total))
    content = {"visit": visit}
    return Page("conflicts.html.j2", say("web.conflicts"), listing, content, total, visit.offset, shown=len(events))
