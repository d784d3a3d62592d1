"""Which mention of a dossier is which of the gold: same type, same sentence, best sides first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from tests.affairs.gold import Gold, GoldEvent

from recoupe.records import Actor, Document, Dossier, EventMention

SYMMETRIC = ("CONSULT", "AGREE")
#: words that a name may have or lack
SMALL = frozenset("m mme president presidente ministre general colonel le la les l d de du des el al".split())


def fold(name: str) -> str:
    """``name`` without case, accents, titles and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(w for w in re.split(r"[^a-z0-9]+", plain) if w and w not in SMALL)


class Names:
    """Whether a name of the gold and an actor of the dossier are the same."""

    def __init__(self, others: Mapping[str, Sequence[str]], actors: Mapping[str, Actor]) -> None:
        self.others = {name: {fold(n) for n in (name, *more)} for name, more in others.items()}
        self.called = {i: {fold(n) for n in (a.name, *a.aliases)} - {""} for i, a in actors.items()}

    def same(self, gold: str, actor: str) -> bool:
        """Equal under one of their names, or by the family name of a person."""
        mine, theirs = self.others.get(gold, {fold(gold)}), self.called.get(actor, set())
        family = {n.split()[-1] for n in mine if " " in n and len(n.split()[-1]) > 3}
        return bool(mine & theirs or family & theirs)

    def agree(self, gold: Sequence[str], actors: Sequence[str]) -> bool:
        """At least half of each side has its like on the other; two empty sides agree."""
        if not gold or not actors:
            return not gold and not actors
        found = sum(any(self.same(g, a) for a in actors) for g in gold)
        meant = sum(any(self.same(g, a) for g in gold) for a in actors)
        return 2 * found >= len(gold) and 2 * meant >= len(actors)

    def who(self, event: GoldEvent, mention: EventMention) -> bool:
        """Whether the sides agree; those of a meeting or an accord also when they are shared out otherwise."""
        if self.agree(event.source, mention.source) and self.agree(event.target, mention.target):
            return True
        both = (*event.source, *event.target)
        return event.type in SYMMETRIC and len(both) > 1 and self.agree(both, (*mention.source, *mention.target))


def align(gold: Gold, dossier: Dossier) -> dict[str, tuple[str, bool]]:
    """Key of the gold -> id of its mention in the dossier, and whether the sides agree. One to one."""
    names = Names(gold.names, {a.id: a for a in dossier.actors})
    documents = {d.name: d for d in dossier.documents}
    cells = []
    for event in gold.events:
        document = documents[event.article]
        for mention in dossier.event_mentions:
            if mention.document == document.id and (fit := _fit(event, mention, document, names)):
                cells.append((-fit, event.key, mention.id, names.who(event, mention)))
    out: dict[str, tuple[str, bool]] = {}
    taken: set[str] = set()
    for _, key, mention_id, who in sorted(cells):
        if key not in out and mention_id not in taken:
            out[key] = mention_id, who
            taken.add(mention_id)
    return out


def _fit(event: GoldEvent, mention: EventMention, document: Document, names: Names) -> int:
    if event.type != mention.type:
        return 0
    if not _overlap(event.sentence(document.text), mention.evidence):
        return 0
    return 1 + 3 * names.who(event, mention) + 4 * _overlap(event.span(document.text), mention.trigger)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
