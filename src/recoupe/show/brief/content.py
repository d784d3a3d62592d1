"""What the page says, as plain values: the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from recoupe.records import Document, Event, EventMention
from recoupe.show.brief.counts import figure_lines
from recoupe.show.brief.marks import Piece, passage, pieces, sentences
from recoupe.show.brief.titles import title_in_words
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.selection import Selection
from recoupe.show.views.chronology import in_order, select_events
from recoupe.show.views.event import history_lines
from recoupe.show.views.evidence import conflict_sides
from recoupe.show.views.names import actor_names, place_name, source_name
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds


class Told(NamedTuple):
    """What one article reports of an event, in its words."""

    source: str
    article: str
    anchor: str
    published: str
    attributed: str
    passage: list[list[Piece]]
    #: where the evidence stands in another article: which field it makes precise
    lent: str = ""


class Side(NamedTuple):
    """One of the values articles disagree on, and who tells it."""

    value: str
    sources: str


class Entry(NamedTuple):
    """One event."""

    id: str
    title: str
    facts: str
    counts: str
    corroborated: bool
    reports: list[Told]
    contradictions: list[tuple[str, list[Side]]]
    figures: list[str]
    history: list[str]


class Day(NamedTuple):
    """The events of one day, or of what else is told as their date."""

    anchor: str
    heading: str
    entries: list[Entry]


class Article(NamedTuple):
    """An article in the list of sources."""

    anchor: str
    source: str
    title: str
    published: str
    copy_of: str


class Page(NamedTuple):
    """The whole page."""

    days: list[Day]
    articles: list[Article]
    events: int
    rejected: int


def page(store: DossierStore, chosen: Selection) -> Page:
    """The page for the events that were asked for."""
    events = in_order(select_events(store, chosen))
    days: list[Day] = []
    for event in events:
        heading = day_heading(event)
        if not days or days[-1].heading != heading:
            days.append(Day(f"day-{len(days) + 1}", heading, []))
        days[-1].entries.append(_entry(store, event))
    used = {d for e in events for d in e.documents}
    articles = [_article(store, d) for d in store.documents() if d.id in used]
    return Page(days, articles, len(events), len(list(store.rejected())))


def day_heading(event: Event) -> str:
    """Under which heading of a chronology ``event`` stands: its date, or that it has none."""
    if not event.date:
        return say("brief.undated")
    if not any(bounds(event.date)):
        return say("brief.no_year")
    return readable(event.date.split("T")[0] if "/" not in event.date else event.date)


def _entry(store: DossierStore, event: Event) -> Entry:
    mentions = list(store.event_mentions(event.id))
    return Entry(
        id=event.id,
        title=title_in_words(store, event),
        facts=_facts(store, event),
        counts=_counts(event),
        corroborated=event.independent_sources > 1 and event.primary_sources > 1,
        reports=[told for m in mentions for told in reports(store, m)],
        contradictions=_contradictions(store, event),
        figures=figure_lines(store, event.id, mentions),
        history=list(history_lines(store, event)),
    )


def _facts(store: DossierStore, event: Event) -> str:
    act = label("type", event.type) + (f" ({label('mode', event.mode)})" if event.mode else "")
    place = place_name(store, event.place)
    return " · ".join(f for f in (act, label("status", event.status), readable(event.date), place) if f)


def _counts(event: Event) -> str:
    counts = (
        say("text.articles", n=len(event.documents)),
        say("text.outlets", n=event.outlets),
        say("text.origins", n=event.independent_sources),
        say("brief.primary", n=event.primary_sources),
    )
    return " · ".join(counts)


def reports(store: DossierStore, mention: EventMention) -> Iterable[Told]:
    """What ``mention`` tells, and what other articles lend to it."""
    document = store.document_by_id()[mention.document]
    yield Told(
        source=source_name(document),
        article=document.title or document.name,
        anchor=f"article-{document.id}",
        published=readable(document.published),
        attributed=", ".join(actor_names(store, mention.attributed_to)),
        passage=passage(document.text, mention),
    )
    for loan in mention.borrowed:
        lender = store.document_by_id()[loan.document]
        spans = {loan.field: (loan.span,)}
        yield Told(
            source=source_name(lender),
            article=lender.title or lender.name,
            anchor=f"article-{lender.id}",
            published=readable(lender.published),
            attributed="",
            passage=[pieces(lender.text, around, spans) for around in sentences(lender.text, [loan.span])],
            lent=say("brief.lent", field=label("field", loan.field), article=source_name(document)),
        )


def _contradictions(store: DossierStore, event: Event) -> list[tuple[str, list[Side]]]:
    return [
        (label("field", field), [_side(field, side) for side in sides]) for field, sides in conflict_sides(store, event)
    ]


def _side(field: str, side: Any) -> Side:
    sources = dict.fromkeys(report.article for report in side.reports)
    return Side(in_words(field, side.value), ", ".join(sources))


def _article(store: DossierStore, document: Document) -> Article:
    origin = store.document_by_id().get(document.independent_source or "")
    copied = origin is not None and origin.id != document.id
    return Article(
        anchor=f"article-{document.id}",
        source=source_name(document),
        title=document.title or document.name,
        published=readable(document.published),
        copy_of=say("brief.copy", article=source_name(origin)) if copied and origin else "",
    )
