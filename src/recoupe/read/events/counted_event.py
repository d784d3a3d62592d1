"""Which event a figure counts."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.counting import Count
from recoupe.read.events.data import load
from recoupe.read.events.scene import Scene
from recoupe.records import EventMention


def counted_event(
    scene: Scene, count: Count, date: str | None, mentions: Sequence[EventMention]
) -> EventMention | None:
    """The event that ``count`` counts, among ``mentions`` in order of the text.

    In its sentence: one that happened ("cinq personnes sont mortes où des milliers avaient manifesté, affirme la
    Centrale, qui accuse la police d'avoir tiré": the demonstration), one of a type for its kind, one above it, the
    nearest (types: ``[events]`` of ``data/figures.toml``). Of a toll in a sentence of its own: an attack, protest or
    release told before it, or an attack told after it (``[tolls]``).
    """
    at = count.number.span[0]
    table = load("figures.toml")["events"]
    first, others = (set(table[key].split()) if key in table else set() for key in (count.kind, "any"))
    near = [m for m in mentions if m.evidence[0] <= at < m.evidence[1] and m.type in first | others]
    if near:
        above = _above(scene, scene.tokens(count.number.span)[-1])
        return min(
            near,
            key=lambda m: (
                m.status != "actual",
                m.type not in first,
                m.trigger[0] not in above,
                abs(m.trigger[0] - at),
                m.id,
            ),
        )
    return _told_elsewhere(count, date, mentions)


def _above(scene: Scene, head: int) -> list[int]:
    """Where the words begin that token ``head`` hangs on."""
    w = scene.words
    above: list[int] = []
    i = head
    while w.head[i] != i and len(above) < 4:
        i = w.head[i]
        above.append(w.start[i])
    return above


def _told_elsewhere(count: Count, date: str | None, mentions: Sequence[EventMention]) -> EventMention | None:
    """Of a toll in a sentence of its own: the last act told before that happened, else the first one told before that
    is denied or alleged, else the surest told after ("Neuf recrues sont mortes. … L'armée dément avoir tiré.").
    """
    at = count.number.span[0]
    table = load("figures.toml")["tolls"]
    if count.kind not in table["kinds"].split():
        return None
    acts = [m for m in mentions if _may_kill(m) and (date is None or m.date is None or date == m.date)]
    before = [m for m in acts if m.evidence[1] <= at and at - m.evidence[1] <= table["reach"]]
    happened = [m for m in before if m.status == "actual"]
    if happened:
        return max(happened, key=lambda m: (m.evidence, -m.trigger[0]))
    if before:
        return min(before, key=lambda m: (m.status != "denied", m.trigger))
    after = [m for m in acts if at < m.evidence[0] <= at + table["reach"] and m.type in table["types"].split()]
    return max(after, key=lambda m: (m.confidence, -m.trigger[0]), default=None)


def _may_kill(mention: EventMention) -> bool:
    table = load("figures.toml")["tolls"]
    if mention.status == "planned" or mention.mode in table["harmless"].split():
        return False
    return mention.type in table["types"].split() or f"{mention.type}.{mention.mode}" in table["modes"].split()
