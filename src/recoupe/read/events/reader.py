"""The event reader: from a parsed article and what was read before to event mentions, figures and positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable
from recoupe.records import Date, Document, EventMention, Figure, Position, Statement


class EventReading(NamedTuple):
    """What the event reader finds in one article."""

    event_mentions: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()


def find_events(
    document: Document,
    text: str,
    doc: Doc,
    actors: ActorTable,
    dates: Sequence[Date],
    statements: Sequence[Statement],
) -> EventReading:
    """Who did what to whom, each with trigger, evidence, realis, date and place. May add actors to ``actors``."""
    return EventReading()
