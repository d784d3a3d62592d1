"""The quotation-mark scanner."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.statements.marks import find_quotes


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end].strip() for q in find_quotes(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » puis « non ».", ["oui", "non"]),
        ("« Il a crié « au feu » trois fois »", ["Il a crié « au feu » trois fois"]),
        ("Le port est “fermé”, dit-elle.", ["fermé"]),
        ('Le port est "fermé", dit-elle, et "gardé".', ["fermé", "gardé"]),
        ('Le texte évoque "un effort partagé», sans plus.', ["un effort partagé"]),
        ("« Premier alinéa.\n« Second alinéa. » Fin.", ["Premier alinéa.\n« Second alinéa."]),
        ("Une marque « jamais refermée\nUn autre alinéa.", ["jamais refermée"]),
        ("Rien ici.", []),
    ],
)
def test_outermost_quotations(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


@given(st.text(alphabet="ab «»“”\"\n'.,", max_size=60))
def test_any_sequence_of_marks_is_read(text: str) -> None:
    outer = [q for q in find_quotes(text) if q.depth == 0]
    for q in outer:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))
