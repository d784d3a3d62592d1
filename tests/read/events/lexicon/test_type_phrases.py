"""Sentences with one marked event each: the format of the files, and how many of the events the reader finds."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from recoupe.read.article import read_article
from recoupe.records import EVENT_TYPES, STATUSES, Document, EventMention, Span

FOLDER = Path(__file__).parents[3] / "phrases" / "events" / "types"
MARK = re.compile(r"\[([STV]) ([^\[\]]+)\]")
#: measured when the sentences were first read, less three points: type and trigger found, and sentences free of events
FLOORS = {"found": 0.58, "clean": 0.9}


class Phrase(NamedTuple):
    """A sentence without its marks, and the spans of the marks in it."""

    place: str
    text: str
    type: str
    status: str
    split: str
    marks: dict[str, tuple[Span, ...]]


def read_phrases() -> list[Phrase]:
    phrases = []
    for file in sorted(FOLDER.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines[0].split("\t") == ["sentence", "type", "status", "split"], file.name
        for number, line in enumerate(lines[1:], 2):
            sentence, kind, status, split = line.split("\t")
            text, marks = strip_marks(sentence)
            phrases.append(Phrase(f"{file.name}:{number}", text, kind, status, split, marks))
    return phrases


def strip_marks(sentence: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The bare sentence and the spans its marks have in it."""
    text, at = "", 0
    marks: dict[str, tuple[Span, ...]] = {}
    for match in MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marks[match[1]] = (*marks.get(match[1], ()), (len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + sentence[at:], marks


PHRASES = read_phrases()


def test_format() -> None:
    wrong = [
        p.place
        for p in PHRASES
        if p.split not in ("tune", "held")
        or "[" in p.text
        or (p.type == "none" and (p.marks or p.status))
        or (p.type != "none" and (p.type.lower() != p.place.split(".")[0] or p.status not in STATUSES))
        or (p.type != "none" and not {"S", "V"} <= set(p.marks))
    ]
    assert wrong == []


def test_every_type_has_its_share() -> None:
    count = Counter(p.type for p in PHRASES)
    assert {name: count[name] for name in EVENT_TYPES if count[name] < 40} == {}
    assert count["none"] >= 100
    held = sum(p.split == "held" for p in PHRASES) / len(PHRASES)
    assert 0.3 < held < 0.36


def test_sentences_are_unique() -> None:
    assert [text for text, times in Counter(p.text for p in PHRASES).items() if times > 1] == []


def touches(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def found(phrase: Phrase, events: tuple[EventMention, ...]) -> bool:
    """Whether an event of the type has its trigger in the marked words."""
    return any(e.type == phrase.type and any(touches(e.trigger, v) for v in phrase.marks["V"]) for e in events)


@lru_cache(maxsize=1)
def rates() -> dict[tuple[str, str], float]:
    """Share found of the marked events, and share of the ``none`` sentences left alone, by split."""
    good: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for p in PHRASES:
        document = Document(
            id="d", name=p.place, uri="u", sha256="0", text=p.text, published="2024-05-08", language="fr"
        )
        events = read_article(document).event_mentions
        what = "clean" if p.type == "none" else "found"
        total[p.split, what] += 1
        good[p.split, what] += not events if p.type == "none" else found(p, events)
    return {key: good[key] / total[key] for key in total}


@pytest.mark.parametrize("split", ["tune", "held"])
@pytest.mark.parametrize("what", ["found", "clean"])
def test_the_reader_keeps_its_level(split: str, what: str) -> None:
    assert rates()[split, what] >= FLOORS[what]
