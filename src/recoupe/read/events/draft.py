"""A draft of an event, before it becomes a record: trigger, sides, realis and circumstances."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.match import Trigger
from recoupe.read.events.verbgroup import Judgement
from recoupe.records import Place, Span


@dataclass
class Draft:
    """One event as one passage tells it. Actor ids are local to the article."""

    trigger: Trigger
    source: list[tuple[str, Span]]
    target: list[tuple[str, Span]]
    status: Judgement
    #: EDTF value (None for an expression that the article leaves open) and the expression
    date: tuple[str | None, Span] | None
    place: tuple[Place, Span] | None
    #: a mode told by other words than the trigger ("par téléphone")
    means: tuple[str, Span] | None
    attributed: tuple[tuple[str, ...], tuple[Span, ...]]
    evidence: Span
    headline: bool
    #: chance that this passage tells an event that counts
    score: float
    #: chance that type and sides are right
    confidence: float
    how: str
    #: how the first source is told: name, office, description ...
    source_form: str
    also: list[Span]
    #: expressions that date the same event in its other passages
    also_dated: list[Span] = field(default_factory=list)


def sides_of(candidates: tuple[Candidate, ...], named: dict[Span, str]) -> list[tuple[str, Span]]:
    """Actor ids with the span of their mention, one an actor; noun phrases take their id from ``named``."""
    out: dict[str, Span] = {}
    for c in candidates:
        out.setdefault(c.actor or named[c.span], c.span)
    return list(out.items())
