"""The analyst's word on single events: fields set by hand, events confirmed, rejected, noted.

What was told stays in the mentions; the event shows the analyst's value, and its history says who set it and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recoupe.records import Actor, Event, EventMention, Place
from recoupe.resolve.corrections.anchors import Places, holder
from recoupe.resolve.corrections.correction import Correction
from recoupe.resolve.identity import replace
from recoupe.resolve.merging.titles import describe_place, make_title

#: action -> what the history calls it
CHANGES = {
    "confirm": "confirmed",
    "edit": "edited",
    "merge": "joined",
    "split": "parted",
    "reject": "rejected",
    "annotate": "noted",
    "pin": "pinned",
}


def amend(
    events: Iterable[Event],
    corrections: Iterable[Correction],
    mentions: Sequence[EventMention],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
) -> list[Event]:
    """``events`` with the corrections applied, in order; later edits of a field replace earlier ones."""
    amended = {e.id: e for e in events}
    home = {m: e.id for e in amended.values() for m in e.mentions}
    found = Places(mentions)
    for entry in corrections:
        if entry.kind != "event":
            continue
        raw = entry.change["mentions"] if entry.action == "split" else entry.subject["mentions"]
        ident = holder(found.found(raw), home)
        if ident is not None:
            amended[ident] = _amended(amended[ident], entry, actors, places)
    return list(amended.values())


def _amended(event: Event, entry: Correction, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Event:
    told: dict[str, Any] = {
        "change": CHANGES[entry.action],
        "correction": entry.id,
        "by": entry.made_by,
        "at": entry.made_at,
    }
    if entry.reason:
        told["why"] = entry.reason
    if entry.action == "merge":
        told["events"] = [o["event"] for o in entry.change["others"]]
    elif entry.action == "split":
        told["from"] = entry.subject["event"]
    elif entry.action == "annotate":
        told["note"] = entry.change["note"]
    elif entry.action == "edit":
        return _edited(event, entry, told, actors, places)
    return replace(event, history=(*event.history, told))


def _edited(
    event: Event, entry: Correction, told: dict[str, Any], actors: Mapping[str, Actor], places: Mapping[str, Place]
) -> Event:
    field = entry.change["field"]
    value = _value(field, entry.change["value"], actors)
    if field == "place" and value is not None and value not in places:
        return event  # the dossier no longer knows the place
    old = getattr(event, field)
    if "evidence" in entry.change:
        told["evidence"] = entry.change["evidence"]
    told |= {"field": field, "from": list(old) if isinstance(old, tuple) else old}
    told["to"] = list(value) if isinstance(value, tuple) else value
    edited = replace(event, **{field: value}, history=(*event.history, told))
    by_hand = any(h["change"] == "edited" and h["field"] == "title" for h in edited.history)
    return edited if by_hand else replace(edited, title=_title(edited, actors, places))


def _value(field: str, value: Any, actors: Mapping[str, Actor]) -> Any:
    if field in ("source", "target"):
        return tuple(a for one in value or () if (a := _actor(one, actors)))
    return tuple(value or ()) if field == "context" else value


def _actor(one: Mapping[str, Any], actors: Mapping[str, Actor]) -> str | None:
    """The actor an edit names: by its id, else by its name."""
    if one["actor"] in actors and one["name"] in (actors[one["actor"]].name, *actors[one["actor"]].aliases):
        return str(one["actor"])
    named = sorted(a.id for a in actors.values() if one["name"] in (a.name, *a.aliases))
    return named[0] if named else str(one["actor"]) if one["actor"] in actors else None


def _title(event: Event, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> str:
    source, target = ([actors[a] for a in side if a in actors] for side in (event.source, event.target))
    place = describe_place(places, event.place)
    return make_title(event.type, event.mode, event.status, source, target, place)
