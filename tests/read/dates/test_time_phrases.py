"""Marked sentences of tests/phrases/time: spans and values, with the floor for the held-out third kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.time import tag

_FOLDER = Path(__file__).parents[2] / "phrases" / "time"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
Row = tuple[str, str | None, str, list[tuple[int, int, str]]]


def rows(held: bool) -> Iterator[Row]:
    """``(place, published, text, marked expressions)``; every third line of a file is held out."""
    for path in sorted(_FOLDER.glob("*.tsv")):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if (n % 3 == 0) == held:
                published, _, sentence = line.partition("\t")
                yield f"{path.stem}:{n}", published or None, *_unmark(sentence)


def _unmark(sentence: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + sentence[at:], marks


@pytest.mark.parametrize("row", list(rows(held=False)), ids=lambda row: row[0])
def test_phrase(row: Row) -> None:
    _, published, text, marks = row
    assert [(e.start, e.end, e.value) for e in tag(text, published)] == marks


def test_held_out_phrases() -> None:
    held = list(rows(held=True))
    right = sum([e.value for e in tag(text, pub)] == [v for _, _, v in marks] for _, pub, text, marks in held)
    assert right / len(held) >= 0.93


def test_there_are_enough_phrases() -> None:
    tuned, held = len(list(rows(held=False))), len(list(rows(held=True)))
    assert tuned + held >= 300
    assert held * 3.2 >= tuned + held
