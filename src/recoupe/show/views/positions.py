"""Who supports or opposes whom or what."""

from __future__ import annotations

from recoupe.records import Position
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, articles_at, in_period, meets, place_ids
from recoupe.show.views.names import actor_names, source_name
from recoupe.show.views.quote import quote, told_on
from recoupe.store import DossierStore


def positions(store: DossierStore, chosen: Selection) -> Listing:
    """The positions that were asked for, by holder."""
    actors, articles = actor_ids(store, chosen), articles_at(store, place_ids(store, chosen))
    rows = [
        row(store, p)
        for p in store.positions()
        if (chosen.type is None or p.stance == chosen.type)
        and in_period(chosen, told_on(store, p.from_, p.document))
        and meets(actors, (p.holder, p.object))
        and (articles is None or p.document in articles)
    ]
    rows.sort(key=lambda r: (r["holder"], r["stance"], r["object"], r["id"]))
    return Listing(COLUMNS, [Section("", rows)], say("text.position_count", n=len(rows)))


def row(store: DossierStore, position: Position) -> Row:
    """What the listing tells of ``position``."""
    document = store.document_by_id()[position.document]
    return {
        "holder": actor_names(store, [position.holder])[0],
        "stance": position.stance,
        "object": actor_names(store, [position.object])[0],
        "from": position.from_,
        "to": position.to,
        "words": quote(store, position.document, [position.evidence]),
        "article": source_name(document),
        "document": document.id,
        "span": list(position.evidence),
        "id": position.id,
    }


COLUMNS = (
    Column("holder", ratio=2),
    Column("stance", lambda v: label("stance", v)),
    Column("object", ratio=2),
    Column("from", readable),
    Column("to", readable),
    Column("words", ratio=5),
    Column("article", ratio=1),
    Column("document", visible=False),
    Column("span", visible=False),
    Column("id", visible=False),
)
