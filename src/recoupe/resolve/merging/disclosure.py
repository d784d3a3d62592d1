"""When an event became known: the first day on which somebody is told to have made it public, and how long after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recoupe.records import Document, EventMention, Statement
from recoupe.resolve.dating.edtf import When, read_edtf


class _Made(NamedTuple):
    """A day on which it was told. ``statement`` is empty where it is that of an article's publication."""

    day: str
    statement: str
    mention: str
    by: str | None


def tell_disclosure(
    date: str | None,
    mentions: Sequence[EventMention],
    statements: Mapping[str, Sequence[Statement]],
    documents: Mapping[str, Document],
) -> list[dict[str, Any]]:
    """History entry ``disclosed`` where the event (EDTF ``date``) became known a day later or more.

    ``statements`` by document. The day is that of a dated statement of whom the article credits ("a annoncé vendredi"),
    else that of the first article whose day of publication is told. ``days`` counts from the event's last day.
    """
    when = read_edtf(date)
    if when is None or when.open or not when.exact:
        return []
    made = min((m for m in _made(mentions, statements, documents) if _day(m.day, when)), default=None)
    if made is None:
        return []
    told = read_edtf(made.day)
    days = (told.low - when.high).days if told else 0
    if days < 1:
        return []
    entry = {"change": "disclosed", "date": made.day, "days": days, "by": made.by, "mentions": [made.mention]}
    return [entry | ({"statement": made.statement} if made.statement else {})]


def _made(
    mentions: Iterable[EventMention], statements: Mapping[str, Sequence[Statement]], documents: Mapping[str, Document]
) -> Iterator[_Made]:
    for m in mentions:
        if published := documents[m.document].published:
            yield _Made(published.partition("T")[0], "", m.id, None)
        for s in statements.get(m.document, ()):
            if s.date and s.speaker in m.attributed_to and any(a <= m.trigger[0] < b for a, b in s.content):
                yield _Made(s.date.partition("T")[0], s.id, m.id, s.speaker)


def _day(told: str, when: When) -> bool:
    """Whether ``told`` is one day, not before the event."""
    day = read_edtf(told)
    return bool(day and day.exact and not day.open and day.low >= when.low)
