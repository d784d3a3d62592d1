"""The statements: who said what in which article, with the other reports of the same words beside it."""

from __future__ import annotations

from typing import Any

from recoupe.records import Statement
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.statements import COLUMNS, row
from recoupe.show.views.statements_shared import Sets, in_reading_order
from recoupe.show.web.events import named
from recoupe.show.web.page import Page, Problem, Visit

#: how a statement may be told: quoted, reported, or both
KINDS = ("direct", "indirect", "mixed")


def statements(visit: Visit) -> Page:
    """The statements that were asked for, by article and as they stand in it, a page of them."""
    store = visit.store
    where, values = _wanted(visit)
    total = int(store.rows(f"SELECT count(*) FROM statements {where}", values)[0][0])
    idents = store.rows(
        f"SELECT id FROM statements {where} ORDER BY document, id LIMIT ? OFFSET ?", (*values, visit.size, visit.offset)
    )
    found = _read(visit, [i for (i,) in idents])
    sets = _sets(visit, found)
    store.expect("documents", [s.document for s in (*found, *(m for members in sets.values() for m in members))])
    rows = [row(store, s, sets) for s in found]
    listing = Listing(COLUMNS, [Section("", rows)], say("text.statement_count", n=total))
    content: dict[str, Any] = {"kinds": KINDS, "visit": visit}
    return Page("statements.html.j2", say("web.statements"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> tuple[str, tuple[Any, ...]]:
    parts, values = ["1"], []
    if kind := visit.asked("kind"):
        if kind not in KINDS:
            raise Problem(400, "web.bad_filter", name="kind", value=kind, known=", ".join(KINDS))
        parts.append("kind = ?")
        values.append(kind)
    if speaker := visit.asked("speaker"):
        people = named(visit.store, "actors", speaker)
        marks = ", ".join("?" * len(people))
        with_others = f"EXISTS (SELECT 1 FROM json_each(co_speakers) j WHERE j.value IN ({marks}))"
        parts.append(f"(speaker IN ({marks}) OR {with_others})")
        values += [*people, *people]
    if visit.asked("shared"):
        parts.append("shared IS NOT NULL")
    return "WHERE " + " AND ".join(parts), (*values,)


def _read(visit: Visit, idents: list[str]) -> list[Statement]:
    return [s for s in visit.store.one_by_one("statements", idents) if isinstance(s, Statement)]


def _sets(visit: Visit, found: list[Statement]) -> Sets:
    """Set -> its reports, of the sets that ``found`` belong to."""
    shared = sorted({s.shared for s in found if s.shared})
    marks = ", ".join("?" * len(shared))
    idents = visit.store.rows(f"SELECT id FROM statements WHERE shared IN ({marks})", (*shared,))
    members = _read(visit, [i for (i,) in idents])
    return {ident: in_reading_order(m for m in members if m.shared == ident) for ident in shared}
