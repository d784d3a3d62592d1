"""Sentences of an article with the words that state an event's fields marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from recoupe.records import EventMention, Span
from recoupe.show.passage import printable
from recoupe.store.search.passage import sentence

#: fields that the word for the act states
_OF_THE_ACT = ("type", "mode", "context")


class Piece(NamedTuple):
    """Some words, and the fields that they state (none where they only stand between)."""

    text: str
    fields: tuple[str, ...] = ()


def passage(text: str, mention: EventMention) -> list[list[Piece]]:
    """The sentences that state ``mention``, in the order of the article, cut at the edges of what states a field."""
    spans: dict[str, tuple[Span, ...]] = {"trigger": (mention.trigger,)}
    spans |= {field: found for field, found in mention.fields.items() if field not in _OF_THE_ACT}
    around = sentences(text, [span for found in spans.values() for span in found])
    return [pieces(text, bounds, spans) for bounds in around]


def sentences(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences that hold ``spans``, each once; those that overlap become one."""
    found: list[Span] = []
    for start, end in sorted({sentence(text, span) for span in spans}):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def pieces(text: str, around: Span, spans: Mapping[str, Sequence[Span]]) -> list[Piece]:
    """``text`` within ``around``, cut at the edges of ``spans`` (field -> spans)."""
    inside = [
        (max(a, around[0]), min(b, around[1]), field)
        for field, found in spans.items()
        for a, b in found
        if a < around[1] and around[0] < b
    ]
    edges = sorted({*around, *(edge for a, b, _ in inside for edge in (a, b))})
    cut: list[Piece] = []
    for a, b in pairwise(edges):
        fields = tuple(sorted({field for s, e, field in inside if s <= a and b <= e}))
        cut.append(Piece(printable(text[a:b]), fields))
    return [piece for piece in cut if piece.text]
