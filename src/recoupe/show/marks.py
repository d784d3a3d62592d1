"""The full text of an article as HTML, cut wherever a span begins or ends, so that spans may overlap freely.

Each piece that evidence covers is one ``<mark>`` naming all of it; a numbered link stands where each span ends, so
that neither colour nor tint alone tells anything. Offsets are code points of the stored text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from recoupe.records import Span

#: deepest tint that the style sheet knows: more evidence on the same words looks no darker
DEEPEST = 4
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z0-9_.:-]+")


class Evidence(NamedTuple):
    """One span that states something: ``kind`` names its underline (a class), ``label`` says it in words."""

    id: str
    span: Span
    kind: str
    label: str


def marked(
    text: str,
    evidence: Sequence[Evidence],
    *,
    boilerplate: Iterable[Span] = (),
    shared: Iterable[Span] = (),
) -> str:
    """``text`` as safe HTML; ``evidence`` is numbered from 1 in the order given.

    ``boilerplate`` is dimmed and ``shared``, what copies have too, outlined. Raises ``ValueError`` for a span that is
    empty or outside the text, and for ids or kinds that are no plain names.
    """
    ground = {"boilerplate": list(boilerplate), "shared": list(shared)}
    _check(text, evidence, ground)
    begin, end = _edges(evidence)
    passages = [span for spans in ground.values() for span in spans]
    edges = sorted({0, len(text), *begin, *end, *(edge for span in passages for edge in span)})
    changes = _changes(ground)
    open_now: dict[int, Evidence] = {}
    depth = dict.fromkeys(ground, 0)
    out: list[str] = []
    for start, stop in pairwise(edges):
        for name, step in changes[start]:
            depth[name] += step
        for number in begin[start]:
            open_now[number] = evidence[number]
            out.append(f'<span id="p-{evidence[number].id}"></span>')
        out.append(_piece(text[start:stop], open_now, [name for name, count in depth.items() if count]))
        for number in end[stop]:
            del open_now[number]
            out.append(_reference(number + 1, evidence[number]))
    return "".join(out)


def _check(text: str, evidence: Sequence[Evidence], ground: Mapping[str, Sequence[Span]]) -> None:
    for start, stop in [one.span for one in evidence] + [span for spans in ground.values() for span in spans]:
        if not 0 <= start < stop <= len(text):
            raise ValueError(f"a span must lie within the {len(text)} characters of the text, but got {start}–{stop}")
    for name in {name for one in evidence for name in (one.id, one.kind)}:
        if not _NAME.fullmatch(name):
            raise ValueError(f"an id or kind of evidence must be a plain name, but got {name!r}")


def _edges(evidence: Sequence[Evidence]) -> tuple[defaultdict[int, list[int]], defaultdict[int, list[int]]]:
    begin: defaultdict[int, list[int]] = defaultdict(list)
    end: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(evidence):
        begin[one.span[0]].append(number)
        end[one.span[1]].append(number)
    return begin, end


def _changes(ground: Mapping[str, Sequence[Span]]) -> defaultdict[int, list[tuple[str, int]]]:
    changes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, spans in ground.items():
        for start, stop in spans:
            changes[start].append((name, 1))
            changes[stop].append((name, -1))
    return changes


def _piece(words: str, open_now: Mapping[int, Evidence], ground: Sequence[str]) -> str:
    html = escape(_NOT_IN_HTML.sub("\ufffd", words).replace("\r", " "))
    if open_now:
        covering = [open_now[number] for number in sorted(open_now)]
        kinds = " ".join(f"k-{kind}" for kind in sorted({one.kind for one in covering}))
        ids = " ".join(one.id for one in covering)
        html = f'<mark data-e="{ids}" class="{kinds} n{min(len(covering), DEEPEST)}">{html}</mark>'
    return f'<span class="{" ".join(ground)}">{html}</span>' if ground else html


def _reference(number: int, one: Evidence) -> str:
    said = escape(f"{number} : {one.label}")
    return f'<a class="ref" href="#e-{one.id}" aria-label="{said}">{number}</a>'
