"""Articles that repeat one text, and how: they count as one origin."""

from __future__ import annotations

from collections import defaultdict

from recoupe.records import Document
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, articles_at, in_period, place_ids
from recoupe.show.views.names import source_name
from recoupe.store import DossierStore


def copies(store: DossierStore, chosen: Selection) -> Listing:
    """One row per article of a group of copies; the origin of the group comes first."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in store.documents():
        if document.copy_group:
            groups[document.copy_group].append(document)
    wanted = _articles(store, chosen)
    rows = [
        row
        for group in sorted(groups)
        for row in _rows(groups[group])
        if (wanted is None or row["document"] in wanted)
        and in_period(chosen, row["published"])
        and chosen.type in (None, row["relation"])
    ]
    return Listing(COLUMNS, [Section("", rows)], say("text.group_count", n=len({r["group"] for r in rows})))


def _articles(store: DossierStore, chosen: Selection) -> set[str] | None:
    """Articles at the place asked for and about the actor asked for."""
    there, actors = articles_at(store, place_ids(store, chosen)), actor_ids(store, chosen)
    if actors is None:
        return there
    about = {m.document for m in store.actor_mentions() if m.actor in actors}
    return about if there is None else about & there


def _rows(members: list[Document]) -> list[Row]:
    from recoupe.resolve.copies import relate
    from recoupe.resolve.copies.words import read_words

    origin = next((d for d in members if d.id == members[0].independent_source), members[0])
    words = {d.id: read_words(d) for d in members}
    rows = []
    for document in sorted(members, key=lambda d: (d.id != origin.id, d.published or "9999", d.id)):
        found = None
        if document.id != origin.id:
            found = relate(origin.id, words[origin.id], document.id, words[document.id])
        rows.append(
            {
                "group": document.copy_group,
                "relation": found.relation if found else None,
                "share": round(found.share_b, 2) if found else None,
                "name": document.name,
                "sources": source_name(document),
                "agency": document.agency,
                "published": document.published,
                "title": document.title,
                "document": document.id,
            }
        )
    return rows


COLUMNS = (
    Column("group", style="dim"),
    Column("relation", lambda v: label("relation", v)),
    Column("share", lambda v: f"{v:.0%}", right=True),
    Column("name", ratio=2),
    Column("sources", ratio=1),
    Column("agency"),
    Column("published", readable, style="cyan"),
    Column("title", ratio=3, heading="headline"),
    Column("document", visible=False),
)
