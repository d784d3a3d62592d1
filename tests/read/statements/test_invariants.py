"""What holds for any text, however broken: offsets lie inside, evidence is what it says, parents exist, nothing raises."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from spacy.language import Language
from statement_phrases import read_phrases

from recoupe.read.actors import find_actors
from recoupe.read.statements import find_statements
from recoupe.records import Document, Statement

FOLDER = Path(__file__).parents[2] / "phrases" / "statements"


def texts() -> list[str]:
    """Own sentences run together, cut anywhere, and with their words shuffled (seeded)."""
    chance = random.Random(7)
    sentences = [p.text for p in read_phrases(FOLDER)]
    made = []
    for n in range(40):
        text = " ".join(chance.sample(sentences, 4))
        if n % 3 == 1:
            text = text[chance.randrange(40) : -chance.randrange(1, 40)]
        elif n % 3 == 2:
            words = text.split(" ")
            chance.shuffle(words)
            text = " ".join(words)
        made.append(text)
    return made


@pytest.fixture(scope="module")
def readings(nlp: Language) -> list[tuple[str, tuple[Statement, ...]]]:
    rows = []
    for text in texts():
        document = Document(id="d", name="d", uri="u", sha256="0", text=text)
        doc = nlp(text)
        rows.append((text, find_statements(document, text, doc, find_actors(document, text, doc), ())))
    return rows


def test_every_span_lies_in_the_text_and_is_not_empty(readings: list[tuple[str, tuple[Statement, ...]]]) -> None:
    assert sum(len(found) for _, found in readings) > 40
    for text, found in readings:
        for s in found:
            spans = [*s.content, *s.chain_spans]
            spans += [x for x in (s.speaker_span, s.cue_span, s.medium_span, s.addressee_span) if x is not None]
            assert s.content
            assert all(0 <= a < b <= len(text) for a, b in spans)


def test_words_are_those_of_the_span(readings: list[tuple[str, tuple[Statement, ...]]]) -> None:
    for text, found in readings:
        for s in found:
            for words, span in ((s.cue, s.cue_span), (s.medium, s.medium_span), (s.addressee, s.addressee_span)):
                assert (words is None) == (span is None)
                assert span is None or text[slice(*span)] == words


def test_ids_follow_the_text_and_parents_exist(readings: list[tuple[str, tuple[Statement, ...]]]) -> None:
    for _, found in readings:
        assert [s.id for s in found] == [f"d:s{n}" for n in range(1, len(found) + 1)]
        assert [s.content[0] for s in found] == sorted(s.content[0] for s in found)
        ids = {s.id for s in found}
        assert all(s.parent is None or (s.parent in ids and s.parent != s.id) for s in found)


def test_reading_twice_gives_the_same(nlp: Language, readings: list[tuple[str, tuple[Statement, ...]]]) -> None:
    text, found = readings[0]
    document = Document(id="d", name="d", uri="u", sha256="0", text=text)
    doc = nlp(text)
    assert find_statements(document, text, doc, find_actors(document, text, doc), ()) == found
