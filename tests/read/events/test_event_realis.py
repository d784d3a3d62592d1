"""Realis of own press sentences: each bracketed word has the status of its row."""

from __future__ import annotations

import pytest
from event_phrases import plain, read, rows
from spacy.language import Language

from recoupe.read.actors import find_actors
from recoupe.read.dates import find_dates
from recoupe.read.events.entries import Entry, lexicon
from recoupe.read.events.frame import frame_of
from recoupe.read.events.gate import is_content_of_request
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.realis import judge
from recoupe.read.events.scene import Scene
from recoupe.records import Document


def phrases(split: str) -> list[list[str]]:
    return rows("realis.tsv", split)


def status_at(nlp: Language, marked: str) -> list[str]:
    """The status read at each bracketed word; ``none`` for the content of a request."""
    text, marks = plain(marked)
    doc = nlp(text)
    document = Document(id="d", name="n", uri="u", sha256="0", text=text)
    dates = find_dates(document, text, doc)
    scene = Scene(document, text, doc, find_actors(document, text, doc), dates, [], lexicon())
    triggers = find_triggers(scene, lexicon())
    out = []
    for _, span in marks:
        tokens = set(scene.tokens(span))
        head = scene.head_of(scene.tokens(span))
        trigger = next((t for t in triggers if t.head in tokens), None) or _bare(scene, head)
        out.append("none" if is_content_of_request(scene, trigger) else judge(scene, trigger).status)
    return out


def _bare(scene: Scene, head: int) -> Trigger:
    """A trigger for a word that the lexicon does not hold: its realis must be right all the same."""
    pos = "N" if scene.words.pos[head] == "NOUN" else "V"
    entry = Entry("none", (scene.words.lemma[head],), False, "", pos, "CONSULT", None, (), (), (), (), None, "")
    return Trigger(entry, head, (head,), frame_of(scene.words, head, pos))


def accuracy(nlp: Language, split: str) -> tuple[float, list[str]]:
    read = [(expected, got, text) for expected, text in phrases(split) for got in status_at(nlp, text)]
    wrong = [f"{expected} read as {got}: {text}" for expected, got, text in read if got != expected]
    return 1 - len(wrong) / len(read), wrong


def test_phrases_are_many_and_of_all_kinds() -> None:
    all_rows = phrases("dev") + phrases("held")
    assert sum(status != "actual" for status, _ in all_rows) >= 200
    assert {status for status, _ in all_rows} == {"actual", "denied", "planned", "possible", "none"}


@pytest.mark.parametrize(("split", "floor"), [("dev", 0.95), ("held", 0.9)])
def test_realis_of_phrases(nlp: Language, split: str, floor: float) -> None:
    share, wrong = accuracy(nlp, split)
    assert share >= floor, "\n".join(wrong if split == "dev" else wrong[:0])


def test_a_day_after_publication_is_ahead(nlp: Language) -> None:
    text = "Le ministre chilien rencontre vendredi les dirigeants péruviens à Lima."
    (event,) = read(nlp, text, "2022-03-09")[0].event_mentions  # a Wednesday
    assert (event.status, event.date) == ("planned", "2022-03-11")
    (event,) = read(nlp, text, None)[0].event_mentions
    assert event.status == "planned", "a present with a day of the week announces"
    (event,) = read(nlp, text, "2022-03-12")[0].event_mentions
    assert (event.status, event.date) == ("actual", "2022-03-11")
