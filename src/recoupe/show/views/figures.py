"""Counts, each with who gave it and where: never one number for what is disputed."""

from __future__ import annotations

from recoupe.records import Figure
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.selection import Selection, actor_ids, in_period, meets, place_ids
from recoupe.show.views.names import actor_names, event_title, place_name, source_name
from recoupe.show.views.quote import quote, told_on
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds


def figures(store: DossierStore, chosen: Selection) -> Listing:
    """The figures that were asked for, by kind, then in order of time."""
    actors, places, homes = actor_ids(store, chosen), place_ids(store, chosen), event_homes(store)
    found = [
        f
        for f in store.figures()
        if (chosen.type is None or f.kind == chosen.type)
        and in_period(chosen, told_on(store, f.as_of, f.document))
        and meets(actors, (f.source,))
        and meets(places, (f.place, _event_place(store, homes.get(f.event or ""))))
    ]
    rows = [row(store, f, homes) for f in sorted(found, key=lambda f: _order(store, f))]
    return Listing(COLUMNS, [Section("", rows)], say("text.figure_count", n=len(rows)))


def event_homes(store: DossierStore) -> dict[str, str]:
    """Id of an event mention, or of an event -> id of the event."""
    homes = {m.id: m.event for m in store.event_mentions() if m.event}
    return {**homes, **{event: event for event in homes.values()}}


def _event_place(store: DossierStore, event: str | None) -> str | None:
    return store.event_by_id()[event].place if event else None


def _order(store: DossierStore, figure: Figure) -> tuple[str, bool, str, str]:
    day = bounds(told_on(store, figure.as_of, figure.document))[0]
    return figure.kind, day is None, day or "", figure.id


def row(store: DossierStore, figure: Figure, homes: dict[str, str]) -> Row:
    """What the listing tells of ``figure``."""
    event = store.event_by_id().get(homes.get(figure.event or "", ""))
    document = store.document_by_id()[figure.document]
    return {
        "date": told_on(store, figure.as_of, figure.document),
        "kind": figure.kind,
        "words": quote(store, figure.document, [figure.span]),
        "value": figure.value,
        "qualifier": figure.qualifier,
        "low": figure.low,
        "high": figure.high,
        "source": next(iter(actor_names(store, [figure.source] if figure.source else [])), None),
        "place": place_name(store, figure.place),
        "title": event_title(store, event) if event else None,
        "article": source_name(document),
        "document": document.id,
        "span": list(figure.span),
        "event": event.id if event else None,
        "id": figure.id,
    }


COLUMNS = (
    Column("date", readable, style="cyan"),
    Column("kind", lambda v: label("figure", v)),
    Column("words", ratio=3),
    Column("value", right=True),
    Column("qualifier", lambda v: "" if v == "exact" else label("qualifier", v)),
    Column("low", visible=False),
    Column("high", visible=False),
    Column("source", ratio=2),
    Column("place", ratio=1),
    Column("title", ratio=3),
    Column("article", ratio=1),
    Column("document", visible=False),
    Column("span", visible=False),
    Column("event", style="dim"),
    Column("id", visible=False),
)
