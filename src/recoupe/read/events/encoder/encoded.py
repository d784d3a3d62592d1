"""An article as the encoder sees it: states of words, made sentence by sentence when first asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.encoder.engine import Array, Engine, Pieces
from recoupe.read.events.words import Words
from recoupe.records import EVENT_TYPES, Span

#: the types in the order of the heads, and each with its number there, from 1 on
KINDS = tuple(sorted(EVENT_TYPES))
NUMBER = {kind: n for n, kind in enumerate(KINDS, 1)}


class Encoded:
    """The states of one article's words. Every sentence is read by itself: what is beside it changes nothing."""

    def __init__(self, engine: Engine, words: Words, text: str) -> None:
        self._engine, self._words, self._text = engine, words, text
        self._sentences: dict[int, tuple[Pieces, Array, int]] = {}
        self._word: dict[int, Array | None] = {}
        self._kinds: dict[int, Array | None] = {}

    def word(self, token: int) -> Array | None:
        """The mean state of a token's pieces; None for one beyond what is seen of a long sentence."""
        if token not in self._word:
            pieces, states, start = self._sentence(self._words.sentence[token])
            low, high = self._words.start[token] - start, self._words.end[token] - start
            touching = [n for n, (a, b) in enumerate(pieces.spans) if a < high and low < b]
            self._word[token] = states[touching].mean(axis=0) if touching else None
        return self._word[token]

    def kinds(self, token: int) -> Array | None:
        """Log probabilities that ``token`` is no trigger, or one of each type (``NUMBER``)."""
        if token not in self._kinds:
            state = self.word(token)
            self._kinds[token] = None if state is None else self._engine.kinds(state)
        return self._kinds[token]

    def sides(self, token: int, kind: str, candidates: Sequence[Candidate]) -> list[tuple[float, float] | None]:
        """Log odds of each candidate as source and as target; None for what stands in another sentence."""
        out: list[tuple[float, float] | None] = [None] * len(candidates)
        trigger = self.word(token)
        if trigger is None:
            return out
        here = self._words.sentence[token]
        seen = [n for n, c in enumerate(candidates) if self._words.sentence[c.head] == here]
        states = [(n, s) for n in seen if (s := self.word(candidates[n].head)) is not None]
        if states:
            odds = self._engine.sides(trigger, NUMBER[kind], np.stack([s for _, s in states]))
            for (n, _), row in zip(states, odds.tolist(), strict=True):
                out[n] = (row[0], row[1])
        return out

    def _sentence(self, number: int) -> tuple[Pieces, Array, int]:
        if number not in self._sentences:
            low, high = self._words.sentences[number]
            span: Span = (self._words.start[low], self._words.end[high - 1])
            pieces = self._engine.cut(self._text[span[0] : span[1]])
            self._sentences[number] = (pieces, self._engine.states(pieces.ids), span[0])
        return self._sentences[number]
