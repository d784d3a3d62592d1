"""Events told by set phrases ("réclamer la tête de", "inscrire sur sa liste noire") are read with their type."""

from __future__ import annotations

import pytest
from event_phrases import read, rows
from spacy.language import Language

#: below what was measured, by split: share of sentences in which all is as marked
FLOORS = {"dev": 0.85, "held": 0.8}


def right(nlp: Language, kind: str, sentence: str) -> bool:
    """Whether an event of the type is read, or none at all where the sentence holds none."""
    types = [e.type for e in read(nlp, sentence)[0].event_mentions]
    return not types if kind == "none" else kind in types


@pytest.mark.parametrize("split", sorted(FLOORS))
def test_set_phrases(nlp: Language, split: str) -> None:
    table = rows("locutions.tsv", split)
    assert len(table) >= 10
    assert sum(right(nlp, kind, sentence) for kind, sentence in table) / len(table) >= FLOORS[split]
