"""Where the reports of one event contradict each other, and where they only differ in precision or over time.

*imprecision*: one value holds the other. *revision*: the same source says otherwise later, or a plan came true.
*contradiction*: values that cannot both hold, from different origins. Contradictions make up ``Event.conflicts``;
the two others are part of the event's course (``Event.history``).
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from recoupe.records import Document, EventMention, Figure, Place
from recoupe.resolve.dating.edtf import gap, read_edtf
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.linking.weights import weights

#: degree of kinship from which one actor stands for another: a state and its president, an army and its head; two
#: officers of one army do not
STANDS_FOR = 0.4
#: "about 100" agrees with 80 to 120
ABOUT = 0.2
#: counts of one event given further apart are a toll that grew, not two claims
TOLL_DAYS = 10
#: an event read with less confidence than this (the chance that type and sides are right) contradicts nobody on its
#: sides: it is hardly likelier right than wrong. On the made-up affairs nothing right is lost below it, and what was
#: shown wrongly on sides goes (.5 keeps two false ones)
SURE = 0.55
COUNTED = ("killed", "wounded", "displaced", "detained", "abducted", "missing", "troops")


@lru_cache(maxsize=1)
def _pronouns() -> frozenset[str]:
    text = files("recoupe.resolve.merging").joinpath("conflicts.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["pronouns"])


def find_conflicts(
    mentions: Sequence[EventMention],
    figures: Sequence[Figure],
    documents: Mapping[str, Document],
    places: Mapping[str, Place],
    kinship: Kinship,
    origin: Mapping[str, int],
) -> tuple[dict[str, Any], ...]:
    """Contradictions on date, place, sides, status, mode and counts, each value with its mentions."""
    named = partial(_side, documents=documents)
    out = [
        _field("date", _held(mentions), lambda m: m.date, _dates_clash, origin),
        _field("place", mentions, lambda m: m.place, lambda a, b: _places_clash(a, b, places), origin),
        _field("source", mentions, lambda m: named(m, "source"), lambda a, b: _strangers(a, b, kinship), origin),
        _field("target", mentions, lambda m: named(m, "target"), lambda a, b: _strangers(a, b, kinship), origin),
        _field("status", _of_one_kind(mentions), lambda m: m.status, _status_clash, origin),
        _field("mode", mentions, lambda m: m.mode, _modes_clash, origin),
        *_tolls(mentions, figures, documents, origin),
    ]
    return tuple(c for c in out if c)


def _field(
    field: str,
    mentions: Sequence[EventMention],
    value: Callable[[EventMention], Any],
    clash: Callable[[Any, Any], bool],
    origin: Mapping[str, int],
) -> dict[str, Any] | None:
    told: dict[Any, list[str]] = defaultdict(list)
    for mention in mentions:
        if (given := value(mention)) not in (None, ()):
            told[given].append(mention.id)
    clashing = {
        v
        for v in told
        for w in told
        if v != w and clash(v, w) and {origin[m] for m in told[v]} != {origin[m] for m in told[w]}
    }
    return _entry(field, [(v, ms) for v, ms in told.items() if v in clashing])


def _held(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """The reports whose day counts: a meeting planned for Monday and held on Tuesday was put off."""
    done = [m for m in mentions if m.status in ("actual", "denied")]
    return done if any(m.status == "actual" for m in done) else mentions


def _of_one_kind(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """The reports whose status counts: "ne se sont pas rencontrés" does not deny "ont négocié", which others may have
    done for them; so denials of an encounter in person count only against reports of one."""
    table = weights()["mode"]
    met = [m for m in mentions if m.mode in table["in_person"]]
    unmet = [m for m in met if m.status == "denied"]
    vague = {m.id for m in mentions if unmet and m.mode in table["vague"] and m.status == "actual"}
    return [m for m in mentions if m.id not in vague]


def _entry(field: str, values: Iterable[tuple[Any, list[str]]]) -> dict[str, Any] | None:
    rows = [{"value": list(v) if isinstance(v, tuple) else v, "mentions": sorted(ms)} for v, ms in values]
    return {"field": field, "type": "contradiction", "values": rows} if len(rows) > 1 else None


def _dates_clash(a: str, b: str) -> bool:
    x, y = read_edtf(a), read_edtf(b)
    if not x or not y or not gap(x, y):
        return False
    if x.open or y.open:
        # "depuis le 4 avril" and a day in the course of it do not exclude each other
        first, other = (x, y) if x.open else (y, x)
        return not other.open and not other.yearless and not first.yearless and other.high < first.low
    return True


def _places_clash(a: str, b: str, places: Mapping[str, Place]) -> bool:
    x, y = places.get(a), places.get(b)
    return bool(x and y and "country" not in (x.kind, y.kind) and x.kind == y.kind)


def _side(mention: EventMention, side: str, documents: Mapping[str, Document]) -> tuple[str, ...] | None:
    """The actors of a side; None where the reading is unsure or pronouns alone tell it ("l'a pressé"): whom they mean
    is inferred, and what no article says contradicts none."""
    if mention.confidence < SURE:
        return None
    text = documents[mention.document].text
    told = [text[slice(*span)].lower().replace("’", "'") for span in mention.fields.get(side, ())]
    if told and _pronouns().issuperset(told):
        return None
    if mention.type in ("CONSULT", "AGREE"):
        return (*mention.source, *mention.target) if side == "source" else None
    return tuple(getattr(mention, side))


def _strangers(a: Sequence[str], b: Sequence[str], kinship: Kinship) -> bool:
    """Whether two sides name different actors; one told by a description only contradicts nobody."""
    if kinship.vague.issuperset(a) or kinship.vague.issuperset(b):
        return False
    return not any(kinship.degree(x, y) >= STANDS_FOR for x in a for y in b)


def _status_clash(a: str, b: str) -> bool:
    return {a, b} == {"denied", "actual"}


def _modes_clash(a: str, b: str) -> bool:
    table = weights()["mode"]
    distance, person = table["distance"], table["in_person"]
    return (a in distance and b in person) or (b in distance and a in person)


def _tolls(
    mentions: Sequence[EventMention],
    figures: Sequence[Figure],
    documents: Mapping[str, Document],
    origin: Mapping[str, int],
) -> Iterable[dict[str, Any] | None]:
    ongoing = any((w := read_edtf(m.date)) and w.open for m in mentions)
    for kind in COUNTED:
        told = sorted((f for f in figures if f.kind == kind), key=lambda f: (f.value, f.id))
        clashing: dict[float | int, set[str]] = defaultdict(set)
        for f in told:
            for g in told:
                if _tolls_clash(f, g, documents, origin, 1 if ongoing else TOLL_DAYS):
                    clashing[f.value].add(f.event or "")
        yield _entry(kind, [(v, sorted(ms)) for v, ms in clashing.items()])


def _tolls_clash(f: Figure, g: Figure, documents: Mapping[str, Document], origin: Mapping[str, int], days: int) -> bool:
    if f.document == g.document or origin[f.event or ""] == origin[g.event or ""]:
        return False
    if f.source and f.source == g.source:
        return False
    a, b = bounds(f), bounds(g)
    if a[1] >= b[0] and b[1] >= a[0]:
        return False
    x = read_edtf(f.as_of or documents[f.document].published)
    y = read_edtf(g.as_of or documents[g.document].published)
    if not x or not y or gap(x, y) <= days:
        return True
    earlier, later = (a, b) if x.high < y.low else (b, a)
    return days > 1 and later[1] < earlier[0]  # a toll does not shrink


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the greatest count that ``figure`` allows."""
    value = float(figure.value)
    low = float(figure.low) if figure.low is not None else value
    high = float(figure.high) if figure.high is not None else value
    match figure.qualifier:
        case "at_least" | "more_than":
            return low, math.inf
        case "up_to" | "less_than":
            return (low if figure.low is not None else 0.0), high
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
    return low, high
