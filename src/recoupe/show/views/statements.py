"""Who said what, in which article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.records import Span, Statement
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, actors_named, articles_at, in_period, meets, place_ids
from recoupe.show.views.names import actor_names, place_name, source_name
from recoupe.show.views.quote import quote, told_on
from recoupe.show.views.statements_shared import Sets, evidence_of, reports_of, shared_sets
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds
from recoupe.store.search import holds
from recoupe.store.search.passage import sentence


def statements(store: DossierStore, chosen: Selection, speaker: str | None = None, about: str | None = None) -> Listing:
    """The statements that were asked for, in order of time, then of the text.

    ``speaker``: only what that actor says, alone or with others; ``about``: only where the words stand in what is said
    or in its sentence.

    Raises:
        UserError: nobody is called ``speaker``.
    """
    speakers = None if speaker is None else {a.id for a in actors_named(store, speaker)}
    actors, articles = actor_ids(store, chosen), articles_at(store, place_ids(store, chosen))
    found = [
        s
        for s in store.statements()
        if (chosen.type is None or s.kind == chosen.type)
        and in_period(chosen, told_on(store, s.date, s.document))
        and meets(actors, (s.speaker, s.addressee, *s.co_speakers, *s.chain))
        and meets(speakers, (s.speaker, *s.co_speakers))
        and (articles is None or s.document in articles)
        and (about is None or holds(_in_context(store, s), about))
    ]
    sets = shared_sets(store) if found else {}
    rows = [row(store, s, sets) for s in sorted(found, key=lambda s: _order(store, s))]
    return Listing(COLUMNS, [Section("", rows)], say("text.statement_count", n=len(rows)))


def _order(store: DossierStore, statement: Statement) -> tuple[bool, str, str, int]:
    day = bounds(told_on(store, statement.date, statement.document))[0]
    start = min((s[0] for s in statement.content), default=0)
    return day is None, day or "", statement.document, start


def around(store: DossierStore, document: str, content: Sequence[Span]) -> Span:
    """The sentence or sentences that hold the words said."""
    return sentence(store.document_by_id()[document].text, (content[0][0], content[-1][1]))


def _in_context(store: DossierStore, statement: Statement) -> str:
    start, end = around(store, statement.document, statement.content)
    return store.document_by_id()[statement.document].text[start:end]


def row(store: DossierStore, statement: Statement, sets: Sets) -> Row:
    """What the listing tells of ``statement``."""
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
        "co_speakers": actor_names(store, statement.co_speakers),
        "place": place_name(store, statement.place),
        "act": statement.act,
        "assurance": statement.assurance,
        "sentence": _in_context(store, statement),
        "evidence": evidence_of(store, statement),
        "shared": statement.shared,
        "variant": statement.variant,
        "reports": reports_of(store, statement, sets),
    }


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("speaker", ratio=2),
    Column("cue", ratio=1),
    Column("content", ratio=6),
    Column("kind", lambda v: label("kind", v)),
    Column("variant", lambda v: label("variant", v)),
    Column("certainty", visible=False),
    Column("addressee", visible=False),
    Column("medium", visible=False),
    Column("chain", visible=False),
    Column("article", ratio=1),
    Column("document", visible=False),
    Column("spans", visible=False),
    Column("rule", visible=False),
    Column("id", visible=False),
    Column("co_speakers", visible=False),
    Column("place", visible=False),
    Column("act", visible=False),
    Column("assurance", visible=False),
    Column("sentence", visible=False),
    Column("evidence", visible=False),
    Column("shared", visible=False),
    Column("reports", visible=False),
)
