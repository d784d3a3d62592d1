"""What one article shares with others, word for word: how they relate, and the passages."""

from __future__ import annotations

from recoupe.records import Document
from recoupe.show.dates import readable
from recoupe.show.failure import UserError
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.views.names import source_name
from recoupe.store import DossierStore


def shared_text(store: DossierStore, wanted: str) -> Listing:
    """One row per passage that the article ``wanted`` (name or id) has in common with another.

    Raises:
        UserError: no article is called so.
    """
    from recoupe.resolve.copies import find_copies

    documents = {d.id: d for d in store.documents()}
    here = next((d for d in documents.values() if wanted in (d.id, d.name)), None)
    if here is None:
        raise UserError("no_article", name=wanted)
    found = find_copies(list(documents.values()))
    rows: list[Row] = []
    for relation in found.relations:
        if here.id not in (relation.a, relation.b):
            continue
        first = relation.a == here.id
        other = documents[relation.b if first else relation.a]
        shares = (relation.share_a, relation.share_b) if first else (relation.share_b, relation.share_a)
        for a, b in relation.passages:
            rows.append(_row(here, other, relation.relation, shares, a if first else b, found.origin[here.id]))
    rows.sort(key=lambda r: (-r["shared_here"], r["name"], r["span"]))
    return Listing(COLUMNS, [Section(here.name, rows)], say("text.passage_count", n=len(rows)))


def _row(
    here: Document, other: Document, relation: str, shares: tuple[float, float], span: tuple[int, int], origin: str
) -> Row:
    return {
        "name": other.name,
        "sources": source_name(other),
        "published": other.published,
        "relation": relation,
        "shared_here": shares[0],
        "shared_there": shares[1],
        "origin": origin,
        "words": " ".join(here.text[slice(*span)].split()),
        "span": list(span),
        "document": other.id,
    }


COLUMNS = (
    Column("name", ratio=1),
    Column("sources", ratio=1),
    Column("published", readable, style="cyan"),
    Column("relation", lambda v: label("relation", v)),
    Column("shared_here", lambda v: f"{v:.0%}", right=True),
    Column("shared_there", lambda v: f"{v:.0%}", right=True),
    Column("words", ratio=4),
    Column("origin", visible=False),
    Column("span", visible=False),
    Column("document", visible=False),
)
