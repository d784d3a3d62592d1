"""Where in the articles a correction is anchored: ids come and go with builds, the words of an article stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from recoupe.records import EventMention, Span


class Anchor(msgspec.Struct, frozen=True):
    """The mention of an event of ``type`` whose trigger stands at ``span`` of ``document``."""

    document: str
    span: Span
    type: str


def anchor_of(mention: EventMention) -> Anchor:
    """The anchor of ``mention``."""
    return Anchor(mention.document, mention.trigger, mention.type)


class Places:
    """Finds the mentions that anchors stand for."""

    def __init__(self, mentions: Iterable[EventMention]) -> None:
        self._by_document: dict[str, list[EventMention]] = defaultdict(list)
        for mention in sorted(mentions, key=lambda m: (m.document, m.trigger, m.id)):
            self._by_document[mention.document].append(mention)

    def find(self, anchor: Anchor) -> str | None:
        """The id of the mention at ``anchor``: the same trigger and type; else the same trigger; else an overlapping
        trigger of the same type. None where the article no longer tells it."""
        here = self._by_document.get(anchor.document, [])
        same = [m for m in here if m.trigger == anchor.span]
        near = [
            m for m in here
            if m.type == anchor.type and m.trigger[0] < anchor.span[1] and anchor.span[0] < m.trigger[1]
        ]  # fmt: skip
        found = [m for m in same if m.type == anchor.type] or same or near
        return found[0].id if found else None

    def beside(self, mentions: Iterable[str], known: Iterable[str]) -> list[str]:
        """What the articles of ``mentions`` tell besides ``known``."""
        wanted, left = set(mentions), set(known)
        articles = [here for here in self._by_document.values() if any(m.id in wanted for m in here)]
        return [m.id for here in articles for m in here if m.id not in left]

    def found(self, raw: Iterable[Any]) -> list[str]:
        """Ids of the mentions at some anchors as they stand in a log, without those that are lost."""
        anchors = (msgspec.convert(a, Anchor) for a in raw)
        return list(dict.fromkeys(m for a in anchors if (m := self.find(a)) is not None))


def find_mentions(anchors: Iterable[Anchor], mentions: Iterable[EventMention]) -> list[str]:
    """Ids of the mentions at ``anchors``, without those that are lost."""
    return Places(mentions).found(msgspec.to_builtins(list(anchors)))


def holder(mentions: Sequence[str], home: Mapping[str, str]) -> str | None:
    """The event (by ``home``: mention -> event) that holds most of ``mentions``; of equals, that of the first one."""
    count = Counter(home[m] for m in mentions if m in home)
    if not count:
        return None
    most = max(count.values())
    return next(home[m] for m in mentions if m in home and count[home[m]] == most)
