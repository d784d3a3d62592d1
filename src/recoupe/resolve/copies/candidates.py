"""Which pairs of documents share enough sampled shingles to be worth aligning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from recoupe.records import Document
from recoupe.resolve.copies.words import Words, sampled

#: a shingle in more documents than this is a notice of the outlet, unless that many outlets print it
NOTICE_DOCUMENTS = 60
NOTICE_OUTLET = 12
WIRE_OUTLETS = 8
#: sampled shingles two documents must share (about 12 words in a row)
SHARED_SAMPLES = 2

Pair = tuple[str, str]


def find_candidates(documents: Sequence[Document], words: Mapping[str, Words]) -> tuple[list[Pair], frozenset[int]]:
    """Sorted pairs of document ids to align, and the shingles that are notices and do not count."""
    index: dict[int, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        for shingle in sampled(words[document.id]):
            index[shingle].append(document.id)
    outlet = {d.id: d.outlet for d in documents}
    shared: Counter[Pair] = Counter()
    notices: set[int] = set()
    for shingle, holders in index.items():
        if len(holders) < 2:
            continue
        if _is_notice(holders, outlet):
            notices.add(shingle)
        elif len(holders) > NOTICE_DOCUMENTS:
            shared.update(pairwise(holders))
        else:
            shared.update(combinations(holders, 2))
    return sorted(p for p, n in shared.items() if n >= SHARED_SAMPLES), frozenset(notices)


def _is_notice(holders: Sequence[str], outlet: Mapping[str, str | None]) -> bool:
    """A line that one outlet prints under everything; a text that many outlets print is a dispatch."""
    outlets = Counter(outlet[h] for h in holders)
    known = len(outlets) - (None in outlets)
    if known >= WIRE_OUTLETS:
        return False
    most = max((n for name, n in outlets.items() if name), default=0)
    return len(holders) > NOTICE_DOCUMENTS or (most >= NOTICE_OUTLET and most >= 0.8 * len(holders))
