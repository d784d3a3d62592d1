"""One article as the actor reader looks at it: words with offsets, their parse, sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import msgspec
from spacy.tokens import Doc, Token

from recoupe.read.actors.gazetteer import fold
from recoupe.records import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")


class Word(msgspec.Struct, frozen=True, gc=False):
    """A run of letters or digits; apostrophes and hyphens separate words."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=65536)
def key_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, as names are compared: "l'Élysée" -> ("l", "elysee")."""
    return tuple(fold(m.group()) for m in _WORD.finditer(name))


class Frame:
    """Text, parse and words of one article."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.words = [Word(m.start(), m.end(), m.group(), fold(m.group())) for m in _WORD.finditer(text)]
        self._starts = [w.start for w in self.words]
        self._tokens = [t.idx for t in doc]
        self._sentences = [s.start_char for s in doc.sents]

    def word_at(self, offset: int) -> int:
        """Index of the first word that ends after ``offset``."""
        i = max(0, bisect_right(self._starts, offset) - 1)
        while i < len(self.words) and self.words[i].end <= offset:
            i += 1
        return i

    def token(self, i: int) -> Token:
        """The token that holds the beginning of word ``i``."""
        return self.doc[max(0, bisect_right(self._tokens, self.words[i].start) - 1)]

    def token_at(self, offset: int) -> Token:
        """The token that holds ``offset``."""
        return self.doc[max(0, bisect_right(self._tokens, offset) - 1)]

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds ``offset``."""
        return bisect_right(self._sentences, offset) - 1

    def sentence_start(self, i: int) -> bool:
        """Whether word ``i`` is the first of its sentence."""
        return i == 0 or self.sentence(self.words[i].start) != self.sentence(self.words[i - 1].start)

    def gap(self, i: int) -> str:
        """What stands between word ``i`` and the next one."""
        if i + 1 >= len(self.words):
            return "\n"
        return self.text[self.words[i].end : self.words[i + 1].start]

    def close(self, i: int) -> bool:
        """Whether only a space, an apostrophe or a hyphen parts word ``i`` from the next, in one sentence."""
        return self.gap(i) in {" ", "'", "-", "' ", "  "} and not self.sentence_start(i + 1)

    def span(self, i: int, j: int) -> Span:
        """Characters from word ``i`` to word ``j``, the latter excluded."""
        return self.words[i].start, self.words[j - 1].end

    def folded(self, i: int) -> str:
        """The folded word ``i``; empty outside the text."""
        return self.words[i].folded if 0 <= i < len(self.words) else ""
