"""Copies found with what earlier builds kept are those found anew."""

from __future__ import annotations

import random

import msgspec
import pytest
from bench_copies import make

from recoupe.records import Document
from recoupe.resolve.copies import find_copies, sketches
from recoupe.resolve.copies.relation import Relation, relate
from recoupe.resolve.copies.words import Words
from recoupe.resolve.memory import Remembered


def test_documents_added_in_any_order() -> None:
    documents = make(40, 1).documents
    random.Random(1).shuffle(documents)
    memory = Remembered()
    for number in (20, 21, len(documents)):
        assert find_copies(documents[:number], memory) == find_copies(documents[:number])


def test_a_changed_text_is_compared_anew() -> None:
    documents = make(30, 4).documents
    memory = Remembered()
    before = find_copies(documents, memory)
    copy = next(r for r in before.relations if r.copy)
    changed = [
        msgspec.structs.replace(d, text="Rien de commun avec les autres textes.") if d.id == copy.a else d
        for d in documents
    ]
    after = find_copies(changed, memory)
    assert after == find_copies(changed)
    assert all(copy.a not in (r.a, r.b) for r in after.relations)


def test_a_line_that_becomes_a_notice_no_longer_counts() -> None:
    notice = " ".join(f"mention{n} legale{n}" for n in range(30))
    documents = [
        Document(
            id=f"d{n:02}", name="n", uri="u", sha256="0", outlet="Gazette", text=f"Texte {n} bref, a part.\n\n{notice}."
        )
        for n in range(14)
    ]
    memory = Remembered()
    few, many = find_copies(documents[:6], memory), find_copies(documents, memory)
    assert few == find_copies(documents[:6])
    assert many == find_copies(documents)
    assert few.relations
    assert not many.relations


def test_only_pairs_with_a_new_article_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = make(30, 4).documents
    memory = Remembered()
    find_copies(documents[:-1], memory)
    compared: list[tuple[str, str]] = []

    def noted(a: str, x: Words, b: str, y: Words, notices: frozenset[int]) -> Relation | None:
        compared.append((a, b))
        return relate(a, x, b, y, notices)

    monkeypatch.setattr(sketches, "relate", noted)
    find_copies(documents, memory)
    assert compared
    assert all(documents[-1].id in pair for pair in compared)


def test_no_documents() -> None:
    assert find_copies([]).relations == ()
