"""Which pairs of documents share enough sampled shingles to be worth aligning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from recoupe.records import Document
from recoupe.resolve.copies.sketches import Sketch

#: a shingle in more documents than this is a notice of the outlet, unless that many outlets print it
NOTICE_DOCUMENTS = 60
NOTICE_OUTLET = 12
WIRE_OUTLETS = 8
#: sampled shingles two documents must share (about 12 words in a row)
SHARED_SAMPLES = 2

Pair = tuple[str, str]


def find_candidates(documents: Sequence[Document], sketches: Mapping[str, Sketch]) -> tuple[list[Pair], frozenset[int]]:
    """Sorted pairs of document ids to align, and the shingles that are notices and do not count."""
    outlet = {d.id: d.outlet for d in documents}
    shared: Counter[Pair] = Counter()
    notices: set[int] = set()
    for shingle, holders in _shared(sorted(outlet), sketches):
        if _is_notice(holders, outlet):
            notices.add(shingle)
        elif len(holders) > NOTICE_DOCUMENTS:
            shared.update(pairwise(holders))
        else:
            shared.update(combinations(holders, 2))
    return sorted(p for p, n in shared.items() if n >= SHARED_SAMPLES), frozenset(notices)


def _shared(idents: Sequence[str], sketches: Mapping[str, Sketch]) -> Iterator[tuple[int, list[str]]]:
    """Every sampled shingle that stands in several documents, with the documents in order."""
    if not idents:
        return
    shingles = np.concatenate([np.asarray(sketches[i].kept, dtype=np.uint64) for i in idents])
    holder = np.repeat(np.arange(len(idents)), [len(sketches[i].kept) for i in idents])
    order = np.argsort(shingles, kind="stable")
    shingles, holder = shingles[order], holder[order]
    starts = np.flatnonzero(np.concatenate(([True], shingles[1:] != shingles[:-1]))) if len(shingles) else order
    sizes = np.diff(np.append(starts, len(shingles)))
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        yield int(shingles[start]), [idents[n] for n in holder[start : start + size].tolist()]


def _is_notice(holders: Sequence[str], outlet: Mapping[str, str | None]) -> bool:
    """A line that one outlet prints under everything; a text that many outlets print is a dispatch."""
    outlets = Counter(outlet[h] for h in holders)
    known = len(outlets) - (None in outlets)
    if known >= WIRE_OUTLETS:
        return False
    most = max((n for name, n in outlets.items() if name), default=0)
    return len(holders) > NOTICE_DOCUMENTS or (most >= NOTICE_OUTLET and most >= 0.8 * len(holders))
