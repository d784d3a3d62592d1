"""How many events a mention might be taken for: what the threshold grows with."""

from __future__ import annotations

import math

from recoupe.resolve.linking.told import Told

#: days of mentions among which an event is sought
WINDOW = 30


class Density:
    """How many mentions there are, and over how many days they were printed."""

    def __init__(self) -> None:
        self._total = 0
        self._first: int | None = None
        self._last = 0

    def add(self, told: Told) -> None:
        self._total += 1
        if told.published:
            day = told.published.low.toordinal()
            self._first = day if self._first is None else min(day, self._first)
            self._last = max(day, self._last)

    def log_rivals(self) -> float:
        """log2 of the number of events a mention might be taken for: mentions per day times a window of 30 days."""
        if self._first is None:
            return math.log2(max(8, self._total / 4))
        span = max(WINDOW, self._last - self._first + 1)
        return math.log2(max(8.0, self._total / 4 * WINDOW / span))
