"""Which records a listing shows: between two days, about an actor, of a type, at a place, as known on a day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from recoupe.records import Actor, Event, Place, Reading
from recoupe.show.failure import UserError
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds

#: corrections that may rest on later articles
LATER = ("edit", "annotate")


class Selection(NamedTuple):
    """What the user asked for; None where nothing was asked."""

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    type: str | None = None
    place: str | None = None
    as_known_on: str | None = None


def fold(text: str) -> str:
    """Lower case, without accents, punctuation as spaces: how names are compared."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def set_aside(event: Event) -> bool:
    """Whether an analyst rejected ``event``."""
    return any(entry["change"] == "rejected" for entry in event.history)


def in_period(chosen: Selection, edtf: str | None) -> bool:
    """Whether ``edtf`` may lie between ``since`` and ``until``; what has no year never does."""
    if chosen.since is None and chosen.until is None:
        return True
    first, last = bounds(edtf)
    if first is None and last is None:
        return False
    since, until = bounds(chosen.since)[0], bounds(chosen.until)[1]
    return (since is None or last is None or last >= since) and (until is None or first is None or first <= until)


def actors_named(store: DossierStore, name: str) -> list[Actor]:
    """Actors whose id, name or alias is ``name``; where there is none, those whose name contains its words.

    Raises:
        UserError: nobody is called that.
    """
    wanted = fold(name)
    known = list(store.actor_by_id().values())
    names = {a.id: [fold(n) for n in (a.name, *a.aliases)] for a in known}
    exact = [a for a in known if a.id == name or (wanted and wanted in names[a.id])]
    words = set(wanted.split())
    found = exact or [a for a in known if a.id == _merged_into(store, name)]
    found = found or [a for a in known if words and any(words <= set(n.split()) for n in names[a.id])]
    if not found:
        raise UserError("no_actor", name=name)
    return found


def _merged_into(store: DossierStore, ident: str) -> str:
    """The actor into which an analyst merged the one that had the id ``ident``."""
    from recoupe.store.corrections import active

    for entry in active(store):
        if entry.kind == "actor" and ident in [o["actor"] for o in entry.change.get("others", ())]:
            ident = str(entry.subject["actor"])
    return ident


def actor_ids(store: DossierStore, chosen: Selection) -> set[str] | None:
    """Ids of the actors asked for, or None where any will do."""
    return None if chosen.actor is None else {a.id for a in actors_named(store, chosen.actor)}


def place_ids(store: DossierStore, chosen: Selection) -> set[str] | None:
    """Ids of the places asked for by name, id or country; None where any will do."""
    if chosen.place is None:
        return None
    wanted = fold(chosen.place)
    return {p.id for p in store.place_by_id().values() if wanted and wanted in _names(p)}


def _names(place: Place) -> set[str]:
    return {fold(n) for n in (place.id, place.name, place.country) if n}


def meets(wanted: set[str] | None, idents: Iterable[str | None]) -> bool:
    """Whether one of ``idents`` is wanted."""
    return wanted is None or not wanted.isdisjoint({i for i in idents if i})


def as_known_on(store: DossierStore, day: str) -> tuple[DossierStore, int]:
    """The dossier made of the articles published by the end of ``day`` only, and how many have no publication date.

    Everything is brought together anew from those articles, so that a date, a status or a count never rests on a later
    one; what an analyst set or noted by hand is left out for the same reason. An article dated to the month counts from
    the end of that month.

    Raises:
        UserError: ``day`` is no date.
    """
    from recoupe.resolve import resolve
    from recoupe.store.corrections import active
    from recoupe.store.write import in_memory

    limit = bounds(day)[1]
    if limit is None:
        raise UserError("bad_date", value=day)
    readings = [msgspec.json.decode(text, type=Reading) for _, text in store.readings().values()]
    known = [r for r in readings if (last := bounds(r.document.published)[1]) is not None and last <= limit]
    undated = sum(bounds(r.document.published)[1] is None for r in readings)
    decided = [c for c in active(store) if c.action not in LATER]
    return in_memory(resolve(known, (), store.dossier(), decided)), undated


def articles_at(store: DossierStore, places: set[str] | None) -> set[str] | None:
    """Articles that report an event at one of ``places``: for records that have no place of their own."""
    if places is None:
        return None
    return {m.document for m in store.event_mentions() if m.place in places}
