"""Who acted on whom: whether the two sides of an event agree with the gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.records import EventMention
from recoupe.show.scoring.names import Names
from recoupe.show.scoring.pairing import overlap

#: types whose sides may be swapped or shared out otherwise
SYMMETRIC = ("CONSULT", "AGREE")

Side = list[tuple[Any, Sequence[int] | None]]  # names of an actor, the span that names it


def sides_agree(gold: dict[str, Any], found: EventMention, called: dict[str, list[str]], names: Names) -> bool:
    """Whether at least half of the actors of each side have their like on the other, by name or by span."""
    right = [_gold_side(gold, field) for field in ("source", "target")]
    told = [_found_side(found, field, called) for field in ("source", "target")]
    if _agree(right[0], told[0], names) and _agree(right[1], told[1], names):
        return True
    if gold["type"] not in SYMMETRIC:
        return False
    if _agree(right[0], told[1], names) and _agree(right[1], told[0], names):
        return True
    together = right[0] + right[1]
    return len(together) > 1 and _agree(together, told[0] + told[1], names)


def _gold_side(gold: dict[str, Any], field: str) -> Side:
    spans = gold.get(f"{field}_spans") or []
    return [(name, spans[i] if i < len(spans) else None) for i, name in enumerate(gold.get(field) or ())]


def _found_side(found: EventMention, field: str, called: dict[str, list[str]]) -> Side:
    spans = found.fields.get(field, ())
    idents: tuple[str, ...] = getattr(found, field)
    return [(called.get(a, [a]), spans[i] if i < len(spans) else None) for i, a in enumerate(idents)]


def _agree(right: Side, told: Side, names: Names) -> bool:
    if not right or not told:
        return not right and not told
    like = [[names.same(a[0], b[0]) or overlap(a[1], b[1]) > 0 for b in told] for a in right]
    met_right = sum(any(row) for row in like)
    met_told = sum(any(row[j] for row in like) for j in range(len(told)))
    return 2 * met_right >= len(right) and 2 * met_told >= len(told)
