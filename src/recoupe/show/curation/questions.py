"""What a review asks: links that were close, contradictions, links with little to spare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recoupe.records import Event, EventMention
from recoupe.resolve.corrections import FIELDS, Correction
from recoupe.show.selection import set_aside
from recoupe.store import DossierStore
from recoupe.store.calendar import bounds
from recoupe.store.corrections import active

#: bits over the threshold from which a link is not asked about
SURE = 3.0
#: other events offered for a merge
OFFERED = 3

Place = tuple[str, int, int]  # document and trigger of a mention


class Question(NamedTuple):
    """One decision. ``kind`` is ``ambiguous``, ``weak`` (both on ``mention``'s link to ``event``) or ``conflict``."""

    kind: str
    event: Event
    mention: EventMention | None = None
    score: float = 0.0
    threshold: float = 0.0
    #: the contradicting field, the mentions that tell each of its values, and the values if they can be set
    field: str = ""
    sides: tuple[tuple[str, ...], ...] = ()
    values: tuple[object, ...] = ()
    others: tuple[Event, ...] = ()


def questions(store: DossierStore) -> list[Question]:
    """What is to be decided, the most doubtful first; what an analyst decided before is not asked again."""
    log = active(store)
    decided = _decided(log)
    events = [e for e in store.events() if not set_aside(e)]
    links, conflicts = [], []
    for event in events:
        mentions = {m.id: m for m in store.event_mentions(event.id)}
        links += [q for q in _links(event, mentions) if _place(q.mention) not in decided]
        conflicts += list(_conflicts(event))
    asked = [q._replace(others=_others(q, events)) for q in sorted(links, key=_doubt)]
    return [*(q for q in asked if q.kind == "ambiguous"), *conflicts, *(q for q in asked if q.kind == "weak")]


def _doubt(question: Question) -> tuple[float, str, str]:
    return question.score - question.threshold, question.event.id, question.mention.id if question.mention else ""


def _place(mention: EventMention | None) -> Place:
    return (mention.document, *mention.trigger) if mention else ("", 0, 0)


def _decided(log: Iterable[Correction]) -> set[Place]:
    """Mentions that a correction holds in their event, or took out of another one."""
    found: set[Place] = set()
    for entry in log:
        if entry.kind == "event" and entry.action in ("confirm", "pin", "merge", "split"):
            subjects = [entry.subject, *entry.change.get("others", ())]
            found.update((m["document"], *m["span"]) for s in subjects for m in s["mentions"])
    return found


def _links(event: Event, mentions: dict[str, EventMention]) -> Iterator[Question]:
    for entry in event.history:
        if entry["change"] != "merged" or entry["mention"] not in mentions:
            continue
        score, threshold = float(entry["score"]), float(entry["threshold"])
        kind = "ambiguous" if entry["ambiguous"] else "weak"
        if entry["ambiguous"] or score < threshold + SURE:
            yield Question(kind, event, mentions[entry["mention"]], score, threshold)


def _conflicts(event: Event) -> Iterator[Question]:
    settled = {h["field"] for h in event.history if h["change"] == "edited"}
    judged = any(h["change"] in ("confirmed", "pinned") for h in event.history)
    for conflict in event.conflicts:
        if not judged and conflict["field"] not in settled:
            values = tuple(v["value"] for v in conflict["values"]) if conflict["field"] in FIELDS else ()
            sides = tuple(tuple(v["mentions"]) for v in conflict["values"])
            yield Question("conflict", event, field=conflict["field"], sides=sides, values=values)


def _others(question: Question, events: Iterable[Event]) -> tuple[Event, ...]:
    """Events that might be the same: same type, an actor in common, days that meet; those of most actors first."""
    event = question.event
    own = {*event.source, *event.target}
    near = [
        (-len(own & {*other.source, *other.target}), other.id, other)
        for other in events
        if other.id != event.id and other.type == event.type and own & {*other.source, *other.target}
        and _meet(event.date, other.date)
    ]  # fmt: skip
    return tuple(other for _, _, other in sorted(near, key=lambda n: n[:2])[:OFFERED])


def _meet(one: str | None, two: str | None) -> bool:
    (a, b), (c, d) = bounds(one), bounds(two)
    return not ((b and c and b < c) or (d and a and d < a))
