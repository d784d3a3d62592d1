"""Dates of the header, which stands in boilerplate: the publication date, "Publié le …", "date 2019-04"."""

from __future__ import annotations

import re

from recoupe.read.dates.tagger import TimeExpression, tag_text
from recoupe.records import Document, Span

#: words that say that the date after them is the article's
_CUE = re.compile(
    r"(?:\bdate\b|\bpubli[ée]e?\b|\bpost[ée]e?\b|\bmise?\s+en\s+ligne\b|\bactualis[ée]e?\b|\bmodifi[ée]e?\b|[|•·-])\s*:?\s*$",
    re.I,
)
#: how much of the line before a date is looked at, in code points
_LEFT = 40
#: a header does not reach further into the text than this, in code points
_TOP = 1500


def header_expressions(document: Document) -> list[TimeExpression]:
    """Expressions inside boilerplate that the metadata points at or that a header cue announces."""
    stated = document.metadata.get("published")
    out: list[TimeExpression] = []
    for start, end in document.boilerplate:
        piece = document.text[start:end]
        for e in tag_text(piece, document.published, document.dateline):
            span = (start + e.start, start + e.end)
            if e.type == "DATE" and e.edtf and (_touches(span, stated) or _announced(document.text, start, span)):
                out.append(_moved(e, start))
    if stated and not any(_touches((e.start, e.end), stated) for e in out):
        out += [
            _moved(e, stated[0]) for e in tag_text(document.text[stated[0] : stated[1]], document.published) if e.edtf
        ]
    return out


def _announced(text: str, line_from: int, span: Span) -> bool:
    """Whether a header cue or nothing stands before the date in its line, near the top of the article."""
    if span[0] > _TOP:
        return False
    before = text[max(line_from, span[0] - _LEFT) : span[0]].rpartition("\n")[2]
    return bool(_CUE.search(before)) or (not before.strip() and span[0] - line_from < _LEFT)


def _touches(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]


def _moved(e: TimeExpression, by: int) -> TimeExpression:
    return TimeExpression(
        e.start + by, e.end + by, e.text, e.type, e.value, e.edtf, e.mod, e.anchor, f"header.{e.rule}", e.clock
    )
