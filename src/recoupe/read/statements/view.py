"""The text as the readers of statements see it: arrays of tokens, quotations, sentences that respect quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from recoupe.read.columns import columns
from recoupe.read.statements.marks import find_quotes
from recoupe.records import Span

CLOSERS = frozenset(("»", "”", '"', ">>", "''"))


class View:
    """Tokens of a parsed text without white space. All indices of the readers are indices of these arrays."""

    def __init__(self, text: str, doc: Doc) -> None:
        read = columns(doc)
        kept = [i for i, word in enumerate(read.text) if not word.isspace()]
        index = {i: n for n, i in enumerate(kept)}
        self.text = text
        self.size = len(kept)
        self.words = [read.text[i] for i in kept]
        self.low = [w.lower() for w in self.words]
        self.pos = [read.pos[i] for i in kept]
        verbs = [read.morph[i] if read.pos[i] in ("VERB", "AUX") else "" for i in kept]
        self.finite = ["VerbForm=Fin" in morph for morph in verbs]
        self.infinitive = ["VerbForm=Inf" in morph for morph in verbs]
        self.entity = [read.entity[i] for i in kept]
        self.entity_begins = [read.entity_begins[i] for i in kept]
        self.dep = [read.dep[i] for i in kept]
        self.head = [index.get(read.head[i], n) for n, i in enumerate(kept)]
        self.start = [read.start[i] for i in kept]
        self.end = [start + len(word) for start, word in zip(self.start, self.words, strict=True)]
        self.quotes = [q for q in find_quotes(text) if q.depth == 0]
        #: index of the outermost quotation a token stands in (its marks included), or -1
        self.quote = [-1] * self.size
        self.quote_tokens: list[Span] = []
        for n, q in enumerate(self.quotes):
            first, last = bisect_left(self.start, q.start), bisect_left(self.start, q.end)
            self.quote_tokens.append((first, last))
            for i in range(first, last):
                self.quote[i] = n
        self.sentences = self._sentences([read.sentence_begins[i] for i in kept])
        self._starts = [a for a, _ in self.sentences]

    def _sentences(self, starts: list[bool]) -> list[Span]:
        """Sentences as token ranges; a quotation is never broken, and what goes on in lower case is not begun anew."""
        bounds: list[int] = []
        for i, begins in enumerate(starts):
            paragraph = i == 0 or "\n" in self.text[self.end[i - 1] : self.start[i]]
            if not (begins or paragraph or self._quotation_after_stop(i)):
                continue
            within = self.quote[i] >= 0 and self.quote_tokens[self.quote[i]][0] < i
            goes_on = not paragraph and i > 0 and self.words[i][0].islower() and self.words[i - 1] in CLOSERS
            if i == 0 or not (within or goes_on):
                bounds.append(i)
        return list(zip(bounds, [*bounds[1:], self.size], strict=False))

    def _quotation_after_stop(self, i: int) -> bool:
        """Whether a quotation begins at ``i`` right after the end of a sentence outside quotations."""
        opens = self.quote[i] >= 0 and self.quote_tokens[self.quote[i]][0] == i
        return opens and i > 0 and self.quote[i - 1] < 0 and self.words[i - 1] in (".", "!", "?", "…")

    def sentence(self, i: int) -> Span:
        """Token range of the sentence that holds token ``i``."""
        return self.sentences[bisect_right(self._starts, i) - 1]

    def chars(self, first: int, end: int) -> Span:
        """Span in the text of tokens ``first`` … ``end`` (exclusive), which must not be empty."""
        return self.start[first], self.end[end - 1]

    def token_at(self, char: int) -> int:
        """First token that starts at or after ``char``."""
        return bisect_left(self.start, char)

    def same_paragraph(self, i: int, j: int) -> bool:
        """Whether no line break stands between tokens ``i`` and ``j``."""
        a, b = sorted((i, j))
        return "\n" not in self.text[self.end[a] : self.start[b]]

    def new_paragraph(self, i: int) -> bool:
        """Whether token ``i`` is the first of its paragraph."""
        return i == 0 or "\n" in self.text[self.end[i - 1] : self.start[i]]

    def trim(self, first: int, end: int) -> Span:
        """Token range without punctuation and coordinators at its ends (marks of quotations stay)."""
        while first < end and self.words[first] in _EDGE:
            first += 1
        while end > first and (
            self.words[end - 1] in _EDGE or (self.low[end - 1] in ("et", "mais") and end - first > 1)
        ):
            end -= 1
        return first, end


_EDGE = frozenset(", ; : . - – — ( ) ! … ...".split())
