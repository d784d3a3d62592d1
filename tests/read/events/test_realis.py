"""Realis of own press sentences: each bracketed word has the status of its row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from spacy.language import Language

from recoupe.read.actors import find_actors
from recoupe.read.events.entries import Entry, lexicon
from recoupe.read.events.frame import frame_of
from recoupe.read.events.gate import is_content_of_request
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.realis import judge
from recoupe.read.events.scene import Scene
from recoupe.records import Document

PHRASES = Path(__file__).parents[2] / "phrases" / "events" / "realis.tsv"
MARK = re.compile(r"\[([^\]]+)\]")


def rows(split: str) -> list[tuple[str, str]]:
    lines = [x.split("\t") for x in PHRASES.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return [(status, text) for part, status, text in lines[1:] if part == split]


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without brackets and the spans that stood in them."""
    text, spans, last = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        spans.append((len(text), len(text) + len(m[1])))
        text += m[1]
        last = m.end()
    return text + marked[last:], spans


def status_at(nlp: Language, marked: str) -> list[str]:
    """The status read at each bracketed word; ``none`` for the content of a request."""
    text, spans = plain(marked)
    doc = nlp(text)
    document = Document(id="d", name="n", uri="u", sha256="0", text=text)
    scene = Scene(document, text, doc, find_actors(document, text, doc), [], [], lexicon())
    triggers = find_triggers(scene, lexicon())
    out = []
    for span in spans:
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
    read = [(expected, got, text) for expected, text in rows(split) for got in status_at(nlp, text)]
    wrong = [f"{expected} read as {got}: {text}" for expected, got, text in read if got != expected]
    return 1 - len(wrong) / len(read), wrong


def test_phrases_are_many_and_of_all_kinds() -> None:
    all_rows = rows("dev") + rows("held")
    assert len(all_rows) >= 200
    assert {status for status, _ in all_rows} == {"actual", "denied", "planned", "possible", "none"}


@pytest.mark.parametrize(("split", "floor"), [("dev", 0.92), ("held", 0.85)])
def test_realis_of_phrases(nlp: Language, split: str, floor: float) -> None:
    share, wrong = accuracy(nlp, split)
    assert share >= floor, "\n".join(wrong if split == "dev" else wrong[:0])
