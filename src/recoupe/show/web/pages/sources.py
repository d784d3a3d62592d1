"""The articles: where each comes from, and which copy which."""

from __future__ import annotations

from recoupe.records import Document
from recoupe.show.dates import readable
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.views.names import source_name
from recoupe.show.web.page import Page, Visit
from recoupe.store.choosing import marks
from recoupe.store.counting import number_of

COLUMNS = (
    Column("published", readable),
    Column("sources"),
    Column("title", ratio=4, heading="headline"),
    Column("agency"),
    Column("group"),
    Column("copied_from"),
    Column("events", right=True),
    Column("document", visible=False),
)


def sources(visit: Visit) -> Page:
    """The articles, copies of one text together, a page of them; ``copies=1``: only those that are copied or copies."""
    store = visit.store
    where = "WHERE copy_group IS NOT NULL" if visit.asked("copies") else ""
    total = number_of(store, f"SELECT count(*) FROM documents {where}")
    order = "copy_group, published, id" if where else "published, id"
    found = store.rows(
        f"SELECT id FROM documents {where} ORDER BY {order} LIMIT ? OFFSET ?", (visit.size, visit.offset)
    )
    documents = [d for d in store.one_by_one("documents", (i for (i,) in found)) if isinstance(d, Document)]
    store.expect("documents", (d.independent_source for d in documents if d.independent_source))
    events = _events(visit, [d.id for d in documents])
    rows = [_row(visit, document, events.get(document.id, 0)) for document in documents]
    listing = Listing(COLUMNS, [Section("", rows)], say("text.articles", n=total))
    return Page("sources.html.j2", say("web.sources"), listing, {"visit": visit}, total, visit.offset)


def _events(visit: Visit, idents: list[str]) -> dict[str, int]:
    """In how many events each article is."""
    sql = f"SELECT document, count(DISTINCT event) FROM event_mentions WHERE document IN ({marks(idents)}) GROUP BY 1"
    return dict(visit.store.rows(sql, (*idents,)))


def _row(visit: Visit, document: Document, events: int) -> Row:
    origin = visit.store.document_by_id().get(document.independent_source or "")
    copied = origin is not None and origin.id != document.id
    return {
        "published": document.published,
        "sources": source_name(document),
        "title": document.title or document.name,
        "agency": document.agency,
        "group": document.copy_group,
        "copied_from": source_name(origin) if origin is not None and copied else None,
        "events": events,
        "document": document.id,
    }
