"""How many events a mention might be taken for: what the threshold grows with."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence

from recoupe.resolve.linking.told import Told


def log_rivals(told: Sequence[Told], window: int = 30) -> float:
    """log2 of the number of events a mention might be taken for: mentions per day times a window of 30 days."""
    days: dict[str, int] = defaultdict(int)
    for one in told:
        if one.published:
            days[one.published.low.isoformat()] += 1
    if not days:
        return math.log2(max(8, len(told) / 4))
    span = max(window, (_day(max(days)) - _day(min(days))) + 1)
    return math.log2(max(8.0, len(told) / 4 * window / span))


def _day(iso: str) -> int:
    return dt.date.fromisoformat(iso).toordinal()
