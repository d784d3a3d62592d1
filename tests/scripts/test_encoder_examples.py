"""Labelled sentences for the encoder, from a gold article made here and from single marked sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from encoder_examples import OTHER, STATUSES, Sentence, examples_of, phrase_sentence, words_of
from event_gold import load
from score_types import gold as own_gold

from recoupe.read.events.encoder.encoded import KINDS, NUMBER

TEXT = """Zagreb expulse un attaché serbe

ZAGREB, 12 mars 2024 - Le ministère croate de la Défense a expulsé mardi un attaché militaire de la Serbie.
Belgrade n'a pas condamné la Croatie. La présidente slovène Lidija Kos rencontrera jeudi le chancelier autrichien Emil Gruber à Vienne.
Le maire Ante Babic toisera le consul Goran Pavic. Le ciel était couvert sur la vieille ville.
"""


def span_of(words: str) -> list[int]:
    assert TEXT.count(words) == 1
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def event(kind: str, status: str, trigger: str, evidence: str, source: str, target: str) -> dict[str, Any]:
    return {
        "type": kind, "status": status, "trigger": span_of(trigger), "evidence": span_of(evidence),
        "source": [source], "source_spans": [span_of(source)], "target": [target], "target_spans": [span_of(target)],
    }  # fmt: skip


EVENTS = [
    event("SANCTION", "actual", "expulsé", "Le ministère croate de la Défense a expulsé mardi un attaché militaire de la Serbie",
          "ministère croate de la Défense", "attaché militaire de la Serbie"),
    event("ACCUSE", "denied", "condamné", "Belgrade n'a pas condamné la Croatie", "Belgrade", "la Croatie"),
    event("CONSULT", "planned", "rencontrera", "rencontrera jeudi le chancelier autrichien", "Lidija Kos", "Emil Gruber"),
    event("REJECT", "planned", "toisera", "Le maire Ante Babic toisera le consul", "Ante Babic", "Goran Pavic"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> list[Sentence]:
    folder = tmp_path_factory.mktemp("gold")
    for name in ("texts", "gold"):
        (folder / name).mkdir()
    (folder / "texts" / "zagreb.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold" / "zagreb.json").write_text(json.dumps({"events": EVENTS}), encoding="utf-8")
    articles = load(Path(folder))
    assert articles[0].document.text == TEXT
    return examples_of(articles)


def with_word(sentences: list[Sentence], word: str) -> Sentence:
    (found,) = (s for s in sentences if word in s.text)
    return found


def at(span: tuple[int, int]) -> str:
    return TEXT[span[0] : span[1]]


def test_spans_are_offsets_into_the_article(sentences: list[Sentence]) -> None:
    for s in sentences:
        assert len(s.text) == s.span[1] - s.span[0]
        assert s.group == "zagreb"
        assert all(s.span[0] <= start < end <= s.span[1] for start, end, _ in s.tokens)
        assert all(s.span[0] <= a.head[0] < a.head[1] <= s.span[1] for a in s.asked)
    assert at(with_word(sentences, "Le ciel").span) == with_word(sentences, "Le ciel").text
    assert [s.span for s in sentences] == sorted(s.span for s in sentences)


@pytest.mark.parametrize(
    ("word", "kind", "status"),
    [("expulsé", "SANCTION", "actual"), ("condamné", "ACCUSE", "denied"), ("rencontrera", "CONSULT", "planned")],
)
def test_a_proposed_trigger_that_is_an_event(sentences: list[Sentence], word: str, kind: str, status: str) -> None:
    s = with_word(sentences, f" {word} ")
    assert [(at(a.head), a.type) for a in s.asked if a.positive] == [(word, kind)]
    (learned,) = (w for w in words_of(s) if w.kind)
    assert (at(learned.span), KINDS[learned.kind - 1], learned.weight) == (word, kind, 1.0)
    assert STATUSES[learned.realis] == status


def test_sides_are_marked(sentences: list[Sentence]) -> None:
    (asked,) = (a for a in with_word(sentences, "rencontrera").asked if a.positive)
    marks = {at(m.span): m.marks for m in asked.candidates}
    assert {marks[name] for name in marks if "Kos" in name} == {(1, 0)}
    assert {marks[name] for name in marks if "Gruber" in name} == {(0, 1)}
    assert all(m.span[0] <= m.head[0] < m.head[1] <= m.span[1] for m in asked.candidates)


def test_a_headline_is_not_judged(sentences: list[Sentence]) -> None:
    title = with_word(sentences, "Zagreb expulse")
    assert title.asked
    assert not any(a.judged for a in title.asked)
    assert any(a.judged for a in with_word(sentences, "expulsé").asked)


def test_an_event_whose_word_nobody_proposes(sentences: list[Sentence]) -> None:
    s = with_word(sentences, "toisera")
    assert "toisera" not in {at(a.head) for a in s.asked}
    assert ("toisera", NUMBER["REJECT"], 1.0) in {(at(w.span), w.kind, w.weight) for w in words_of(s)}
    (untold,) = s.untold
    assert (at(untold.head), untold.type) == ("toisera", "REJECT")
    marks = {at(m.span): m.marks for m in untold.candidates}
    assert {marks[name] for name in marks if "Pavic" in name} == {(0, 1)}
    assert {marks[name] for name in marks if "Babic" in name} == {(1, 0)}


def test_other_words_trigger_nothing_and_weigh_less(sentences: list[Sentence]) -> None:
    words = words_of(with_word(sentences, "Le ciel"))
    assert {at(w.span) for w in words} >= {"ciel", "ville"}
    assert {(w.kind, w.weight, w.realis) for w in words} == {(0, OTHER, -1)}
    assert len({w.span for w in words}) == len(words)


def marked(text: str, kind: str, status: str = "") -> Sentence:
    bare, marks = own_gold.strip_marks(text)
    phrase = own_gold.Phrase("here", bare, kind, status, "tune", marks)
    return phrase_sentence(7, own_gold.scene_of(phrase), kind, status, marks)


def test_a_marked_sentence_teaches_only_its_marked_event() -> None:
    s = marked(
        "[S Le juge Tomas Vela] a [V accusé] [T la députée Ines Prado] avant de quitter la salle.", "ACCUSE", "actual"
    )
    assert (s.article, s.group, s.whole) == (7, None, False)
    (asked,) = s.asked
    assert (s.text[slice(*asked.head)], asked.positive) == ("accusé", True)
    assert {m.marks for m in asked.candidates if "Vela" in s.text[slice(*m.span)]} == {(1, 0)}
    assert {m.marks for m in asked.candidates if "Prado" in s.text[slice(*m.span)]} == {(0, 1)}
    assert [s.text[slice(*w.span)] for w in words_of(s)] == ["accusé"]


def test_a_sentence_without_event_teaches_that_of_all_its_words() -> None:
    s = marked("La romancière Elsa Brun a signé ses livres à Lyon.", "none")
    assert s.whole
    assert s.told == []
    assert any(s.text[slice(*a.head)] == "signé" for a in s.asked)
    assert all(w.kind == 0 for w in words_of(s))
    assert {"signé", "livres"} <= {s.text[slice(*w.span)] for w in words_of(s)}
