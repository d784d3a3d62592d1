"""The reports of one statement in several articles, with their differences; and the words that state its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from recoupe.records import Span, Statement
from recoupe.resolve.quotations import compare
from recoupe.show.views.names import source_name
from recoupe.show.views.quote import quote
from recoupe.store import DossierStore

#: id of a set -> its reports, the longest first
Sets = dict[str, list[Statement]]

_SPANS = ("speaker", "cue", "addressee", "medium", "date", "place")


def shared_sets(store: DossierStore) -> Sets:
    """All sets of statements that report the same words."""
    sets: Sets = {}
    for statement in store.statements():
        if statement.shared:
            sets.setdefault(statement.shared, []).append(statement)

    return {ident: in_reading_order(members) for ident, members in sets.items()}


def in_reading_order(members: Iterable[Statement]) -> list[Statement]:
    """The reports of one set: the whole before the clipped, the longest first."""

    def order(statement: Statement) -> tuple[bool, int, str]:
        return statement.variant != "whole", -sum(b - a for a, b in statement.content), statement.id

    return sorted(members, key=order)


def reports_of(store: DossierStore, statement: Statement, sets: Sets) -> list[dict[str, Any]]:
    """Every report of the words of ``statement``, itself among them, each with its differences from the longest."""
    members = sets.get(statement.shared or "", [])
    return [_report(store, member, members[0]) for member in members]


def _report(store: DossierStore, statement: Statement, whole: Statement) -> dict[str, Any]:
    document = store.document_by_id()[statement.document]
    return {
        "statement": statement.id,
        "document": document.id,
        "article": source_name(document),
        "published": document.published,
        "variant": statement.variant,
        "content": quote(store, document.id, statement.content),
        "spans": [list(s) for s in statement.content],
        "changes": [] if statement is whole else list(_changes(store, statement, whole)),
    }


def _changes(store: DossierStore, statement: Statement, whole: Statement) -> Iterator[dict[str, Any]]:
    here, there = (store.document_by_id()[s.document] for s in (statement, whole))
    for change in compare(statement, here, whole, there):
        yield {
            "change": change.kind,
            "here": quote(store, here.id, [change.span]) or None,
            "there": quote(store, there.id, [change.other]) or None,
            "span": list(change.span) if change.span else None,
            "other": list(change.other) if change.other else None,
        }


def evidence_of(store: DossierStore, statement: Statement) -> list[dict[str, Any]]:
    """The words that state each field of ``statement``; ``inferred``: they name the speaker elsewhere."""
    found = [
        _words(store, statement, name, span)
        for name in _SPANS
        if (span := getattr(statement, f"{name}_span")) is not None
    ]
    if statement.inferred_from is not None:
        found.insert(0, {**_words(store, statement, "speaker", statement.inferred_from), "inferred": True})
    several = (("co_speakers", statement.co_speaker_spans), ("chain", statement.chain_spans))
    return found + [_words(store, statement, name, span) for name, spans in several for span in spans]


def _words(store: DossierStore, statement: Statement, field: str, span: Span) -> dict[str, Any]:
    words = quote(store, statement.document, [span])
    return {"field": field, "words": words, "span": list(span), "inferred": False}
