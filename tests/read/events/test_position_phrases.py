"""Positions of own press sentences: holder, stance, object, since and until when; and sentences that tell none."""

from __future__ import annotations

import pytest
from event_phrases import read
from position_phrases import judge, phrases, score
from spacy.language import Language

from recoupe.read.events.stances import stance_lexicon


@pytest.mark.parametrize(("split", "f1", "silent"), [("dev", 0.95, 0.97), ("held", 0.92, 0.95)])
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


def test_every_row_of_stances_is_read() -> None:
    found = stance_lexicon().entries
    assert {e.type for e in found} == {"supports", "opposes", "recognises", "neutral"}
    assert all(e.source and e.target != ("none",) and e.example for e in found)


def test_a_withdrawn_support_is_no_position(nlp: Language) -> None:
    assert not read(nlp, "Le sénateur uruguayen a retiré son soutien à la ministre de la Santé.")[0].positions
