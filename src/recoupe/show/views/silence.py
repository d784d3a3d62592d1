"""What only one origin says: events that nobody else reports, and parts of events that all others leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from recoupe.records import Event, EventMention, Span
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection
from recoupe.show.views.chronology import in_order, select_events
from recoupe.show.views.names import actor_names, event_title, place_name, source_name
from recoupe.show.views.quote import quote
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore

#: fields looked at in events of several origins
PLAIN = ("date", "place", "mode")
ACTORS = ("source", "target")


class _Said(NamedTuple):
    """One mention that tells a value, and where."""

    mention: EventMention
    spans: tuple[Span, ...]


def silence(store: DossierStore, chosen: Selection) -> Listing:
    """One row per event of a single origin, and per value that one of several origins tells and no other speaks of."""
    events = in_order(select_events(store, chosen))
    alone = [e for e in events if e.independent_sources == 1]
    rows = [_whole(store, e) for e in alone]
    rows += [row for e in events if e.independent_sources > 1 for row in _parts(store, e)]
    caption = say("text.silence", n=len(alone), all=len(events), parts=len(rows) - len(alone))
    return Listing(COLUMNS, [Section("", rows)], caption)


def _whole(store: DossierStore, event: Event) -> Row:
    mentions = list(store.event_mentions(event.id))
    said = [_Said(m, (m.trigger,)) for m in mentions]
    return _row(store, event, "event", None, said, 0)


def _parts(store: DossierStore, event: Event) -> Iterator[Row]:
    mentions = list(store.event_mentions(event.id))
    origin = _origins(event)
    for field, told in _told(store, mentions).items():
        speaking = {origin[s.mention.id] for said in told.values() for s in said}
        for value, said in told.items():
            own = {origin[s.mention.id] for s in said}
            # a value of its own where others tell another one is a contradiction, not a silence
            if len(own) == 1 and (field in ACTORS or speaking == own):
                yield _row(store, event, field, _shown(store, field, value), said, event.independent_sources - 1)


def _origins(event: Event) -> Mapping[str, int]:
    """Mention -> number of its origin."""
    groups: list[list[str]] = next((h["origins"] for h in event.history if h["change"] == "origins"), [])
    numbered = {m: n for n, group in enumerate(groups) for m in group}
    return {m: numbered.get(m, -n) for n, m in enumerate(event.mentions, 1)}


def _told(store: DossierStore, mentions: list[EventMention]) -> dict[str, dict[Any, list[_Said]]]:
    """Field -> value -> who tells it."""
    found: dict[str, dict[Any, list[_Said]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        for field in PLAIN:
            if value := getattr(mention, field):
                found[field][value].append(_Said(mention, mention.fields.get(field) or (mention.trigger,)))
        sides = {a for f in ACTORS for a in getattr(mention, f)}
        for actor in sorted(sides):
            found[_side(mention, actor)][actor].append(_Said(mention, _where(mention, actor)))
        for figure in store.figures(mention.document):
            if figure.event == mention.id:
                found[figure.kind][figure.value].append(_Said(mention, (figure.span,)))
    _one_side(found)
    return found


def _side(mention: EventMention, actor: str) -> str:
    return "source" if actor in mention.source else "target"


def _one_side(found: dict[str, dict[Any, list[_Said]]]) -> None:
    """An actor told as source here and as target there is told by both."""
    for actor in sorted(set(found["source"]) & set(found["target"])):
        found["source"][actor] += found["target"].pop(actor)


def _where(mention: EventMention, actor: str) -> tuple[Span, ...]:
    for field in ACTORS:
        told, spans = getattr(mention, field), mention.fields.get(field, ())
        if actor in told and len(spans) == len(told):
            return (spans[told.index(actor)],)
    return (mention.trigger,)


def _shown(store: DossierStore, field: str, value: Any) -> Any:
    if field in ACTORS:
        return actor_names(store, [value])[0]
    return place_name(store, value) if field == "place" else value


def _row(store: DossierStore, event: Event, part: str, value: Any, said: list[_Said], silent: int) -> Row:
    documents = store.document_by_id()
    names = dict.fromkeys(source_name(documents[s.mention.document]) for s in said)
    return {
        "date": event.date,
        "title": event_title(store, event),
        "part": part,
        "value": value,
        "sources": list(names),
        "words": quote(store, said[0].mention.document, said[0].spans),
        "silent": silent,
        "document": said[0].mention.document,
        "spans": [list(span) for span in said[0].spans],
        "event": event.id,
    }


def _part(row: Row) -> str:
    return say("text.whole_event") if row["part"] == "event" else label("field", row["part"])


def _value(row: Row) -> str:
    return "" if row["value"] is None else in_words(row["part"], row["value"])


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("title", ratio=4),
    Column("part", of_row=_part),
    Column("value", ratio=2, of_row=_value),
    Column("sources", ", ".join, ratio=2),
    Column("words", ratio=2),
    Column("silent", lambda n: str(n or ""), right=True),
    Column("document", visible=False),
    Column("spans", visible=False),
    Column("event", style="dim"),
)
