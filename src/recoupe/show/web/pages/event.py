"""One event: what is agreed, what is contradicted, every report in its words, and why they are one event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from recoupe.records import Dossier, Event, EventMention
from recoupe.resolve.corrections import FIELDS
from recoupe.show.brief.content import Told, reports
from recoupe.show.brief.counts import figure_lines
from recoupe.show.brief.write import MARKED
from recoupe.show.dates import readable
from recoupe.show.language import say, spoken
from recoupe.show.views.event import fields_of, history_lines, summary
from recoupe.show.views.evidence import FieldEvidence, conflict_sides, edit_words, event_as_json, evidence
from recoupe.show.views.names import event_title, source_name
from recoupe.show.views.origins import explain
from recoupe.show.views.why import features
from recoupe.show.views.words import in_words
from recoupe.show.web.events import near
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.show.web.pages.figures import courses_of, figures_of_event
from recoupe.store.lazy import LazyStore

#: reports on one page
MOST_REPORTS = 60


class Value(NamedTuple):
    """One value of a field, who tells it, and where the words stand."""

    words: str
    sources: list[tuple[str, str]]
    rules: list[str]


class Field(NamedTuple):
    """A field of the event: one value where the articles agree, several where they do not."""

    name: str
    values: list[Value]
    contradicted: bool
    by_analyst: str = ""


class Report(NamedTuple):
    """What one article says, with the address of its evidence, and the mention that it is."""

    told: Told
    address: str
    mention: str


def event(visit: Visit) -> Page:
    """The page of the event ``visit.ident``, or of the one it was merged into.

    Raises:
        Problem: there is none.
    """
    store = visit.store
    found = find(store, visit.ident)
    mentions = list(store.event_mentions(found.id))
    _expect(store, found, mentions)
    content: dict[str, Any] = {
        "event": found,
        "summary": summary(store, found),
        "fields": fields_told(store, found),
        "reports": [r for m in mentions[:MOST_REPORTS] for r in _reports(store, m)],
        "more_reports": max(len(mentions) - MOST_REPORTS, 0),
        "marked": MARKED,
        "origins": explain(store, found),
        "corroborated": found.independent_sources > 1 and found.primary_sources > 1,
        "figures": figure_lines(store, found.id, mentions),
        "courses": courses_of(store, figures_of_event(store, found, mentions)),
        "history": list(history_lines(store, found)),
        "why": _why(store, found, mentions),
        "features": features(found),
        "editable": FIELDS,
        "near": [(e.id, title_with_day(store, e)) for e in near(store, found)] if visit.reviewing else [],
    }
    return Page(
        "event.html.j2", event_title(store, found), fields_of(store, found), content, record=event_as_json(store, found)
    )


def title_with_day(store: LazyStore, event: Event) -> str:
    """An event by its day and its title."""
    return " · ".join(part for part in (readable(event.date), event_title(store, event)) if part)


def find(store: LazyStore, ident: str) -> Event:
    """The event ``ident``; one that was merged away leads to what took it in.

    Raises:
        Problem: no such event.
    """
    events: Any = store.event_by_id()
    found = events.get(ident)
    if found is None:
        rows = store.rows("SELECT into_event FROM absorbed WHERE event = ? ORDER BY 1 LIMIT 1", (ident,))
        found = events.get(rows[0][0]) if rows else None
    if found is None:
        raise Problem(404, "error.no_event", path=store.path.name, id=ident)
    return found  # type: ignore[no-any-return]


def _expect(store: LazyStore, found: Event, mentions: list[EventMention]) -> None:
    store.expect("documents", (*found.documents, *(b.document for m in mentions for b in m.borrowed)))
    actors = {a for m in mentions for a in (*m.source, *m.target, *m.attributed_to)}
    store.expect("actors", sorted({*actors, *found.source, *found.target}))
    store.expect("places", sorted({p for p in (found.place, *(m.place for m in mentions)) if p}))


def fields_told(store: LazyStore, found: Event) -> list[Field]:
    """Each field with its values and who tells them; one that an analyst set has that value first."""
    contradicted = dict(conflict_sides(store, found))
    fields = []
    for told in evidence(store, found):
        values = _by_hand(store, told) + _values(told)
        by = say("text.analyst", by=told.edit["by"], id=told.edit["correction"]) if told.edit else ""
        fields.append(Field(told.field, values, told.field in contradicted, by))
    for field, sides in contradicted.items():
        if field not in {f.name for f in fields}:
            values = [
                Value(in_words(field, s.value), _sources((r.document, r.article, r.spans) for r in s.reports), [])
                for s in sides
            ]
            fields.append(Field(field, values, True))
    return fields


def _by_hand(store: LazyStore, told: FieldEvidence) -> list[Value]:
    """What an analyst set, with the words pointed at."""
    if told.edit is None:
        return []
    places = ((d.id, f"{source_name(d)} « {d.text[a:b]} »", ((a, b),)) for d, (a, b) in edit_words(store, told.edit))
    return [Value(in_words(told.field, told.value), _sources(places), [])]


def _values(told: FieldEvidence) -> list[Value]:
    """The value, with the articles whose words state it; several values where reports differ."""
    grouped: dict[str, list[Any]] = {}
    for report in told.reports:
        grouped.setdefault(in_words(told.field, report.value), []).append(report)
    if not grouped:
        return [] if told.edit else [Value(in_words(told.field, told.value), [], [])]
    return [
        Value(
            words,
            _sources((r.document, r.article, r.spans) for r in found),
            list(dict.fromkeys(r.rule for r in found if r.rule)),
        )
        for words, found in grouped.items()
    ]


def _sources(found: Iterable[tuple[str, str, Any]]) -> list[tuple[str, str]]:
    """Name of each article and the address of its words."""
    return list(dict.fromkeys((article, f"/article/{doc}#p-{spans[0][0]}") for doc, article, spans in found))


def _reports(store: LazyStore, mention: EventMention) -> list[Report]:
    found = []
    for told in reports(store, mention):
        document = told.anchor.removeprefix("article-")
        at = mention.trigger[0] if document == mention.document else 0
        lent = [b.span[0] for b in mention.borrowed if b.document == document]
        found.append(Report(told, f"/article/{document}#p-{at or next(iter(lent), 0)}", mention.id))
    return found


def _why(store: LazyStore, found: Event, mentions: list[EventMention]) -> list[str]:
    """Why the reports are one event, in sentences."""
    from recoupe.resolve.explain import why

    part = Dossier(
        documents=tuple(d for i in found.documents if (d := store.document_by_id().get(i)) is not None),
        actors=tuple(
            _named(store.actor_by_id(), (a for m in mentions for a in (*m.source, *m.target, *m.attributed_to)))
        ),
        places=tuple(_named(store.place_by_id(), (m.place for m in mentions if m.place))),
        events=(found,),
        event_mentions=tuple(mentions),
    )
    return why(part, found.id, spoken())


def _named(known: Any, idents: Iterable[str]) -> list[Any]:
    return [known[i] for i in dict.fromkeys(idents) if i in known]
