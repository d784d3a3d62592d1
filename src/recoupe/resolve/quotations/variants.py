"""How each report of shared words differs from the longest one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from recoupe.records import Document
from recoupe.resolve.quotations.alignment import align, differences
from recoupe.resolve.quotations.report import Report

#: an omission that the report shows: "[…]", "(...)", "…"
_OMISSION = re.compile(r"\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3}")


def whole_of(reports: Sequence[Report]) -> Report:
    """The report that gives most of the words: quoted before retold, then the longest, then the first document."""
    return min(reports, key=lambda r: (not r.quoted, -len(r.words), r.statement.document, r.statement.content))


def variant(report: Report, whole: Report, document: Document, foreign: bool) -> str:
    """``whole``, ``clipped``, ``altered``, ``translation`` or ``paraphrase``; ``document`` is that of ``report``."""
    if report is whole:
        return "whole"
    alignment = align(report.words, whole.words)
    changed = [
        d for d in differences(alignment, len(report.words)) if d.a1 > d.a0 or not _shown(report, d.a0, document)
    ]
    if not changed:
        return "whole" if alignment.equal == len(whole.words) else "clipped"
    if not (report.quoted and whole.quoted):
        return "paraphrase"
    replaced = any(d.a1 > d.a0 and d.b1 > d.b0 for d in changed)
    return "translation" if foreign and replaced else "altered"


def _shown(report: Report, i: int, document: Document) -> bool:
    """Whether the report shows that it leaves words out before its word ``i``, by marks or by its cue between."""
    if not 0 < i < len(report.words):
        return True
    start, end = report.spans[i - 1][1], report.spans[i][0]
    parts = sum(a >= start and b <= end for a, b in _gaps(report))
    return parts > 0 or _OMISSION.search(document.text, start, end) is not None


def _gaps(report: Report) -> list[tuple[int, int]]:
    spans = report.statement.content
    return [(a[1], b[0]) for a, b in pairwise(spans)]
