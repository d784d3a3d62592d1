"""Temporal expressions of French press text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.headers import header_expressions
from recoupe.read.dates.tagger import TimeExpression, tag_text
from recoupe.records import Date, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_dates(document: Document, text: str, doc: Doc | None = None) -> tuple[Date, ...]:
    """Every temporal expression of ``text`` (same offsets as ``document.text``), sorted by span.

    ``value`` is the EDTF date that the words name; it is None for durations, sets, times that cannot be told, clock
    times and
    bare parts of the day, whose TIMEX3 value is in ``timex3``. Dates of the article's header are there although the
    header is
    boilerplate.
    """
    body = tag_text(text, document.published, document.dateline)
    found = header_expressions(document)
    taken = [(e.start, e.end) for e in found]
    found += [e for e in body if not any(e.start < end and start < e.end for start, end in taken)]
    found.sort(key=lambda e: (e.start, e.end))
    return tuple(_record(document, n, e) for n, e in enumerate(found, 1))


def _record(document: Document, n: int, e: TimeExpression) -> Date:
    return Date(
        id=f"{document.id}:t{n}",
        document=document.id,
        span=(e.start, e.end),
        value=None if e.clock else e.edtf,
        timex3=e.value,
        type=e.type,
        mod=e.mod,
        anchor=e.anchor,
        rule=e.rule,
    )


__all__ = ["TimeExpression", "find_dates", "tag_text"]
