"""The statements: who said what in which article, with the other reports of the same words beside it."""

from __future__ import annotations

from typing import Any

from recoupe.records import Statement
from recoupe.show.language import say
from recoupe.show.listing import Listing, Section
from recoupe.show.views.statements import COLUMNS, row
from recoupe.show.views.statements_shared import Sets, in_reading_order
from recoupe.show.web.page import Page, Visit
from recoupe.show.web.where import named, one_of, period, words
from recoupe.store.choosing import STATEMENTS, Part, Where, joined, marks
from recoupe.store.counting import by_day, page_by_day

#: how a statement may be told: quoted, reported, or both
KINDS = ("direct", "indirect", "mixed")


def statements(visit: Visit) -> Page:
    """The statements that were asked for, by day and as they stand in the articles, a page of them."""
    store, where = visit.store, _wanted(visit)
    days = by_day(store, STATEMENTS, where)
    idents = page_by_day(store, STATEMENTS, where, days, visit.size, visit.offset)
    found = _read(visit, idents)
    sets = _sets(visit, found)
    store.expect("documents", [s.document for s in (*found, *(m for members in sets.values() for m in members))])
    rows = [row(store, s, sets) for s in found]
    total = sum(n for _, n in days)
    listing = Listing(COLUMNS, [Section("", rows)], say("text.statement_count", n=total))
    content: dict[str, Any] = {"kinds": KINDS, "visit": visit}
    return Page("statements.html.j2", say("web.statements"), listing, content, total, visit.offset)


def _wanted(visit: Visit) -> Where:
    parts = [*period(visit, "s"), *words(visit, "statement", "s")]
    if kind := visit.asked("kind"):
        parts.append(Part("s.kind = ?", (one_of("kind", kind, KINDS),)))
    if visit.asked("shared"):
        parts.append(Part("s.shared IS NOT NULL"))
    speaker = visit.asked("speaker")
    if not speaker:
        return joined(parts)
    people = named(visit.store, "actors", speaker)
    where = joined([*parts, _by(people)])
    if parts:
        return where
    counted = "SELECT first_day, count(DISTINCT statement) FROM statement_speakers"
    return where._replace(counted=f"{counted} WHERE actor IN ({marks(people)}) GROUP BY 1 ORDER BY 1")


def _by(idents: list[str]) -> Part:
    those = f"actor IN ({marks(idents)})"
    each = f"EXISTS (SELECT 1 FROM statement_speakers x WHERE x.statement = s.id AND x.{those})"
    return Part(f"s.id IN (SELECT statement FROM statement_speakers WHERE {those})", (*idents,), by_id=True, each=each)


def _read(visit: Visit, idents: list[str]) -> list[Statement]:
    return [s for s in visit.store.one_by_one("statements", idents) if isinstance(s, Statement)]


def _sets(visit: Visit, found: list[Statement]) -> Sets:
    """Set -> its reports, of the sets that ``found`` belong to."""
    shared = sorted({s.shared for s in found if s.shared})
    idents = visit.store.rows(f"SELECT id FROM statements WHERE shared IN ({marks(shared)})", (*shared,))
    members = _read(visit, [i for (i,) in idents])
    return {ident: in_reading_order(m for m in members if m.shared == ident) for ident in shared}
