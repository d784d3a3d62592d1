"""Own press sentences with their statements marked; a third is held out."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from statement_phrases import Phrase, passes, read_phrases

from recoupe.read.actors import find_actors
from recoupe.read.statements import find_statements
from recoupe.records import Document

FOLDER = Path(__file__).parents[2] / "phrases" / "statements"
#: share of the sentences that must be read entirely right
FLOORS = {"dev": 0.95, "held": 0.90}


@pytest.fixture(scope="module")
def results(nlp: Language) -> list[tuple[Phrase, bool]]:
    phrases = read_phrases(FOLDER)
    rows = []
    for phrase, doc in zip(phrases, nlp.pipe([p.text for p in phrases]), strict=True):
        document = Document(id="d", name="d", uri="u", sha256="0", text=phrase.text)
        actors = find_actors(document, phrase.text, doc)
        rows.append((phrase, passes(phrase, find_statements(document, phrase.text, doc, actors, ()))))
    return rows


def test_there_are_enough_phrases() -> None:
    phrases = read_phrases(FOLDER)
    assert len(phrases) >= 400
    assert sum(not p.gold for p in phrases) >= 60
    assert sum(p.split == "held" for p in phrases) >= len(phrases) // 3


@pytest.mark.parametrize("split", sorted(FLOORS))
def test_share_of_phrases_read_right(results: list[tuple[Phrase, bool]], split: str) -> None:
    mine = [ok for phrase, ok in results if phrase.split == split]
    assert sum(mine) / len(mine) >= FLOORS[split]


def test_negatives_stay_empty(results: list[tuple[Phrase, bool]]) -> None:
    mine = [ok for phrase, ok in results if not phrase.gold]
    assert sum(mine) / len(mine) >= 0.95
