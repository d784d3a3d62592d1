"""The same words by the same speaker in several articles: such statements get ``shared``, an id, and ``variant``."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.records import Document, Statement
from recoupe.resolve.identity import replace
from recoupe.resolve.quotations.linking import link
from recoupe.resolve.quotations.report import Report, quoted_spans, read_report
from recoupe.resolve.quotations.rules import rules
from recoupe.resolve.quotations.variants import variant, whole_of
from recoupe.resolve.quotations.voices import Voices


def share_quotations(
    documents: Iterable[Document], statements: Sequence[Statement], voices: Voices
) -> tuple[Statement, ...]:
    """``statements`` in their order, with ``shared`` and ``variant`` where several articles report the same words."""
    home = {d.id: d for d in documents}
    reports = _reports(home, statements)
    found: dict[str, tuple[str, str]] = {}
    for group in _groups(reports, voices):
        whole = whole_of(group)
        ident = _id(group)
        for report in group:
            kind = variant(report, whole, home[report.statement.document], voices.foreign(report.statement))
            found[report.statement.id] = ident, kind
    return tuple(
        replace(s, shared=found[s.id][0], variant=found[s.id][1])
        if s.id in found
        else replace(s, shared=None, variant=None)
        for s in statements
    )


def _reports(home: Mapping[str, Document], statements: Sequence[Statement]) -> list[Report]:
    quotes = {d: quoted_spans(home[d]) for d in sorted({s.document for s in statements})}
    read = (read_report(s, home[s.document], quotes[s.document]) for s in statements)
    kept = [r for r in read if len(r.contents) > 1]
    return sorted(kept, key=lambda r: (r.statement.document, r.statement.content, r.statement.id))


def _groups(reports: Sequence[Report], voices: Voices) -> list[list[Report]]:
    """Sets of reports, of two articles or more, linked to each other directly or through longer ones."""
    parent = list(range(len(reports)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _candidates(reports):
        if root(i) != root(j) and link(reports[i], reports[j], voices) is not None:
            low, high = sorted((root(i), root(j)))
            parent[high] = low
    sets: dict[int, list[Report]] = defaultdict(list)
    for i, report in enumerate(reports):
        sets[root(i)].append(report)
    return [group for group in sets.values() if len({r.statement.document for r in group}) > 1]


def _candidates(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs that share neighbouring content words, each report with those it shares most with."""
    table = rules()["candidates"]
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        for pair in sorted(report.pairs):
            at[pair].append(i)
    for i, report in enumerate(reports):
        shared: Counter[int] = Counter()
        for pair in sorted(report.pairs):
            if len(at[pair]) <= table["common"]:
                shared.update(j for j in at[pair] if j != i)
        nearest = sorted(shared, key=lambda j: (-shared[j], j))[: table["most"]]
        yield from ((i, j) for j in nearest)


def _id(group: Sequence[Report]) -> str:
    """Made from the first report: of the earliest article, then of the first in the dossier."""

    def order(report: Report) -> tuple[bool, str, str, object]:
        printed = report.printed
        return printed is None, str(printed.low) if printed else "", report.statement.document, report.statement.content

    first = min(group, key=order).statement
    return "q" + hashlib.sha256(f"{first.document}\0{first.content}".encode()).hexdigest()[:10]
