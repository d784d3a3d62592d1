"""Positions of own press sentences: holder, stance, object, since and until when; and sentences that tell none."""

from __future__ import annotations

import pytest
from event_phrases import read
from position_phrases import judge, phrases, score
from spacy.language import Language


@pytest.mark.parametrize(("split", "f1", "silent"), [("dev", 0.68, 0.85), ("held", 0.68, 0.82)])
def test_positions_of_phrases(nlp: Language, split: str, f1: float, silent: float) -> None:
    result = score(nlp, split)
    told = "\n".join(result.wrong if split == "dev" else [])
    assert result.f1 >= f1, told
    assert result.dates >= 0.9, told
    assert result.silent >= silent, told


def test_phrases_are_many_and_of_all_stances() -> None:
    table = phrases("dev") + phrases("held")
    assert len(table) >= 120
    assert len(phrases("held")) >= len(table) * 0.27
    assert {p.stance for p in table} == {"supports", "opposes", "recognises", "neutral", "none"}
    assert all(bool(p.holders) == bool(p.objects) == (p.stance != "none") for p in table)


def test_holder_and_object_must_not_be_exchanged(nlp: Language) -> None:
    phrase = next(p for p in phrases("dev") if p.text == "Le Maroc soutient l'Arabie saoudite.")
    found = read(nlp, phrase.text)[0].positions
    assert judge(phrase, found, [])["right"] == 1
    exchanged = phrase._replace(holders=phrase.objects, objects=phrase.holders)
    assert judge(exchanged, found, [])["right"] == 0
