"""Setting a field of an event: what it is, what the articles say, and the words that are the reason."""

from __future__ import annotations

from typing import Any, NamedTuple

from recoupe.records import EVENT_TYPES, STATUSES, Event, Span
from recoupe.resolve.corrections import FIELDS
from recoupe.show.curation.evidence import Picked, article_named, pick
from recoupe.show.failure import UserError
from recoupe.show.language import catalogue, label, say
from recoupe.show.passage import pieces
from recoupe.show.views.names import event_title, source_name
from recoupe.show.web.page import Page, Problem, Visit
from recoupe.show.web.pages.event import fields_told, find
from recoupe.store.lazy import LazyStore
from recoupe.store.search.passage import sentence

#: names of places that are offered
_MOST_PLACES = 400


class Shown(NamedTuple):
    """Words that were picked, in their sentence."""

    picked: Picked
    article: str
    pieces: list[tuple[str, bool]]


def edit(visit: Visit) -> Page:
    """The page that sets one field of the event ``visit.ident``.

    Raises:
        Problem: no such event, field or words.
    """
    from recoupe.show.web.pages import NOTHING

    store = visit.store
    event = find(store, visit.ident)
    field = visit.asked("field") or "date"
    if field not in FIELDS:
        raise Problem(400, "error.no_such_field", field=field, known=", ".join(FIELDS))
    store.expect("documents", event.documents)
    content: dict[str, Any] = {
        "event": event,
        "title": event_title(store, event),
        "field": field,
        "fields": FIELDS,
        "told": [f for f in fields_told(store, event) if f.name == field],
        "value": _value(store, event, field),
        "choices": _choices(field),
        "places": _places(store) if field == "place" else [],
        "shown": _shown(visit),
        "articles": [(d.id, source_name(d), d.title or d.name) for d in _documents(store, event)],
    }
    return Page("edit.html.j2", say("web.edit_title", field=label("field", field)), NOTHING, content)


def _documents(store: LazyStore, event: Event) -> list[Any]:
    return [d for i in event.documents if (d := store.document_by_id().get(i)) is not None]


def _shown(visit: Visit) -> Shown | None:
    picked = picked_words(visit.store, visit.query)
    if picked is None:
        return None
    document = visit.store.document_by_id()[picked.document]
    around: Span = sentence(document.text, picked.span)
    return Shown(picked, source_name(document), pieces(document.text, around, [picked.span]))


def picked_words(store: LazyStore, given: Any) -> Picked | None:
    """The words that the fields ``document``, ``start``, ``end`` and ``words`` of a form name; None where none do.

    Raises:
        Problem: they name words that are not there.
    """
    words, start, end = (str(given.get(name, "")).strip() for name in ("words", "start", "end"))
    if not (words or start or end):
        return None
    try:
        document = article_named(store, str(given.get("document", "")).strip())
        return pick(document, words, _number(start), _number(end))
    except UserError as error:
        raise Problem(400, f"error.{error.code}", **error.values) from error


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Problem(400, "web.no_number", value=text)
    return int(text)


def _choices(field: str) -> tuple[str, ...]:
    """The values that ``field`` can have, where they are few."""
    known = {"type": EVENT_TYPES, "status": STATUSES, "mode": tuple(catalogue("en")["mode"])}
    return known.get(field, ())


def _value(store: LazyStore, event: Event, field: str) -> str:
    """What ``field`` is, as it can be written."""
    value = getattr(event, field)
    if field in ("source", "target"):
        return "; ".join(_written(store, ident) for ident in value)
    if field == "context":
        return ", ".join(value)
    return str(value or "")


def _written(store: LazyStore, ident: str) -> str:
    """The name of an actor where it stands for that actor alone, else the id."""
    actor = store.actor_by_id().get(ident)
    if actor is None or any(sign in actor.name for sign in ",;"):
        return ident
    several = store.rows("SELECT count(*) FROM actors WHERE lower(name) = lower(?)", (actor.name,))[0][0] > 1
    return ident if several else actor.name


def _places(store: LazyStore) -> list[tuple[str, str]]:
    return store.rows("SELECT id, name FROM places ORDER BY name, id LIMIT ?", (_MOST_PLACES,))
