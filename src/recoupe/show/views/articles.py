"""The articles of a dossier, and the inputs that could not be read: nothing is lost."""

from __future__ import annotations

from collections import Counter

from recoupe.records import Document, Rejected
from recoupe.show.dates import readable
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.reasons import reason_text
from recoupe.show.selection import Selection, actor_ids, articles_at, in_period, place_ids
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds


def articles(store: DossierStore, chosen: Selection) -> Listing:
    """The articles that were asked for in order of publication, then the rejects (which no filter but --type meets)."""
    there, actors = articles_at(store, place_ids(store, chosen)), actor_ids(store, chosen)
    about = None if actors is None else {m.document for m in store.actor_mentions() if m.actor in actors}
    events = Counter(document for event in store.events() for document in event.documents)
    read = [
        _row(d, events[d.id])
        for d in sorted(store.documents(), key=_order)
        if chosen.type in (None, "read")
        and in_period(chosen, d.published)
        and (there is None or d.id in there)
        and (about is None or d.id in about)
    ]
    filtered = chosen._replace(type=None, as_known_on=None) != Selection()
    rejected = [] if filtered or chosen.type == "read" else [_reject(r) for r in store.rejected()]
    sections = [Section("", read)] if read or not rejected else []
    if rejected:
        sections.append(Section(say("text.rejects", n=len(rejected)), rejected))
    return Listing(COLUMNS, sections, say("text.articles", n=len(read)))


def _order(document: Document) -> tuple[bool, str, str]:
    day = bounds(document.published)[0]
    return day is None, day or "", document.id


def _row(document: Document, events: int) -> Row:
    return {
        "published": document.published,
        "name": document.name,
        "outlet": document.outlet,
        "agency": document.agency,
        "title": document.title,
        "events": events,
        "group": document.copy_group,
        "reason": None,
        "uri": document.uri,
        "id": document.id,
    }


def _reject(reject: Rejected) -> Row:
    empty = dict.fromkeys(("published", "outlet", "agency", "title", "events", "group"))
    return {**empty, "name": reject.uri, "reason": reject.reason, "uri": reject.uri, "id": reject.id}


COLUMNS = (
    Column("published", readable, style="cyan"),
    Column("name", ratio=3),
    Column("outlet", ratio=2),
    Column("agency"),
    Column("title", ratio=5, heading="headline"),
    Column("events", right=True),
    Column("group", style="dim"),
    Column("reason", reason_text, ratio=4, style="yellow"),
    Column("uri", visible=False),
    Column("id", visible=False),
)
