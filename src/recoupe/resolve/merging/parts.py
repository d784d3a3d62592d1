"""What goes on (an offensive, a blockade, a strike, talks) as a parent, what happens in its course as its dated parts.

Both keep their own record; the history of each names the other: ``{"change": "part_of", "event": PARENT}`` and
``{"change": "parts", "events": [PART, …]}`` in order of time. The rules are in ``lasting.toml``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from recoupe.records import Event, EventMention
from recoupe.resolve.dating.edtf import When, read_edtf
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.merging.event import Context


class _Lasting(NamedTuple):
    event: Event
    first: dt.date
    last: dt.date


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    text = files("recoupe.resolve.merging").joinpath("lasting.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def tell_parts(events: Sequence[Event], mentions: Iterable[EventMention], context: Context) -> list[Event]:
    """``events`` with ``part_of`` and ``parts`` in their histories. A part has one parent: the one that began last."""
    lasting = _find_lasting(events, {m.id: m for m in mentions}, context)
    goes_on = {one.event.id for one in lasting}
    parent: dict[str, str] = {}
    for event in events:
        if event.id not in goes_on and (found := _parent(event, lasting, context)):
            parent[event.id] = found.event.id
    parts: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.id in parent:
            parts[parent[event.id]].append(event)
    return [_with(event, parent.get(event.id), parts.get(event.id, ())) for event in events]


def _find_lasting(events: Iterable[Event], mention: Mapping[str, EventMention], context: Context) -> list[_Lasting]:
    found = []
    for event in events:
        when = read_edtf(event.date)
        if event.type not in _rules()["parts"] or when is None or when.yearless or event.status != "actual":
            continue
        named = any(_names_lasting(mention[ident], context) for ident in event.mentions)
        if when.open or (named and when.days > 1):
            found.append(_Lasting(event, when.low, _last(event, when)))
        elif named and when.exact:
            found.append(_Lasting(event, when.low, _last(event, When(when.low, when.high, open=True))))
    return sorted(found, key=lambda one: (one.first, one.event.id), reverse=True)


def _last(event: Event, when: When) -> dt.date:
    """The last day on which it is taken to go on."""
    if not when.open:
        return when.high
    bounds, told = _rules()["bounds"], read_edtf(event.last_reported)
    if told and told.exact:
        return max(told.low, when.low) + dt.timedelta(days=bounds["after"])
    return when.low + dt.timedelta(days=bounds["unknown"])


def _names_lasting(mention: EventMention, context: Context) -> bool:
    document = context.documents.get(mention.document)
    if document is None:
        return False
    start, end = mention.trigger
    words = _fold(document.text[start : end + 40]).split()[:4]  # "a lancé une offensive"
    beginnings: tuple[str, ...] = tuple(_rules()["words"])
    return any(word.removeprefix("l'").startswith(beginnings) for word in words)


def _parent(event: Event, lasting: Sequence[_Lasting], context: Context) -> _Lasting | None:
    when = read_edtf(event.date)
    if when is None or when.yearless or when.days > 7 or when.open:
        return None
    for one in lasting:
        inside = one.first <= when.low and when.high <= one.last and one.first < when.high
        if inside and event.type in _rules()["parts"][one.event.type] and _belongs(event, one.event, context):
            return one
    return None


def _belongs(part: Event, whole: Event, context: Context) -> bool:
    """The same side acts; the other side or the place is the same too."""
    kinship: Kinship = context.kinship
    if whole.type == "CONSULT":
        parties = (*whole.source, *whole.target)
        return sum(_alike((a,), parties, kinship) for a in dict.fromkeys((*part.source, *part.target))) > 1
    return _alike(part.source, whole.source, kinship) and (
        _alike(part.target, whole.target, kinship) or _placed(part, whole, context)
    )


def _alike(some: Iterable[str], others: Iterable[str], kinship: Kinship) -> bool:
    least, others = _rules()["bounds"]["kin"], tuple(others)
    return any(kinship.degree(a, b) >= least for a in some for b in others)


def _placed(part: Event, whole: Event, context: Context) -> bool:
    a, b = context.places.get(part.place or ""), context.places.get(whole.place or "")
    return bool(a and b and (a.id == b.id or (b.kind == "country" and a.country == b.country)))


def _with(event: Event, parent: str | None, parts: Sequence[Event]) -> Event:
    entries: list[dict[str, Any]] = []
    if parent:
        entries.append({"change": "part_of", "event": parent})
    if parts:
        ordered = sorted(parts, key=lambda e: (e.date or "", e.id))
        entries.append({"change": "parts", "events": [e.id for e in ordered]})
    return msgspec.structs.replace(event, history=(*event.history, *entries)) if entries else event


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return plain.replace("’", "'")
