"""Scoring of ``tests/phrases/positions``: holder, stance and object of every position, and since or until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from event_phrases import overlap, plain, read, table_rows
from spacy.language import Language

from recoupe.records import Position, Span


class Phrase(NamedTuple):
    """A sentence and the positions it tells: every holder towards every object."""

    text: str
    construction: str
    stance: str
    since: str | None
    until: str | None
    holders: tuple[Span, ...]
    objects: tuple[Span, ...]


class Score(NamedTuple):
    """F1 of (holder, stance, object), share of right ones whose dates are right, share of negatives read as nothing."""

    f1: float
    dates: float
    silent: float
    wrong: list[str]


def phrases(split: str) -> list[Phrase]:
    """The rows of ``positions.tsv`` in ``split`` (dev or held)."""
    out = []
    for construction, stance, since, until, marked in table_rows("positions/positions.tsv", split):
        text, marks = plain(marked)
        holders, objects = (tuple(s for m, s in marks if m == mark) for mark in "HO")
        out.append(Phrase(text, construction, stance, since or None, until or None, holders, objects))
    return out


def score(nlp: Language, split: str) -> Score:
    """What the reader makes of the sentences of ``split``."""
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for phrase in phrases(split):
        tally.update(judge(phrase, read(nlp, phrase.text)[0].positions, wrong))
    return Score(
        2 * tally["right"] / (tally["marked"] + tally["read"]),
        tally["dated"] / tally["right"],
        tally["silent"] / tally["negative"],
        wrong,
    )


def judge(phrase: Phrase, found: Iterable[Position], wrong: list[str]) -> Counter[str]:
    """Counts of what is marked, read and right in one sentence; failures are added to ``wrong``."""
    left = list(found)
    tally = Counter(read=len(left), marked=len(phrase.holders) * len(phrase.objects))
    if phrase.stance == "none":
        tally["negative"], tally["silent"] = 1, int(not left)
    for holder in phrase.holders:
        for about in phrase.objects:
            position = next((p for p in left if _is(p, phrase.stance, holder, about)), None)
            if position is None:
                wrong.append(f"missed {phrase.stance}: {phrase.text}")
                continue
            left.remove(position)
            tally["right"] += 1
            dated = (position.from_, position.to) == (phrase.since, phrase.until)
            tally["dated"] += dated
            if not dated:
                wrong.append(f"from {position.from_} to {position.to}: {phrase.text}")
    wrong += [f"false {p.stance} {p.fields}: {phrase.text}" for p in left]
    return tally


def _is(position: Position, stance: str, holder: Span, about: Span) -> bool:
    sides = ((position.fields["holder"], holder), (position.fields["object"], about))
    return position.stance == stance and all(any(overlap(s, marked) for s in spans) for spans, marked in sides)
