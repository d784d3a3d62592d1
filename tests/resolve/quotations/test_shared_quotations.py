"""Shared quotations: own affairs from end to end, the parts one by one, and a communiqué in two translations of the press."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from recoupe.ingest.inputs import collect
from recoupe.read.article import read_article
from recoupe.records import Document, Dossier
from recoupe.resolve import resolve
from recoupe.resolve.quotations.alignment import align, differences

AFFAIRS = tomllib.loads(
    (Path(__file__).parents[2] / "phrases" / "quotations" / "sets.toml").read_text(encoding="utf-8")
)["affair"]
Sets = set[frozenset[tuple[int, str]]]


def read(affair: dict[str, Any], backwards: bool = False) -> Dossier:
    documents = [
        Document(id=f"d{n}", name=f"d{n}", uri="u", sha256=str(n), language="fr", **article)
        for n, article in enumerate(affair["articles"])
    ]
    return resolve([read_article(d) for d in (documents[::-1] if backwards else documents)])


def found(dossier: Dossier) -> Sets:
    """The sets of the dossier: article and variant of each report."""
    sets: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for s in dossier.statements:
        if s.shared:
            sets[s.shared].add((int(s.document[1:]), s.variant or ""))
    return {frozenset(reports) for reports in sets.values()}


def wanted(affair: dict[str, Any]) -> Sets:
    return {frozenset((n, variant) for n, _, variant in reports) for reports in affair["sets"]}


def test_a_third_is_held_out() -> None:
    assert len(AFFAIRS) >= 16
    assert sum(a["split"] == "held" for a in AFFAIRS) >= len(AFFAIRS) * 0.3
    assert sum(not a["sets"] for a in AFFAIRS) >= 6


@pytest.mark.parametrize("affair", AFFAIRS, ids=[a["name"] for a in AFFAIRS])
def test_reports_of_the_same_words_are_one_set(nlp: Language, affair: dict[str, Any]) -> None:
    dossier = read(affair)
    assert found(dossier) == wanted(affair)
    texts = {d.id: d.text for d in dossier.documents}
    for number, words, variant in (report for reports in affair["sets"] for report in reports):
        mine = [s for s in dossier.statements if s.document == f"d{number}" and s.variant == variant]
        assert any(words in texts[s.document][s.content[0][0] : s.content[-1][1]] for s in mine)


def test_the_order_of_the_articles_does_not_matter(nlp: Language) -> None:
    for affair in AFFAIRS[:4]:
        assert read(affair).statements == read(affair, backwards=True).statements


def test_a_new_article_leaves_the_id_of_a_set(nlp: Language) -> None:
    affair = next(a for a in AFFAIRS if a["name"] == "three papers, one speech")
    fewer = read({**affair, "articles": affair["articles"][:2]})
    ids = {s.shared for s in fewer.statements}
    assert ids == {s.shared for s in read(affair).statements}
    assert None not in ids


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("b c", "a b c d", []),
        ("a b c d", "b c", [(0, 1, 0, 0), (3, 4, 2, 2)]),
        ("a x c", "a b c", [(1, 2, 1, 2)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("x", "a", [(0, 1, 0, 0)]),
    ],
)
def test_differences(a: str, b: str, expected: list[tuple[int, int, int, int]]) -> None:
    one, other = a.split(), b.split()
    assert [(d.a0, d.a1, d.b0, d.b1) for d in differences(align(one, other), len(one))] == expected


def test_a_communique_in_two_papers_is_one_set(shared: Path, nlp: Language) -> None:
    documents, _ = collect([shared / "seeds"])
    dossier = resolve([read_article(d) for d in documents if d.name.startswith(("000", "001"))])
    sets: dict[str, set[str]] = defaultdict(set)
    variants = set()
    for s in dossier.statements:
        if s.shared:
            sets[s.shared].add(s.document)
            variants.add(s.variant)
    assert len(sets) >= 2
    assert all(len(homes) == 2 for homes in sets.values())
    assert {"whole", "clipped", "translation"} <= variants
    speakers = {s.speaker for s in dossier.statements if s.shared}
    names = {a.name for a in dossier.actors if a.id in speakers}
    assert names <= {"Maison Blanche", "Gouvernement américain"}
