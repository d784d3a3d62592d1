"""Figures: how many were killed, hurt, displaced, held, missing, abducted; troops, money and other headline counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.read.events.candidates import noun_phrase
from recoupe.read.events.circumstances import date_of, place_of
from recoupe.read.events.counted_event import counted_event
from recoupe.read.events.counting import Count, count_of, teller_behind, words_of
from recoupe.read.events.data import load
from recoupe.read.events.numbers import Number, numbers
from recoupe.read.events.scene import Scene
from recoupe.records import EventMention, Figure, Span

_BOUNDED_BELOW = ("at_least", "more_than", "exact")
_BOUNDED_ABOVE = ("up_to", "less_than", "exact")


def find_figures(scene: Scene, mentions: Sequence[EventMention]) -> tuple[Figure, ...]:
    """Counts of people, troops and money, in order of the text, each with its qualifier, source, date and event."""
    dated = [d.span for d in scene.dates]
    out: list[Figure] = []
    kind_before: tuple[str, int] | None = None
    for number in numbers(scene.text):
        if any(a < number.span[1] and number.span[0] < b for a, b in dated) or not scene.tokens(number.span):
            continue
        if out and number.span[0] < out[-1].span[1]:
            continue
        count = count_of(scene, number, kind_before)
        if count is not None and not (out and _is_converted(scene, out[-1], count)):
            out.append(_record(scene, count, mentions, len(out) + 1))
            kind_before = (count.kind, number.span[1])
    return tuple(out)


def _is_converted(scene: Scene, before: Figure, count: Count) -> bool:
    """``7 300 dollars (4 800 000 FCFA)``: the same money in another currency."""
    between = scene.text[before.span[1] : count.number.span[0]]
    return before.kind == count.kind == "money" and bool(
        re.fullmatch(r" \((?:environ|soit|près de|plus de)? ?", between)
    )


def _qualifier(scene: Scene, number: Number) -> tuple[str, Span | None]:
    """How exact the number is, and the words that tell; a range is told by its bounds."""
    if number.low is not None:
        return "up_to", number.span
    start = number.span[0]
    before = scene.text[max(0, start - 22) : start].lower()
    trimmed = before.rstrip(" \"«'")
    trimmed = trimmed if trimmed.endswith("d") is False else trimmed + "'"
    for qualifier, cues in load("figures.toml")["qualifiers"].items():
        for cue in cues:
            if (
                trimmed.endswith(cue)
                or trimmed.endswith(f"{cue} de")
                or (trimmed.endswith(cue.rstrip("'")) and "'" in cue)
            ):
                at = scene.text.lower().rfind(cue.rstrip("'"), 0, start)
                return str(qualifier), (at, at + len(cue)) if at >= 0 else None
    return ("about", number.span) if number.approximate else ("exact", None)


def _record(scene: Scene, count: Count, mentions: Sequence[EventMention], n: int) -> Figure:
    number = count.number
    head = scene.tokens(number.span)[-1]
    qualifier, qualifier_span = _qualifier(scene, number)
    source, source_span = _source(scene, head, max(number.span[1], count.end))
    date = date_of(scene, head, scene.dates)
    event = counted_event(scene, count, date[0] if date else None, mentions)
    place = place_of(scene, head)
    spans = {
        "qualifier": qualifier_span,
        "source": source_span,
        "as_of": date[1] if date else None,
        "place": place[1] if place else None,
        "event": event.trigger if event else None,
    }
    value = number.value
    return Figure(
        id=f"{scene.document.id}:f{n}",
        document=scene.document.id,
        span=(number.span[0], max(number.span[1], count.end)),
        kind=count.kind,
        value=value,
        low=number.low if number.low is not None else value if qualifier in _BOUNDED_BELOW else None,
        high=value if qualifier in _BOUNDED_ABOVE else None,
        qualifier=qualifier,
        as_of=date[0] if date else None,
        place=place[0].id if place else None,
        source=source,
        event=event.id if event else None,
        fields={
            "kind": (scene.words.span(count.cue),),
            "value": (number.span,),
            **{name: (span,) for name, span in spans.items() if span},
        },
    )


def _source(scene: Scene, head: int, end: int) -> tuple[str | None, Span | None]:
    """Who tells the figure that ends at ``end``: whom "selon" names right behind, the speaker of the statement around
    it, else the subject of a verb of counting above it."""
    if (k := teller_behind(scene, end)) is not None:
        found = next((m for m in scene.mentions if m.first <= k + 1 and m.last >= k and m.span[0] >= end), None)
        if found:
            return found.actor, found.span
    for statement in scene.statements_at(head):
        if statement.speaker and statement.speaker_span:
            return statement.speaker, statement.speaker_span
    w = scene.words
    i, steps = head, 0
    while w.head[i] != i and steps < 5:
        i = w.head[i]
        steps += 1
        if w.pos[i] == "VERB" and w.dep[i] != "xcomp":  # "neuf tués" is taken for a verb
            break
    if not set(w.lemmas[i]) & words_of("tellers", "verbs"):
        return None, None
    for k in w.kids[i]:
        if w.dep[k] == "nsubj" and k < i and scene.is_actor(k):
            return _teller(scene, k)
    return None, None


def _teller(scene: Scene, k: int) -> tuple[str, Span] | tuple[None, None]:
    """The actor at token ``k``: its mention, else its noun phrase as an actor of the article."""
    if at := scene.covering.get(k):
        return at[0].actor, at[0].span
    if scene.words.pos[k] != "NOUN":
        return None, None
    span = scene.words.span(*noun_phrase(scene, k))
    name = scene.text[slice(*span)]
    actor = scene.actors.new_actor(name[:1].upper() + name[1:], kind="group")
    scene.actors.add_mention(span, actor, "description", "figure/teller")
    scene.add(span, actor, "description")
    return actor, span
