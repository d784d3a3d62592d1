"""The actors and actor mentions of one article, as the later readers look them up."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc

from recoupe.records import Actor, ActorMention, Document, Place, Span


class ActorTable:
    """Actors (ids local to the article: ``a1``, ``a2`` ...), their mentions and the places of one article.

    Later steps may add what they meet: a speaker named by a common noun becomes an actor when a statement needs it.
    """

    def __init__(self, document: str) -> None:
        self.document = document
        self._actors: dict[str, Actor] = {}
        self._mentions: list[ActorMention] = []
        #: places of the article: span of the mention and the gazetteer's place
        self.places: list[tuple[Span, Place]] = []

    def new_actor(self, name: str, **fields: object) -> str:
        """Add an actor; its id is returned."""
        ident = f"a{len(self._actors) + 1}"
        self._actors[ident] = Actor(id=ident, name=name, **fields)  # type: ignore[arg-type]
        return ident

    def add_mention(self, span: Span, actor: str, form: str, rule: str) -> ActorMention:
        """Record that ``span`` stands for ``actor``."""
        mention = ActorMention(id="", document=self.document, span=span, actor=actor, form=form, rule=rule)
        self._mentions.append(mention)
        return mention

    def actor(self, ident: str) -> Actor:
        return self._actors[ident]

    def mentions(self) -> list[ActorMention]:
        """All mentions, in order of the text."""
        return sorted(self._mentions, key=lambda m: m.span)

    def within(self, span: Span) -> list[ActorMention]:
        """Mentions that lie inside ``span``, in order."""
        return [m for m in self.mentions() if span[0] <= m.span[0] and m.span[1] <= span[1]]

    def at(self, span: Span) -> ActorMention | None:
        """The mention that overlaps ``span`` most, or None."""
        best = max(self._mentions, key=lambda m: (_shared(m.span, span), -m.span[0]), default=None)
        return best if best is not None and _shared(best.span, span) > 0 else None

    def freeze(self) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
        """Actors and mentions with their final ids, in order of the text."""
        mentions = tuple(
            msgspec.structs.replace(m, id=f"{self.document}:m{n}") for n, m in enumerate(self.mentions(), 1)
        )
        return tuple(self._actors.values()), mentions


def _shared(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def find_actors(document: Document, text: str, doc: Doc) -> ActorTable:
    """Every actor mention of the article, resolved inside the article (names, offices, metonyms, pronouns)."""
    table = ActorTable(document.id)
    seen: dict[str, str] = {}
    for ent in doc.ents:
        name = ent.text
        ident = seen.get(name) or table.new_actor(name, kind="person" if ent.label_ == "PER" else "unknown")
        seen[name] = ident
        table.add_mention((ent.start_char, ent.end_char), ident, "name", "ner")
    return table


def names(table: ActorTable, idents: Iterable[str]) -> list[str]:
    """Names of actors, for messages and titles."""
    return [table.actor(i).name for i in idents]
