"""Group copies of one text and tell where each document's text comes from.

Direction is told by the agency's credit, then by the earliest publication, never by the words alone. A document made
of several others belongs to the group of the one it shares most with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.records import Document
from recoupe.resolve.copies.candidates import find_candidates
from recoupe.resolve.copies.relation import INCLUDED, Relation
from recoupe.resolve.copies.sketches import Sketch, Sketches
from recoupe.resolve.copies.words import SHINGLE
from recoupe.resolve.dating.edtf import read_edtf
from recoupe.resolve.memory import Memory, NoMemory


@dataclass(frozen=True, slots=True)
class Copies:
    """The relations found, sorted by ids, and for every document the group (None outside) and origin (document id)."""

    relations: tuple[Relation, ...]
    group: dict[str, str | None]
    origin: dict[str, str]


def find_copies(documents: Sequence[Document], memory: Memory | None = None) -> Copies:
    """Relations of all pairs of ``documents`` that share a passage, copy groups and origins.

    Of texts and pairs that ``memory`` knows nothing is compared again.
    """
    sketches = Sketches(documents, NoMemory() if memory is None else memory)
    pairs, notices = find_candidates(documents, sketches.of)
    found = {}
    for a, b in sorted({*pairs, *_same_digest(sketches.of)}):
        if relation := sketches.relation(a, b, notices):
            found[a, b] = relation
    relations = tuple(found.values())
    by_id = {d.id: d for d in documents}
    groups = _groups(by_id, [r for r in relations if r.copy])
    group: dict[str, str | None] = dict.fromkeys(by_id)
    origin = {i: i for i in by_id}
    for members in groups:
        root = min(members, key=lambda i: _rank(by_id[i]))
        for member in members:
            group[member], origin[member] = f"c{root}", root
    return Copies(relations, group, origin)


def _same_digest(sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """Consecutive documents of equal words: enough to group them, however many there are."""
    last: dict[str, str] = {}
    for ident in sorted(sketches):
        digest = sketches[ident].digest
        if sketches[ident].size >= SHINGLE:
            if digest in last:
                yield last[digest], ident
            last[digest] = ident


def _rank(document: Document) -> tuple[bool, str, str]:
    """Sort key of origins: credited to an agency without an outlet's own name first, then the earliest."""
    published = document.published or "9999"
    own = not document.agency
    return own, published, document.id


def _parent(a: Document, b: Document) -> str | None:
    """Which of two copies came first, where anything but their words tells."""
    if bool(a.agency) != bool(b.agency):
        return a.id if a.agency else b.id
    x, y = read_edtf(a.published), read_edtf(b.published)
    if x and y and not x.yearless and not y.yearless:
        if x.high < y.low:
            return a.id
        if y.high < x.low:
            return b.id
    return None


def _contained(relation: Relation) -> str | None:
    """Of a text and one made of it and much else, the former: the other may hold further texts, and joins one only."""
    if min(relation.share_a, relation.share_b) >= INCLUDED:
        return None
    return relation.a if relation.share_a > relation.share_b else relation.b


def _groups(by_id: dict[str, Document], relations: Sequence[Relation]) -> list[list[str]]:
    best: dict[str, tuple[int, str, Relation]] = {}
    kept: list[Relation] = []
    for relation in relations:
        parent = _parent(by_id[relation.a], by_id[relation.b]) or _contained(relation)
        if parent is None or relation.relation in ("identical", "near-copy"):
            kept.append(relation)
            continue
        child = relation.b if parent == relation.a else relation.a
        rank = (relation.words, parent, relation)
        if child not in best or rank[:2] > best[child][:2]:
            best[child] = rank
    root = {i: i for i in by_id}

    def find(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for relation in [*kept, *(entry[2] for entry in best.values())]:
        a, b = sorted((find(relation.a), find(relation.b)))
        root[b] = a
    members: dict[str, list[str]] = defaultdict(list)
    for ident in sorted(by_id):
        members[find(ident)].append(ident)
    return [m for m in members.values() if len(m) > 1]
