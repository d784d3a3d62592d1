"""What one report of shared words has otherwise than another: for showing them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.records import Document, Span, Statement
from recoupe.resolve.quotations.alignment import align, differences
from recoupe.resolve.quotations.report import read_report


class Change(NamedTuple):
    """A difference of one report from another.

    ``kind`` is ``replaced`` (other words), ``added`` (only this report has them) or ``left_out`` (only the other has).
    ``span`` are the words in the text of this report, ``other`` those in the text of the other one.
    """

    kind: str
    span: Span | None
    other: Span | None


def compare(here: Statement, document: Document, there: Statement, other: Document) -> list[Change]:
    """The differences of the report ``here`` (in ``document``) from the report ``there`` (in ``other``), in order.

    What the other has before all of this one's words or after them is left out as well.
    """
    a, b = read_report(here, document), read_report(there, other)
    alignment = align(a.words, b.words)
    if not alignment.blocks:
        return []
    found = list(_edge(b.spans[: alignment.blocks[0][1]]) if alignment.blocks[0][0] == 0 else ())
    for d in differences(alignment, len(a.words)):
        mine, theirs = _cover(a.spans[d.a0 : d.a1]), _cover(b.spans[d.b0 : d.b1])
        found.append(Change("replaced" if mine and theirs else "added" if mine else "left_out", mine, theirs))
    first, start, n = alignment.blocks[-1]
    if first + n == len(a.words):
        found += _edge(b.spans[start + n :])
    return found


def _edge(spans: Sequence[Span]) -> Iterator[Change]:
    if spans:
        yield Change("left_out", None, _cover(spans))


def _cover(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None
