"""How many marked actors of the sentences in ``tests/phrases/actors`` are found."""

from __future__ import annotations

import pytest
from actor_phrases import FAMILIES, Score, judge, load
from spacy.language import Language

FLOOR = {"tune": 0.9, "held": 0.85}


@pytest.mark.parametrize("split", ["tune", "held"])
@pytest.mark.parametrize("family", FAMILIES)
def test_marked_actors_are_found(nlp: Language, family: str, split: str) -> None:
    score = Score()
    for phrase in load(family):
        if phrase.split == split:
            judge(nlp, phrase, score)
    assert score.f1 >= FLOOR[split], score


def test_the_sentences_are_many_and_from_many_countries() -> None:
    phrases = [p for family in FAMILIES for p in load(family)]
    assert len(phrases) >= 500
    assert len({p.country for p in phrases}) >= 30
    assert sum(p.split == "held" for p in phrases) >= len(phrases) // 4
