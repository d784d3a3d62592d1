"""Furniture that no rule knows: lines that come back in many articles of one outlet are learnt from the inputs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from recoupe.ingest.boilerplate import Label, disjoint
from recoupe.ingest.boilerplate.lines import Line, lines
from recoupe.records import Document, Span

#: a line is furniture when it stands in at least this many articles of one outlet that are no copies of each other
MANY = 4
#: and in at least this share of them
SHARE = 0.02
#: longer lines are passages that articles share, in characters
LONGEST = 160
_DIGITS = re.compile(r"\d+")
_DATED = re.compile(r"\d{4}|\d{1,2}[h:]\d{2}|\([A-Z]{2,}\)")


def furnished(documents: Iterable[Document]) -> list[Document]:
    """The documents with such lines labelled ``learnt``; lines that carry a date or an agency stay as they are."""
    outlets: dict[str, list[Document]] = defaultdict(list)
    result: list[Document] = []
    for document in documents:
        (outlets[document.outlet] if document.outlet else result).append(document)
    for group in outlets.values():
        known = _frequent(group)
        result += [_labelled(document, known) for document in group] if known else group
    return result


def _frequent(group: list[Document]) -> frozenset[str]:
    if len(group) < MANY:
        return frozenset()
    copies: dict[str, set[str]] = defaultdict(set)
    for document in group:
        for line in lines(document.text):
            if _may_be(line, document.metadata.get("title")):
                copies[_key(line.text)].add(_neighbourhood(document))
    need = max(MANY, SHARE * len(group))
    return frozenset(key for key, where in copies.items() if len(where) >= need)


def _may_be(line: Line, title: Span | None) -> bool:
    return len(line.text) <= LONGEST and not _DATED.search(line.text) and line.span != title


def _neighbourhood(document: Document) -> str:
    """What copies of one article have in common: its longest line."""
    return max((line.text for line in lines(document.text)), key=len, default="")


def _key(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.casefold().split()))


def _labelled(document: Document, known: frozenset[str]) -> Document:
    found = [
        Label(line.span, "learnt")
        for line in lines(document.text)
        if _key(line.text) in known and _may_be(line, document.metadata.get("title"))
    ]
    before = [Label(s, r) for s, r in zip(document.boilerplate, document.boilerplate_rules, strict=True)]
    spans = Counter(lab.span for lab in before)
    labels = disjoint([*before, *(lab for lab in found if lab.span not in spans)])
    return msgspec.structs.replace(
        document,
        boilerplate=tuple(lab.span for lab in labels),
        boilerplate_rules=tuple(lab.rule for lab in labels),
    )
