"""Search over articles, events, statements and actors at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from recoupe.records import Span
from recoupe.store.dossier import DossierStore
from recoupe.store.search.entries import TABLES, names_in, within
from recoupe.store.search.find import WEIGHTS, found_in
from recoupe.store.search.query import Term, expression, terms

#: what can be found, in the order in which it is shown
KINDS = ("event", "statement", "actor", "document")
#: matches of one kind that are weighed against each other; of more, the latest to be added are weighed
MOST_WEIGHED = 1000
#: sentences of one event that are looked at for the words
MOST_SENTENCES = 8


class Found(NamedTuple):
    """One thing that matches. ``text`` is where the words stand, at ``spans`` (code points into ``text``).

    ``document`` and ``start``: the article that ``text`` is taken from and its offset there; None for names and titles.
    """

    kind: str
    id: str
    text: str
    spans: tuple[Span, ...]
    document: str | None = None
    start: int = 0


class Group(NamedTuple):
    """What was found of one kind: how many in all, and those asked for, the most fitting first."""

    kind: str
    total: int
    found: tuple[Found, ...]


def search_everything(
    store: DossierStore, query: str, kinds: Sequence[str] = KINDS, limit: int = 10, offset: int = 0
) -> list[Group]:
    """What matches ``query``, one group per kind of ``kinds``; empty groups for a query without words.

    Args:
        limit: things of each kind.
        offset: things of each kind to leave out before.

    Raises:
        ValueError: a kind there is none of.
        DossierError: the dossier cannot be read.
    """
    asked = terms(query)
    wanted = expression(asked)
    groups = []
    for kind in kinds:
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)} but got {kind!r}")
        if wanted is None:
            groups.append(Group(kind, 0, ()))
            continue
        total = store.rows(f"SELECT count(*) FROM {TABLES[kind]} WHERE {TABLES[kind]} MATCH ?", (wanted,))[0][0]
        idents = _best(store, kind, wanted, limit, offset) if total else []
        groups.append(Group(kind, total, tuple(_SHOWN[kind](store, i, asked) for i in idents)))
    return groups


def _best(store: DossierStore, kind: str, wanted: str, limit: int, offset: int) -> list[str]:
    table = TABLES[kind]
    rows = store.rows(
        f"SELECT e.id FROM (SELECT rowid AS number, bm25({table}, {WEIGHTS}) AS weight FROM {table} "
        f"WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?) f "
        "JOIN search_entries e ON e.kind = ? AND e.number = f.number ORDER BY f.weight, e.id LIMIT ? OFFSET ?",
        (wanted, max(MOST_WEIGHED, limit + offset), kind, limit, offset),
    )
    return [ident for (ident,) in rows]


def _document(store: DossierStore, ident: str, asked: Sequence[Term]) -> Found:
    title, text = store.rows("SELECT title, text FROM documents WHERE id = ?", (ident,))[0]
    spans = tuple(found_in(text, asked, names_in(store, ident)))
    if not spans and title:
        return Found("document", ident, title, tuple(found_in(title, asked)))
    return Found("document", ident, text, spans, ident)


def _event(store: DossierStore, ident: str, asked: Sequence[Term]) -> Found:
    """The title where the words stand there, else the sentence that holds most of them."""
    title = store.rows("SELECT title FROM events WHERE id = ?", (ident,))[0][0]
    best = Found("event", ident, title, tuple(found_in(title, asked)))
    rows = store.rows(
        "SELECT m.document, m.evidence_start, m.evidence_end, "
        "substr(d.text, m.evidence_start + 1, m.evidence_end - m.evidence_start) "
        "FROM event_mentions m JOIN documents d ON d.id = m.document WHERE m.event = ? ORDER BY m.id LIMIT ?",
        (ident, MOST_SENTENCES),
    )
    for document, start, end, text in rows:
        spans = _spans(store, document, (start, end), text, asked)
        if len(spans) > len(best.spans):
            best = Found("event", ident, text, spans, document, start)
    return best


def _statement(store: DossierStore, ident: str, asked: Sequence[Term]) -> Found:
    document, content, text = store.rows(
        "SELECT s.document, s.content, d.text FROM statements s JOIN documents d ON d.id = s.document WHERE s.id = ?",
        (ident,),
    )[0]
    pieces: list[Span] = msgspec.json.decode(content, type=list[Span])
    start, end = pieces[0][0], pieces[-1][1]
    names = names_in(store, document)
    spans = [
        (a + first - start, b + first - start)
        for first, last in pieces
        for a, b in found_in(text[first:last], asked, within(names, (first, last)))
    ]
    return Found("statement", ident, text[start:end], tuple(spans), document, start)


def _actor(store: DossierStore, ident: str, asked: Sequence[Term]) -> Found:
    name, aliases = store.rows("SELECT name, aliases FROM actors WHERE id = ?", (ident,))[0]
    called = [name, *msgspec.json.decode(aliases)]
    found = [(n, tuple(found_in(n, asked, [(0, len(n))]))) for n in called]
    text, spans = next((pair for pair in found if pair[1]), found[0])
    return Found("actor", ident, text, spans)


def _spans(store: DossierStore, document: str, around: Span, text: str, asked: Sequence[Term]) -> tuple[Span, ...]:
    return tuple(found_in(text, asked, within(names_in(store, document), around)))


_SHOWN: dict[str, Callable[[DossierStore, str, Sequence[Term]], Found]] = {
    "document": _document,
    "event": _event,
    "statement": _statement,
    "actor": _actor,
}
