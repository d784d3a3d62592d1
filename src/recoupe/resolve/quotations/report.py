"""One statement as the words that are compared: those between the marks, or all of them where there are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from recoupe.read.statements.marks import find_quotes
from recoupe.records import Document, Span, Statement
from recoupe.resolve.dating.edtf import When, read_edtf
from recoupe.resolve.quotations.rules import word_set

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
#: words of a report that keeps only a few of a quotation
FEW = 6
#: code points before and after such words that tell what they were about
_NEAR = 120


@dataclass(frozen=True, slots=True)
class Report:
    """A statement with its words.

    ``words`` are folded, ``spans`` where they stand; ``quoted``: whether they stand between quotation marks.
    ``around`` are the content words of its paragraph close before and after a few quoted ones.
    """

    statement: Statement
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: bool
    contents: tuple[tuple[int, str], ...]
    kinds: frozenset[str]
    around: frozenset[str]
    said: When | None
    printed: When | None

    @property
    def stems(self) -> list[str]:
        """The content words, in order."""
        return [stem for _, stem in self.contents]

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Neighbouring content words, in either order: what candidates have in common."""
        stems = self.stems
        return {(min(a, b), max(a, b)) for a, b in pairwise(stems)}


def read_report(statement: Statement, document: Document, quotes: Sequence[Span] | None = None) -> Report:
    """``statement`` as it is compared. ``quotes``: where quotations stand in the text, if that is known already."""
    marked = _marked(statement, quoted_spans(document) if quotes is None else quotes)
    spans = [m.span() for part in marked or statement.content for m in words_in(document.text, part)]
    words = tuple(fold(document.text[a:b]) for a, b in spans)
    contents = tuple((i, s) for i, w in enumerate(words) if (s := stem(w)))
    return Report(
        statement=statement,
        words=words,
        spans=tuple(spans),
        quoted=bool(marked),
        contents=contents,
        kinds=frozenset(s for _, s in contents),
        around=_around(document.text, spans) if marked and len(words) <= FEW else frozenset(),
        said=read_edtf(statement.date),
        printed=read_edtf(document.published),
    )


def _around(text: str, spans: Sequence[Span]) -> frozenset[str]:
    if not spans:
        return frozenset()
    start, end = spans[0][0], spans[-1][1]
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[end : end + _NEAR].partition("\n")[0]
    return frozenset(s for m in _WORD.finditer(f"{before} {after}") if (s := stem(fold(m.group()))))


def quoted_spans(document: Document) -> list[Span]:
    """The inside of every outermost quotation of the text."""
    return [(q.inner_start, q.inner_end) for q in find_quotes(document.text) if q.depth == 0]


def _marked(statement: Statement, quotes: Sequence[Span]) -> list[Span]:
    """The quoted parts of the content."""
    if statement.kind == "indirect":
        return []
    parts = [(max(a, c), min(b, d)) for a, b in statement.content for c, d in quotes if a < d and c < b]
    return parts or (list(statement.content) if statement.kind == "direct" else [])


def words_in(text: str, span: Span) -> Iterable[re.Match[str]]:
    """The words of a stretch of ``text``."""
    return _WORD.finditer(text, *span)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Lower case without accents, ligatures as two letters."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """The first letters of a content word; empty for function words and short ones."""
    return "" if len(folded) < 4 or folded in word_set("words", "function") else folded[:_STEM]
