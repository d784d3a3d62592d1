"""Scoring of ``tests/phrases/no_events``: how many events are read in sentences that tell none."""

from __future__ import annotations

from typing import NamedTuple

from event_phrases import read, table_rows
from spacy.language import Language


class Score(NamedTuple):
    """Share of sentences without any event, false events a sentence, and what was read."""

    clean: float
    false_events: float
    wrong: list[str]


def score(nlp: Language, split: str) -> Score:
    """What the reader makes of the sentences of ``split`` (dev or held)."""
    rows = table_rows("no_events/no_events.tsv", split)
    read_in = [(text, read(nlp, text)[0].event_mentions) for _, text in rows]
    wrong = [f"{m.rule} {m.confidence}: {text}" for text, mentions in read_in for m in mentions]
    return Score(sum(not m for _, m in read_in) / len(rows), len(wrong) / len(rows), wrong)
