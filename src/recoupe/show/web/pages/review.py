"""The analyst's log: every decision, by whom, when and why, the newest first."""

from __future__ import annotations

from typing import Any

from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.corrections import corrections
from recoupe.show.web.page import Page, Visit
from recoupe.store.corrections import log_of, takes_back


def review(visit: Visit) -> Page:
    """The page of the log."""
    listing = corrections(visit.store)
    rows = list(reversed(listing.rows))
    shown = Listing(listing.columns, [Section("", rows[visit.offset : visit.offset + visit.size])], listing.caption)
    content: dict[str, Any] = {"undone": takes_back(log_of(visit.store)), "visit": visit}
    return Page("review.html.j2", say("web.review"), shown, content, len(rows), visit.offset)
