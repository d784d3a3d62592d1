"""How many independent origins and primary sources an event rests on.

Two mentions have one origin when their articles are copies of one text and neither stands in what an article adds,
when the passage of one was copied from the other's article, when both are re-edits of one agency's dispatches of the
same days, or when both rest on the same sole attribution (two outlets that quote one communiqué).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from recoupe.records import Actor, Document, EventMention
from recoupe.resolve.dating.edtf import gap, read_edtf

#: dispatches of one agency on one event within so many days are re-edits of each other
AGENCY_DAYS = 1
#: pairs of mention ids
Pairs = Set[frozenset[str]]
NO_PAIRS: Pairs = frozenset()


def group_origins(
    mentions: Sequence[EventMention],
    documents: Mapping[str, Document],
    copied: Pairs,
    apart: Pairs = NO_PAIRS,
) -> list[list[str]]:
    """Mention ids by origin, in the order of ``mentions``. ``copied`` holds pairs of mentions in copied passages,
    ``apart`` those in copies of which one stands in the article's own words."""
    root = list(range(len(mentions)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for i, a in enumerate(mentions):
        for j in range(i):
            if one_origin(a, mentions[j], documents, copied, apart):
                x, y = sorted((find(i), find(j)))
                root[y] = x
    groups: dict[int, list[str]] = {}
    for i, mention in enumerate(mentions):
        groups.setdefault(find(i), []).append(mention.id)
    return list(groups.values())


def one_origin(
    a: EventMention, b: EventMention, documents: Mapping[str, Document], copied: Pairs, apart: Pairs = NO_PAIRS
) -> bool:
    """Whether two mentions of one event go back to one report."""
    x, y = documents[a.document], documents[b.document]
    if x.id == y.id or frozenset((a.id, b.id)) in copied:
        return True
    if x.copy_group and x.copy_group == y.copy_group and frozenset((a.id, b.id)) not in apart:
        return True
    if a.attributed_to and b.attributed_to and a.attributed_to[-1] == b.attributed_to[-1]:
        return True
    if x.agency and x.agency == y.agency:
        p, q = read_edtf(x.published), read_edtf(y.published)
        return bool(p and q and p.exact and q.exact and gap(p, q) <= AGENCY_DAYS)
    return False


def primary_sources(mentions: Sequence[EventMention], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Ids of the distinct speakers or institutions the reports rest on: the innermost of each chain.

    Unnamed ones ("des diplomates") may be the same people in every article: the first of them stands for all.
    """
    last = dict.fromkeys(m.attributed_to[-1] for m in mentions if m.attributed_to)
    named = [a for a in last if a not in actors or actors[a].name[:1].isupper()]
    unnamed = [a for a in last if a not in named]
    return tuple(sorted([*named, *unnamed[:1]]))


def outlets(mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> int:
    """How many outlets report it; an article whose outlet is not known counts as one of its own."""
    names = {documents[m.document].outlet or documents[m.document].agency or f"?{m.document}" for m in mentions}
    return len(names)
