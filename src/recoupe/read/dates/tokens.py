"""Text as tokens, and each token as one character, so that the grammar is a set of regular expressions over words."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: one code point for one code point: offsets stay those of the caller's text
PLAIN = str.maketrans("’ʼ´‘\u00a0\u202f\u2009\t\r", "''''     ")
_TOKEN = re.compile(
    r"aujourd'hui|après[ -]midi|avant-veille|dix-(?:sept|huit|neuv)ième|week[ -]?ends?|[^\W\d_]+|\d+|\n|\S", re.I
)
#: a line break inside a hard-wrapped paragraph: a long line before it and no capital after it
_SOFT_BREAK = re.compile(r"(?<=[^\n]{50})\n(?=[a-zà-ÿ\d])")
#: what may stand before the first word of a sentence
_BEFORE_SENTENCE = frozenset('\n . ! ? … « » " “ ” ( [ : – — • - * >'.split(" "))


@dataclass(frozen=True, slots=True)
class Tokens:
    """``words`` as written, ``lower`` for look-ups, ``spans`` in code points of the text."""

    text: str
    words: list[str]
    lower: list[str]
    spans: list[tuple[int, int]]
    sentences: list[int]

    def starts_sentence(self, i: int) -> bool:
        """Whether a capital on token ``i`` means nothing, because a sentence, line or quotation begins there."""
        return i == 0 or self.words[i - 1] in _BEFORE_SENTENCE

    def sentence(self, i: int) -> int:
        """Number of the sentence that token ``i`` stands in."""
        return self.sentences[i]

    def word(self, i: int) -> str:
        """Lower-case token ``i``, or the empty string outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def tight(self, first: int, last: int) -> bool:
        """Whether no space stands between the tokens ``first`` to ``last`` (excluded)."""
        return all(self.spans[i][1] == self.spans[i + 1][0] for i in range(first, last - 1))


def tokenise(text: str) -> Tokens:
    """Tokens of ``text``: words without hyphens, numbers, single signs, line breaks."""
    plain = _SOFT_BREAK.sub(" ", text.translate(PLAIN))
    spans = [m.span() for m in _TOKEN.finditer(plain)]
    words = [plain[start:end] for start, end in spans]
    return Tokens(plain, words, _lowered(plain, words, spans), spans, _sentences(words))


def _lowered(plain: str, words: list[str], spans: list[tuple[int, int]]) -> list[str]:
    low = plain.lower()
    if len(low) != len(plain):  # "İ" becomes two code points
        return [_lower(word) for word in words]
    return ["à" if word == "A" else low[start:end] for word, (start, end) in zip(words, spans, strict=True)]


def _sentences(words: list[str]) -> list[int]:
    """Sentence number of each token: a stop before a capital ends one, unless a single letter stands before it."""
    out, n = [], 0
    for i, word in enumerate(words):
        out.append(n)
        if word == "\n" or word in "!?…":
            n += 1
        elif word == "." and i + 1 < len(words) and not words[i + 1][0].islower():
            n += len(words[i - 1]) > 1 or words[i - 1].isdigit()
    return out


def _lower(word: str) -> str:
    if word == "A":  # at the start of a sentence "A midi" is "À midi"; "il y a" is never written so
        return "à"
    low = word.lower()
    return low if len(low) == len(word) else word
