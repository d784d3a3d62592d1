"""The actors and actor mentions of one article, as the later readers look them up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from recoupe.records import Actor, ActorMention, Place, Span


class ActorTable:
    """Actors (ids local to the article: ``a1``, ``a2`` ...), their mentions and the places of one article.

    Later steps may add what they meet: a speaker named by a common noun becomes an actor when a statement needs it.
    An expression for several actors ("les deux hommes") has one mention per actor, all with the same span: ``at`` gives
    the first, ``all_at`` all of them.
    """

    def __init__(self, document: str) -> None:
        self.document = document
        self._actors: dict[str, Actor] = {}
        self._mentions: list[ActorMention] = []
        self._sorted: list[ActorMention] | None = None
        self._starts: list[int] = []
        #: places of the article: span of the mention and the gazetteer's place
        self.places: list[tuple[Span, Place]] = []

    def new_actor(self, name: str, **fields: object) -> str:
        """Add an actor; its id is returned."""
        ident = f"a{len(self._actors) + 1}"
        self._actors[ident] = Actor(id=ident, name=name, **fields)  # type: ignore[arg-type]
        return ident

    def change(self, ident: str, **fields: object) -> None:
        """Replace fields of an actor."""
        self._actors[ident] = msgspec.structs.replace(self._actors[ident], **fields)

    def add_mention(self, span: Span, actor: str, form: str, rule: str) -> ActorMention:
        """Record that ``span`` stands for ``actor``."""
        mention = ActorMention(id="", document=self.document, span=span, actor=actor, form=form, rule=rule)
        self._mentions.append(mention)
        self._sorted = None
        return mention

    def drop_mentions(self, span: Span) -> None:
        """Take back the mentions on exactly ``span``: a better reading of these words was found."""
        self._mentions = [m for m in self._mentions if m.span != span]
        self._sorted = None

    def actor(self, ident: str) -> Actor:
        """The actor of that id; KeyError when there is none."""
        return self._actors[ident]

    def mentions(self) -> list[ActorMention]:
        """All mentions, in order of the text; those on one span in the order they were added."""
        if self._sorted is None:
            self._sorted = sorted(self._mentions, key=lambda m: m.span)
            self._starts = [m.span[0] for m in self._sorted]
        return self._sorted

    def within(self, span: Span) -> list[ActorMention]:
        """Mentions that lie inside ``span``, in order."""
        mentions = self.mentions()
        low, high = bisect_left(self._starts, span[0]), bisect_right(self._starts, span[1])
        return [m for m in mentions[low:high] if m.span[1] <= span[1]]

    def at(self, span: Span) -> ActorMention | None:
        """The mention that overlaps ``span`` most, or None; of several the shortest, then the first."""
        mentions = self.mentions()
        high = bisect_right(self._starts, span[1])
        best = max(
            mentions[:high], key=lambda m: (_shared(m.span, span), m.span[0] - m.span[1], -m.span[0]), default=None
        )
        return best if best is not None and _shared(best.span, span) > 0 else None

    def all_at(self, span: Span) -> list[ActorMention]:
        """Every mention on the span that ``at`` finds: one per actor ("les deux ministres")."""
        best = self.at(span)
        return [] if best is None else [m for m in self.mentions() if m.span == best.span]

    def freeze(self) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
        """Actors and mentions with their final ids, in order of the text."""
        mentions = tuple(
            msgspec.structs.replace(m, id=f"{self.document}:m{n}") for n, m in enumerate(self.mentions(), 1)
        )
        return tuple(self._actors.values()), mentions


def _shared(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def names(table: ActorTable, idents: Iterable[str]) -> list[str]:
    """Names of actors, for messages and titles."""
    return [table.actor(i).name for i in idents]
