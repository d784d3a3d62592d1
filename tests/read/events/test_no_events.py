"""Sentences of sport, business, health, weather and culture, figures of speech and general truths: no events."""

from __future__ import annotations

import pytest
from event_phrases import read, table_rows
from silent_phrases import score
from spacy.language import Language


@pytest.mark.parametrize(("split", "clean"), [("dev", 0.93), ("held", 0.84)])
def test_nothing_is_read_where_nothing_is_told(nlp: Language, split: str, clean: float) -> None:
    result = score(nlp, split)
    assert result.clean >= clean, "\n".join(result.wrong if split == "dev" else [])


def test_sentences_are_many_and_of_many_topics() -> None:
    table = [*table_rows("no_events/no_events.tsv", "dev"), *table_rows("no_events/no_events.tsv", "held")]
    assert len({text for _, text in table}) == len(table) >= 80
    assert {topic for topic, _ in table} >= set("sport business health weather culture figurative truth title".split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le documentaire « Bombarder Alep » sort lundi.", False),
        ("L'armée syrienne a bombardé un quartier d'Alep lundi.", True),
        ("Le Brésil a battu la Suède en quart de finale.", False),
        ("Des étudiants chiliens ont organisé un sit-in devant l'ambassade du Pérou.", True),
    ],
)
def test_titles_and_games_tell_nothing(nlp: Language, text: str, told: bool) -> None:
    assert bool(read(nlp, text)[0].event_mentions) == told
