"""One article: its whole text, with what states something marked by kind, and the list of it beside."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from recoupe.records import Document, Span
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.marks import Evidence, marked
from recoupe.show.views.names import source_name
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.store.lazy import LazyStore

#: kinds of marks in the order of the choice; those shown where none is asked for come first
KINDS = ("event", "statement", "figure", "position", "date", "actor")
SHOWN = ("event", "statement", "figure")
#: marks on a page at most; what is left out is said
MOST = 3000

COLUMNS = (
    Column("number", right=True),
    Column("kind", lambda v: say(f"web.mark_{v}"), heading="kind"),
    Column("words", ratio=4),
    Column("told", ratio=4),
    Column("start", visible=False),
    Column("end", visible=False),
    Column("record", visible=False),
)


class Found(NamedTuple):
    """A span that states something: of which kind, what it states, and the record."""

    span: Span
    kind: str
    told: str
    record: str


def article(visit: Visit) -> Page:
    """The page of the article ``visit.ident``.

    Raises:
        Problem: there is none.
    """
    store = visit.store
    document = store.document_by_id().get(visit.ident)
    if document is None:
        raise Problem(404, "error.no_article", name=visit.ident)
    asked = visit.asked("marks")
    kinds = [k for k in KINDS if (k in asked.split(",") if asked else k in SHOWN)]
    found = [f for f in _spans(store, document.id, kinds) if 0 <= f.span[0] < f.span[1] <= len(document.text)]
    found = sorted(set(found), key=lambda f: (f.span[0], -f.span[1], f.kind, f.record))
    evidence = _numbered(found[:MOST])
    rows = [_row(document, n, f) for n, f in enumerate(found[:MOST], 1)]
    content: dict[str, Any] = {
        "document": document,
        "facts": _facts(document),
        "html": marked(document.text, evidence, boilerplate=[s for s in document.boilerplate if s[0] < s[1]]),
        "evidence": list(zip(evidence, found, strict=False)),
        "kinds": KINDS,
        "chosen": kinds,
        "copies": _copies(store, document),
        "events": _told_here(store, document, visit.asked("event")) if visit.reviewing else [],
        "field": visit.asked("field"),
    }
    record = {"document": document.id, "source": source_name(document), "published": document.published}
    title = document.title or document.name
    return Page("article.html.j2", title, Listing(COLUMNS, [Section("", rows)]), content, len(found), 0, record)


def _numbered(found: list[Found]) -> list[Evidence]:
    """Evidence with ids that addresses can name: the place in the text, and a number where several begin there."""
    begun: Counter[int] = Counter()
    evidence = []
    for one in found:
        start = one.span[0]
        begun[start] += 1
        ident = str(start) if begun[start] == 1 else f"{start}.{begun[start]}"
        said = say("web.mark", kind=say(f"web.mark_{one.kind}"), told=one.told)
        evidence.append(Evidence(ident, one.span, one.kind, said))
    return evidence


def _spans(store: LazyStore, document: str, kinds: list[str]) -> list[Found]:
    readers = {
        "event": _events, "statement": _statements, "figure": _figures, "position": _positions,
        "date": _dates, "actor": _actors,
    }  # fmt: skip
    return [found for kind in kinds for found in readers[kind](store, document)]


def _events(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows(
        "SELECT m.event, m.trigger_start, m.trigger_end, f.key, json_extract(s.value, '$[0]'), "
        "json_extract(s.value, '$[1]'), coalesce(e.title, '') FROM event_mentions m "
        "LEFT JOIN events e ON e.id = m.event "
        "LEFT JOIN json_each(m.fields) f LEFT JOIN json_each(f.value) s WHERE m.document = ?",
        (document,),
    )
    found = []
    for event, a, b, field, start, end, title in rows:
        found.append(Found((a, b), "event", title, event or ""))
        if start is not None and (start, end) != (a, b):
            found.append(Found((start, end), "event", f"{label('field', field)} : {title}", event or ""))
    return found + _pointed_at(store, document)


def _pointed_at(store: LazyStore, document: str) -> list[Found]:
    """Words that an analyst pointed at for a field."""
    if not store.rows("SELECT 1 FROM corrections WHERE instr(change, ?) > 0 LIMIT 1", (f'"{document}"',)):
        return []
    rows = store.rows(
        "SELECT e.id, e.title, json_extract(h.value, '$.field'), json_extract(w.value, '$.span[0]'), "
        "json_extract(w.value, '$.span[1]') FROM events e, json_each(e.history) h, "
        "json_each(h.value, '$.evidence') w "
        "WHERE instr(e.history, ?) > 0 AND json_extract(w.value, '$.document') = ?",
        (f'"document":"{document}"', document),
    )
    return [Found((a, b), "event", f"{label('field', field)} : {title}", event) for event, title, field, a, b in rows]


def _told_here(store: LazyStore, document: Document, wanted: str | None) -> list[tuple[str, str]]:
    """Events whose fields words of this article may be the reason for: id and title, the one asked for alone."""
    if wanted:
        return store.rows("SELECT id, title FROM events WHERE id = ?", (wanted,))
    return store.rows(
        "SELECT DISTINCT e.id, e.title FROM event_mentions m JOIN events e ON e.id = m.event WHERE m.document = ? "
        "ORDER BY e.first_day, e.id",
        (document.id,),
    )


def _statements(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows(
        "SELECT t.id, json_extract(s.value, '$[0]'), json_extract(s.value, '$[1]'), coalesce(a.name, '') "
        "FROM statements t JOIN json_each(t.content) s LEFT JOIN actors a ON a.id = t.speaker WHERE t.document = ?",
        (document,),
    )
    return [Found((a, b), "statement", name, ident) for ident, a, b, name in rows]


def _figures(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows("SELECT id, span_start, span_end, kind FROM figures WHERE document = ?", (document,))
    return [Found((a, b), "figure", label("figure", kind), ident) for ident, a, b, kind in rows]


def _positions(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows(
        "SELECT p.id, evidence_start, evidence_end, stance, a.name FROM positions p JOIN actors a ON a.id = p.holder "
        "WHERE document = ?",
        (document,),
    )
    return [Found((a, b), "position", f"{name} : {label('stance', stance)}", i) for i, a, b, stance, name in rows]


def _dates(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows("SELECT id, span_start, span_end, coalesce(value, '') FROM dates WHERE document = ?", (document,))
    return [Found((a, b), "date", readable(value), ident) for ident, a, b, value in rows]


def _actors(store: LazyStore, document: str) -> list[Found]:
    rows = store.rows(
        "SELECT m.actor, span_start, span_end, a.name FROM actor_mentions m "
        "JOIN actors a ON a.id = m.actor WHERE document = ?",
        (document,),
    )
    return [Found((a, b), "actor", name, ident) for ident, a, b, name in rows]


def _row(document: Document, number: int, found: Found) -> Row:
    start, end = found.span
    return {
        "number": number,
        "kind": found.kind,
        "words": " ".join(document.text[start:end].split()),
        "told": found.told,
        "start": start,
        "end": end,
        "record": found.record,
    }


def _facts(document: Document) -> list[str]:
    told = (source_name(document), document.agency, document.byline, document.dateline, readable(document.published))
    return list(dict.fromkeys(t for t in told if t))


def _copies(store: LazyStore, document: Document) -> list[tuple[str, str]]:
    """Articles of the same copy group: address and name."""
    if not document.copy_group:
        return []
    rows = store.rows(
        "SELECT id, coalesce(outlet, agency, name), coalesce(title, name) FROM documents "
        "WHERE copy_group = ? AND id <> ? ORDER BY published, id LIMIT 50",
        (document.copy_group, document.id),
    )
    return [(f"/article/{ident}", f"{source}, « {title} »") for ident, source, title in rows]
