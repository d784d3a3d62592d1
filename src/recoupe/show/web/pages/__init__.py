"""Addresses and the pages that answer them. ``{ident}`` is the id of a record."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.show.listing import Listing, Section
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.pages.actor import actor
from recoupe.show.web.pages.actors import actors
from recoupe.show.web.pages.article import article
from recoupe.show.web.pages.chronology import chronology
from recoupe.show.web.pages.conflicts import conflicts
from recoupe.show.web.pages.contacts import contacts
from recoupe.show.web.pages.edit import edit
from recoupe.show.web.pages.event import event
from recoupe.show.web.pages.figures import figures
from recoupe.show.web.pages.places import places
from recoupe.show.web.pages.review import review
from recoupe.show.web.pages.search import search
from recoupe.show.web.pages.sources import sources
from recoupe.show.web.pages.statements import statements

#: the listing of a page that lists nothing
NOTHING = Listing((), [Section("", ())])

PAGES: dict[str, Callable[[Visit], Page]] = {
    "/": chronology,
    "/chronology": chronology,
    "/event/{ident}": event,
    "/article/{ident}": article,
    "/actors": actors,
    "/actor/{ident}": actor,
    "/contacts": contacts,
    "/map": places,
    "/statements": statements,
    "/figures": figures,
    "/conflicts": conflicts,
    "/sources": sources,
    "/search": search,
    "/review": review,
}
#: pages that only those who may decide have
FORMS: dict[str, Callable[[Visit], Page]] = {"/event/{ident}/edit": edit}
