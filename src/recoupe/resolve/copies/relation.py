"""Align two documents and say how one relates to the other.

The relations, strongest first: ``identical`` (the same words), ``near-copy`` (most of both), ``included`` (most of one
stands in the other), ``partial`` (a passage of both, outside quotation marks), ``quotation`` (nothing but quoted words:
two papers that quote one speech are no copies of each other).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from recoupe.records import Span
from recoupe.resolve.copies.words import SHINGLE, Words, is_sampled

NEAR_COPY = 0.7
INCLUDED = 0.5
#: an inclusion is at least so long; a shorter text says too little of where it comes from
INCLUDED_WORDS = 25
PARTIAL_WORDS = 30
#: a shorter run of equal words is a stock phrase of the press ("a indiqué mardi un porte-parole du ministère")
PASSAGE_WORDS = 10
QUOTATION_WORDS = 10
#: words changed inside a copied passage: two runs in the same order at most this far apart are one passage
BRIDGE = 4

COPY_RELATIONS = ("identical", "near-copy", "included")


@dataclass(frozen=True, slots=True)
class Relation:
    """How documents ``a`` and ``b`` (ids, ``a < b``) relate. Shares are parts of each one's own words, 0 to 1.

    ``words`` counts shared words outside quotation marks, ``passages`` pairs the spans of the shared text.
    """

    a: str
    b: str
    relation: str
    share_a: float
    share_b: float
    words: int
    passages: tuple[tuple[Span, Span], ...]

    @property
    def copy(self) -> bool:
        """Whether one is a copy or a re-edit of the other."""
        return self.relation in COPY_RELATIONS


def relate(a: str, x: Words, b: str, y: Words, notices: frozenset[int] = frozenset()) -> Relation | None:
    """The relation of two documents, or None where they share no passage."""
    runs = [r for r in _bridge(_runs(x, y, notices)) if min(r[1], r[3]) >= PASSAGE_WORDS]
    in_x, in_y = _cover(runs, 0, len(x)), _cover(runs, 1, len(y))
    own_x = sum(c and not q for c, q in zip(in_x, x.quoted, strict=True))
    own_y = sum(c and not q for c, q in zip(in_y, y.quoted, strict=True))
    words = min(own_x, own_y)
    share_x, share_y = _share(in_x, x), _share(in_y, y)
    kind = _kind(x, y, share_x, share_y, words, min(sum(in_x), sum(in_y)))
    if kind is None:
        return None
    passages = tuple(
        ((x.spans[i][0], x.spans[i + n - 1][1]), (y.spans[j][0], y.spans[j + m - 1][1])) for i, n, j, m in runs
    )
    return Relation(a, b, kind, round(share_x, 4), round(share_y, 4), words, passages)


def _kind(x: Words, y: Words, share_x: float, share_y: float, words: int, shared: int) -> str | None:
    if len(x) >= SHINGLE and x.digest == y.digest:
        return "identical"
    if min(share_x, share_y) >= NEAR_COPY and words >= INCLUDED_WORDS / 2:
        return "near-copy"
    if max(share_x, share_y) >= INCLUDED and words >= INCLUDED_WORDS:
        return "included"
    if words >= PARTIAL_WORDS:
        return "partial"
    return "quotation" if shared >= QUOTATION_WORDS and shared > 2 * words else None


def _share(covered: list[bool], words: Words) -> float:
    """Part of the words outside quotation marks that is shared (of all words in a text that is one quotation)."""
    own = [c for c, q in zip(covered, words.quoted, strict=True) if not q]
    if 2 * len(own) < len(covered) // 4:
        own = covered
    return sum(own) / len(own) if own else 0.0


Run = tuple[int, int, int, int]  # first word and number of words in x, the same in y


def _runs(x: Words, y: Words, notices: frozenset[int]) -> list[Run]:
    """Maximal runs of equal shingles, in the order of ``y``; each word of ``y`` in one run at most."""
    at: dict[int, list[int]] = defaultdict(list)
    for i, shingle in enumerate(x.shingles):
        at[shingle].append(i)
    runs: list[Run] = []
    j, total = 0, len(y.shingles)
    while j < total:
        best, length = -1, 0
        for i in at.get(y.shingles[j], ())[:8]:
            n = 1
            while i + n < len(x.shingles) and j + n < total and x.shingles[i + n] == y.shingles[j + n]:
                n += 1
            if n > length:
                best, length = i, n
        if length:
            runs += _without_notices(best, j, length, y, notices)
        j += max(length, 1)
    return runs


def _without_notices(i: int, j: int, length: int, y: Words, notices: frozenset[int]) -> list[Run]:
    """The run of ``length`` shingles from ``i`` and ``j`` without its stretches that are a notice.

    Notices are known by their sampled shingles: a shingle between them is judged by the sampled one before it, those at
    the beginning by the first one.
    """
    if not notices:
        return [(i, length + SHINGLE - 1, j, length + SHINGLE - 1)]
    shingles = y.shingles[j : j + length]
    notice = next((h in notices for h in shingles if is_sampled(h)), False)
    runs: list[Run] = []
    start = 0
    for n in range(length + 1):
        turned = n < length and is_sampled(shingles[n]) and (shingles[n] in notices) != notice
        if n == length or turned:
            if not notice and n > start:
                size = n - start + SHINGLE - 1
                runs.append((i + start, size, j + start, size))
            start, notice = n, not notice
    return runs


def _bridge(runs: list[Run]) -> list[Run]:
    """Join runs that follow each other in both texts with a few changed words between them."""
    out: list[Run] = []
    for i, n, j, m in runs:
        if out:
            p, q, r, s = out[-1]
            gap_x, gap_y = i - (p + q), j - (r + s)
            if -SHINGLE < gap_x <= BRIDGE and -SHINGLE < gap_y <= BRIDGE and i >= p and j >= r:
                out[-1] = (p, max(q, i + n - p), r, max(s, j + m - r))
                continue
        out.append((i, n, j, m))
    return out


def _cover(runs: list[Run], side: int, size: int) -> list[bool]:
    covered = [False] * size
    for run in runs:
        start, length = run[2 * side], run[2 * side + 1]
        covered[start : start + length] = [True] * length
    return covered[:size]
