"""Who said what, in which article."""

from __future__ import annotations

from recoupe.records import Statement
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, articles_at, in_period, meets, place_ids
from recoupe.show.views.names import actor_names, source_name
from recoupe.show.views.quote import quote, told_on
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds


def statements(store: DossierStore, chosen: Selection) -> Listing:
    """The statements that were asked for, in order of time, then of the text."""
    actors, articles = actor_ids(store, chosen), articles_at(store, place_ids(store, chosen))
    found = [
        s
        for s in store.statements()
        if (chosen.type is None or s.kind == chosen.type)
        and in_period(chosen, told_on(store, s.date, s.document))
        and meets(actors, (s.speaker, s.addressee, *s.chain))
        and (articles is None or s.document in articles)
    ]
    rows = [_row(store, s) for s in sorted(found, key=lambda s: _order(store, s))]
    return Listing(COLUMNS, [Section("", rows)], say("text.statement_count", n=len(rows)))


def _order(store: DossierStore, statement: Statement) -> tuple[bool, str, str, int]:
    day = bounds(told_on(store, statement.date, statement.document))[0]
    start = min((s[0] for s in statement.content), default=0)
    return day is None, day or "", statement.document, start


def _row(store: DossierStore, statement: Statement) -> Row:
    document = store.document_by_id()[statement.document]
    people = [i for i in (statement.speaker, statement.addressee) if i]
    names = dict(zip(people, actor_names(store, people), strict=True))
    return {
        "date": told_on(store, statement.date, statement.document),
        "speaker": names.get(statement.speaker or ""),
        "cue": quote(store, statement.document, [statement.cue_span]) or statement.cue,
        "content": quote(store, statement.document, statement.content),
        "kind": statement.kind,
        "certainty": statement.certainty,
        "addressee": names.get(statement.addressee or ""),
        "medium": statement.medium,
        "chain": actor_names(store, statement.chain),
        "article": source_name(document),
        "document": document.id,
        "spans": [list(s) for s in statement.content],
        "rule": statement.rule,
        "id": statement.id,
    }


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("speaker", ratio=2),
    Column("cue", ratio=1),
    Column("content", ratio=6),
    Column("kind", lambda v: label("kind", v)),
    Column("certainty", visible=False),
    Column("addressee", visible=False),
    Column("medium", visible=False),
    Column("chain", visible=False),
    Column("article", ratio=1),
    Column("document", visible=False),
    Column("spans", visible=False),
    Column("rule", visible=False),
    Column("id", visible=False),
)
