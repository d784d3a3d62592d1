"""What the event reader works on: an article's words, actor mentions, places, dates and statements, by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable
from recoupe.read.events.data import word_set
from recoupe.read.events.entries import Lexicon
from recoupe.read.events.words import Words
from recoupe.records import Date, Document, Place, Span, Statement

#: endings of nouns that name people ("éditorialiste", "mercenaire"); good enough for a sense, too wide for candidates
_PERSON_ENDINGS = ("iste", "icien", "logue", "naire", "crate", "geois", "ateur", "atrice", "itaire")


class Mention(NamedTuple):
    """An actor mention with its tokens: first, last and head."""

    span: Span
    actor: str
    form: str
    first: int
    last: int
    head: int


class Scene:
    """One article, ready for event reading."""

    def __init__(
        self,
        document: Document,
        text: str,
        doc: Doc,
        actors: ActorTable,
        dates: Sequence[Date],
        statements: Sequence[Statement],
        lexicon: Lexicon,
    ) -> None:
        self.document = document
        self.text = text
        self.words = Words(doc, lexicon)
        self.actors = actors
        self.dates = list(dates)
        self.statements = list(statements)
        self.mentions: list[Mention] = []
        self.covering: dict[int, list[Mention]] = {}
        self.place_at: dict[int, tuple[Span, Place]] = {}
        self._index_mentions()
        for span, place in actors.places:
            for i in self.tokens(span):
                self.place_at[i] = (span, place)

    def tokens(self, span: Span) -> range:
        """The tokens that touch ``span``."""
        w = self.words
        return range(bisect_right(w.end, span[0]), bisect_left(w.start, span[1]))

    def head_of(self, tokens: range) -> int:
        """The token of ``tokens`` whose head lies outside."""
        w = self.words
        inside = set(tokens)
        nouns = [i for i in tokens if w.pos[i] in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")]
        return next((i for i in nouns or tokens if w.head[i] not in inside or w.head[i] == i), tokens[0])

    def _index_mentions(self) -> None:
        for m in self.actors.mentions():
            self.add(m.span, m.actor, m.form)

    def add(self, span: Span, actor: str, form: str) -> Mention | None:
        """Index a mention; None if no token lies in its span."""
        tokens = self.tokens(span)
        if not tokens:
            return None
        mention = Mention(span, actor, form, tokens[0], tokens[-1], self.head_of(tokens))
        self.mentions.append(mention)
        for i in tokens:
            self.covering.setdefault(i, []).append(mention)
        return mention

    def is_actor(self, i: int) -> bool:
        """Whether token ``i`` stands for an actor: a mention, or a noun for people or bodies."""
        if i in self.covering:
            return True
        w = self.words
        if w.pos[i] == "PRON":
            return w.text[i] in word_set("argument.toml", "personal")
        if w.lemma[i] in word_set("argument.toml", "animate") or w.lemma[i].endswith(_PERSON_ENDINGS):
            return True
        if w.lemma[i] in word_set("sense.toml", "persons"):
            return True
        if w.pos[i] == "NOUN" and w.capital[i] and i > w.bounds(i)[0]:  # "les Brexiters"
            return i not in self.place_at
        return w.pos[i] == "PROPN" and i not in self.place_at

    def is_place(self, i: int) -> bool:
        return i in self.place_at or self.words.entity[i] == "LOC"

    def statements_at(self, i: int) -> list[Statement]:
        """Statements whose content holds token ``i``, innermost first."""
        position = self.words.start[i]
        found = [s for s in self.statements if any(a <= position < b for a, b in s.content)]
        return sorted(found, key=lambda s: sum(b - a for a, b in s.content))
