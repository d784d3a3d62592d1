"""Search over articles, events, statements and actors, the words found marked where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from recoupe.show.dates import readable
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.passage import joined, pieces
from recoupe.show.views.names import source_name
from recoupe.show.views.search import COLUMNS as OF_ARTICLES
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.store.search import KINDS, Found, Group, search_everything
from recoupe.store.search.passage import sentence

#: things of each kind that are shown side by side
OF_EACH = 8
#: passages shown of one article
PASSAGES = 3
#: code points of a query at most
LONGEST = 400


class Line(NamedTuple):
    """One thing found: what it is called, where it leads, and the passages with the words, cut at their edges."""

    heading: str
    address: str
    about: str
    passages: list[list[tuple[str, bool]]]


class Facet(NamedTuple):
    """What was found of one kind."""

    kind: str
    total: int
    lines: list[Line]


COLUMNS = (Column("kind"), *OF_ARTICLES, Column("id", visible=False))


def search(visit: Visit) -> Page:
    """What holds the words of the query, grouped by kind; with ``kind``, all of that kind, page by page.

    Raises:
        Problem: a kind there is none of, or a query that is too long.
    """
    query, kind = visit.asked("q") or "", visit.asked("kind")
    if kind and kind not in KINDS:
        raise Problem(400, "web.bad_filter", name="kind", value=kind, known=", ".join(KINDS))
    if len(query) > LONGEST:
        raise Problem(400, "web.long_query", n=LONGEST)
    groups = search_everything(visit.store, query, KINDS, OF_EACH) if not kind else _one(visit, query, kind)
    _expect(visit, groups)
    facets = [Facet(g.kind, g.total, [_line(visit, f, query) for f in g.found]) for g in groups]
    content: dict[str, Any] = {"facets": facets, "q": query, "kind": kind, "visit": visit}
    rows = [_row(visit, found) for g in groups for found in g.found]
    total = sum(g.total for g in groups if not kind or g.kind == kind)
    listing = Listing(COLUMNS, [Section("", rows)], say("web.found", n=total))
    return Page("search.html.j2", say("web.search"), listing, content, total, visit.offset if kind else 0)


def _one(visit: Visit, query: str, kind: str) -> list[Group]:
    """All kinds with their number, and one with a page of what was found."""
    (chosen,) = search_everything(visit.store, query, [kind], visit.size, visit.offset)
    others = {g.kind: g for g in search_everything(visit.store, query, [k for k in KINDS if k != kind], 0)}
    return [chosen if k == kind else others[k] for k in KINDS]


def _expect(visit: Visit, groups: list[Group]) -> None:
    """Read together what the results name."""
    found = [f for g in groups for f in g.found]
    for kind, table in (("event", "events"), ("actor", "actors")):
        visit.store.expect(table, [f.id for f in found if f.kind == kind])
    visit.store.expect("documents", [f.document or f.id for f in found if f.document or f.kind == "document"])


def _passages(found: Found) -> list[tuple[int, int]]:
    """Sentences that hold a word found, each once; the beginning where none does."""
    around: list[tuple[int, int]] = []
    for span in found.spans:
        if not around or span[0] >= around[-1][1]:
            around.append(sentence(found.text, span))
    return around[:PASSAGES] or [sentence(found.text, (0, 1))]


def _line(visit: Visit, found: Found, query: str) -> Line:
    heading, about, address = _SHOWN[found.kind](visit, found)
    passages = [joined(pieces(found.text, around, found.spans)) for around in _passages(found)]
    if found.document and found.spans:
        address = address.format(at=found.start + found.spans[0][0])
    return Line(
        heading, address.format(at=found.start), about, passages if found.text != heading or found.spans else []
    )


def _event(visit: Visit, found: Found) -> tuple[str, str, str]:
    event = visit.store.event_by_id()[found.id]
    return event.title, readable(event.date) if event.date else "", f"/event/{found.id}"


def _statement(visit: Visit, found: Found) -> tuple[str, str, str]:
    document = visit.store.document_by_id()[found.document or ""]
    speaker = visit.store.rows(
        "SELECT a.name FROM statements s JOIN actors a ON a.id = s.speaker WHERE s.id = ?", (found.id,)
    )
    name = speaker[0][0] if speaker else say("web.somebody")
    return name, _told(document.published, source_name(document)), f"/article/{document.id}#p-{{at}}"


def _actor(visit: Visit, found: Found) -> tuple[str, str, str]:
    return visit.store.actor_by_id()[found.id].name, "", f"/actor/{found.id}"


def _document(visit: Visit, found: Found) -> tuple[str, str, str]:
    document = visit.store.document_by_id()[found.id]
    heading = document.title or document.name
    return heading, _told(document.published, source_name(document)), f"/article/{document.id}#p-{{at}}"


def _told(published: str | None, source: str) -> str:
    return " · ".join(part for part in (source, readable(published) if published else "") if part)


_SHOWN: dict[str, Callable[[Visit, Found], tuple[str, str, str]]] = {
    "event": _event,
    "statement": _statement,
    "actor": _actor,
    "document": _document,
}


def _row(visit: Visit, found: Found) -> Row:
    document = visit.store.document_by_id().get(found.document or "")
    around = _passages(found)[0]
    return {
        "kind": found.kind,
        "name": _SHOWN[found.kind](visit, found)[0],
        "sources": source_name(document) if document else None,
        "published": document.published if document else None,
        "sentence": found.text[around[0] : around[1]],
        "spans": [[found.start + a, found.start + b] for a, b in found.spans] if found.document else [],
        "document": found.document,
        "id": found.id,
    }
