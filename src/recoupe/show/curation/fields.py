"""Values that an analyst sets by hand, checked and put as the records have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from recoupe.records import EVENT_TYPES, STATUSES, Event
from recoupe.resolve.corrections import FIELDS, Correction
from recoupe.show.curation.entries import Analyst, actor_subject, event_subject, one_actor
from recoupe.show.curation.evidence import Picked
from recoupe.show.failure import UserError
from recoupe.show.language import catalogue
from recoupe.show.selection import fold
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds

_NO_YEAR = re.compile(r"XXXX-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
#: fields that an event always has
_NEEDED = ("type", "status")


def edit_event(
    store: DossierStore, analyst: Analyst, event: Event, assignment: str, evidence: Sequence[Picked] = ()
) -> Correction:
    """Set a field: ``assignment`` is ``field=value``; an empty value says that nobody tells it.

    ``evidence``: the words that are the reason, where there are some.

    Raises:
        UserError: no such field, or not a value it can have.
    """
    field, equals, text = assignment.partition("=")
    field = field.strip().casefold()
    if not equals or field not in FIELDS:
        raise UserError("no_such_field", field=assignment, known=", ".join(FIELDS))
    change = {"field": field, "value": _value(store, field, text.strip())}
    if evidence:
        change["evidence"] = [picked.entry() for picked in evidence]
    return analyst.entry("event", "edit", event_subject(store, event), change)


def set_field(store: DossierStore, analyst: Analyst, event: Event, field: str, value: Any) -> Correction:
    """Set ``field`` to ``value`` as the records have it (ids of actors for ``source`` and ``target``)."""
    if field in ("source", "target"):
        known = store.actor_by_id()
        value = [actor_subject(store, known[ident]) for ident in value if ident in known]
    return analyst.entry("event", "edit", event_subject(store, event), {"field": field, "value": value})


def _value(store: DossierStore, field: str, text: str) -> Any:
    if not text and field not in _NEEDED:
        return [] if field in ("source", "target", "context") else "" if field == "title" else None
    if field in ("source", "target"):
        return [actor_subject(store, one_actor(store, name)) for name in _parts(text)]
    match field:
        case "type":
            return _one_of(field, text, EVENT_TYPES)
        case "status":
            return _one_of(field, text, STATUSES)
        case "mode":
            return _one_of(field, text, tuple(catalogue("en")["mode"]))
        case "context":
            return sorted({_one_of(field, part, tuple(catalogue("en")["context"])) for part in _parts(text)})
        case "date":
            return _date(text)
        case "place":
            return _place(store, text)
    return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,]", text) if part.strip()]


def _one_of(field: str, text: str, known: tuple[str, ...]) -> str:
    """The value that ``text`` names: as the records write it, or as either language has it."""
    for value in known:
        names = {value, *(str(catalogue(language)[field].get(value, value)) for language in ("fr", "en"))}
        if fold(text) in {fold(name) for name in names}:
            return value
    raise UserError("bad_value", field=field, value=text, known=", ".join(known))


def _date(text: str) -> str:
    if bounds(text) == (None, None) and not _NO_YEAR.fullmatch(text):
        raise UserError("bad_date", value=text)
    return text


def _place(store: DossierStore, text: str) -> str:
    places = list(store.place_by_id().values())
    found = [p for p in places if p.id == text] or [p for p in places if fold(p.name) == fold(text)]
    if len(found) != 1:
        known = ", ".join(sorted(f"{p.name} ({p.id})" for p in found or places)[:20])
        raise UserError("bad_value", field="place", value=text, known=known)
    return found[0].id
