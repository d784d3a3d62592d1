"""Spans that meet, dates that agree, and the pairing of what was found with what is right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")


def overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> int:
    """Characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def likeness(a: Any, b: Any) -> float:
    """Shared part of all characters that two spans, or lists of spans, cover (Jaccard)."""
    x, y = _covered(a), _covered(b)
    return len(x & y) / len(x | y) if x & y else 0.0


def _covered(spans: Any) -> set[int]:
    listed = [spans] if spans and isinstance(spans[0], int) else spans or ()
    return {i for start, end in listed for i in range(start, end)}


def same_date(gold: str | None, found: str | None) -> bool:
    """Whether two EDTF dates agree, doubt apart; none agrees with none."""
    return _plain(gold) == _plain(found)


def _plain(date: str | None) -> str:
    text = (date or "").rstrip("~?%")
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return f"{monday}/{monday + datetime.timedelta(days=6)}"
    return text


def pair(gold: Sequence[A], found: Sequence[B], fit: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """Indices of what belongs together, each used once, best fit first; a fit of 0 is none."""
    fits = [(fit(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    left, right, pairs = set(range(len(gold))), set(range(len(found))), []
    for value, i, j in sorted(fits, key=lambda c: (-c[0], c[1], c[2])):
        if value > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return pairs
