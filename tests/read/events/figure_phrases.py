"""Scoring of ``tests/phrases/figures``: kind, value and qualifier of every count, then who told it, when, where and of what event."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from event_phrases import overlap, read, table_rows
from spacy.language import Language

from recoupe.read.events import EventReading
from recoupe.records import Figure, Span

MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
#: fields of a figure that a row may judge, in the order of the columns; "-" in a cell: not judged
FIELDS = ("as_of", "source", "place", "event")


class Count(NamedTuple):
    """A marked count; ``kind`` is "?" where it is not judged whether the count is a figure at all."""

    span: Span
    kind: str = "?"
    value: float = 0.0
    low: float | None = None
    qualifier: str = "exact"


class Phrase(NamedTuple):
    """A sentence, its counts, and what all of them have in their fields (None: not judged)."""

    text: str
    counts: tuple[Count, ...]
    fields: dict[str, str | None]


class Score(NamedTuple):
    """F1 of the counts, share of judged fields that are right, and what is wrong."""

    f1: float
    fields: float
    wrong: list[str]


def phrases(split: str) -> list[Phrase]:
    """The rows of ``figures.tsv`` in ``split`` (dev or held)."""
    return [
        Phrase(*_unmarked(marked), {k: None if v == "-" else v for k, v in zip(FIELDS, cells, strict=True)})
        for *cells, marked in table_rows("figures/figures.tsv", split)
    ]


def _unmarked(marked: str) -> tuple[str, tuple[Count, ...]]:
    text, counts, last = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        counts.append(_count((len(text), len(text) + len(m[1])), m[2]))
        text += m[1]
        last = m.end()
    return text + marked[last:], tuple(counts)


def _count(span: Span, told: str) -> Count:
    if told == "?":
        return Count(span)
    kind, value, qualifier = (*told.split(), "exact")[:3]
    low, _, high = value.rpartition("..")
    return Count(span, kind, float(high), float(low) if low else None, qualifier)


def score(nlp: Language, split: str) -> Score:
    """What the reader makes of the sentences of ``split``."""
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for phrase in phrases(split):
        tally.update(judge(phrase, read(nlp, phrase.text)[0], wrong))
    marked_and_read = tally["marked"] + tally["read"]
    return Score(2 * tally["right"] / marked_and_read, tally["field right"] / tally["field"], wrong)


def judge(phrase: Phrase, reading: EventReading, wrong: list[str]) -> Counter[str]:
    """Counts of what is marked, read and right in one sentence; failures are added to ``wrong``."""
    tally: Counter[str] = Counter()
    found = [f for f in reading.figures if not _unjudged(phrase, f)]
    tally["marked"] = sum(c.kind != "?" for c in phrase.counts)
    tally["read"] = len(found)
    for count in phrase.counts:
        if count.kind == "?":
            continue
        figure = next((f for f in found if _is(count, f)), None)
        if figure is None:
            wrong.append(f"missed {count} in: {phrase.text}")
            continue
        found.remove(figure)
        tally["right"] += 1
        for name, expected in phrase.fields.items():
            if expected is not None:
                right = _holds(phrase.text, figure, name, expected)
                tally["field"] += 1
                tally["field right"] += right
                if not right:
                    wrong.append(f"{name} is {getattr(figure, name)}, not {expected!r}: {phrase.text}")
    wrong += [f"false {f.kind} {f.value} {f.qualifier} in: {phrase.text}" for f in found]
    return tally


def _unjudged(phrase: Phrase, figure: Figure) -> bool:
    """Shares in percent are figures of kind ``other`` in press annotations; counts marked with "?" may be read or not."""
    percent = figure.kind == "other" and re.search(r"%|pour cent", phrase.text[figure.span[0] : figure.span[1] + 10])
    return bool(percent) or any(c.kind == "?" and overlap(c.span, figure.span) for c in phrase.counts)


def _is(count: Count, figure: Figure) -> bool:
    told = (figure.kind, float(figure.value), figure.qualifier)
    same = told == (count.kind, count.value, count.qualifier) and overlap(figure.span, count.span)
    return same and (count.low is None or figure.low == count.low)


def _holds(text: str, figure: Figure, name: str, expected: str) -> bool:
    """Dates by value; the other fields by whether their words lie in the expected ones."""
    told = getattr(figure, name)
    if not expected or told is None or name == "as_of":
        return (told or "") == expected
    start = text.index(expected)
    return any(overlap(span, (start, start + len(expected))) for span in figure.fields[name])
