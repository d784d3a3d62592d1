"""On which days an article can have been printed, from what its dates mean, and what follows for the others.

"Lundi" told as past was printed that day or within the six days after; a day without a year within the year after.
An expression takes a value only when every day of publication that is left gives the same one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.resolve.dating.edtf import When, gap, read_edtf
from recoupe.resolve.dating.expressions import Expression

#: publication bounded to more days than this tells nothing of other expressions
WIDEST = 400
YEAR = 364


@dataclass
class Expr:
    """One date expression of an article. ``way`` is -1 past, 1 future, 0 not told; ``after`` bounds its day."""

    key: str
    expression: Expression
    value: str | None
    way: int
    after: dt.date | None = None

    @property
    def when(self) -> When | None:
        return read_edtf(self.value)


class Clock:
    """The days of publication left, narrowed by one expression after the other."""

    def __init__(self, published: str | None) -> None:
        when = read_edtf(published)
        known = when is not None and not when.yearless and not when.open
        self.low: dt.date | None = when.low if when and known else None
        self.high: dt.date | None = when.high if when and known else None

    @property
    def bounded(self) -> bool:
        """Whether few enough days are left to tell something."""
        return bool(self.low and self.high and 0 <= (self.high - self.low).days <= WIDEST)

    def narrow(self, low: dt.date | None, high: dt.date | None) -> None:
        """Keep the days from ``low`` to ``high``; bounds that leave nothing are put aside."""
        new_low = max(d for d in (self.low, low) if d) if self.low or low else None
        new_high = min(d for d in (self.high, high) if d) if self.high or high else None
        if new_low and new_high and new_low > new_high:
            return
        self.low, self.high = new_low, new_high

    def learn(self, expr: Expr) -> None:
        """Bound the publication by an expression whose day is known."""
        when = expr.when
        if not when or when.yearless or when.days > 7:
            return
        low, high = _printed(expr, when.low)
        if when.days == 1:
            self.narrow(low, high)
        elif expr.expression.kind == "week":
            start = when.low - dt.timedelta(weeks=expr.expression.number)
            self.narrow(start, start + dt.timedelta(days=6))

    def days(self) -> list[dt.date]:
        """The days of publication left, where they are few enough."""
        if not self.bounded or self.low is None or self.high is None:
            return []
        return [self.low + dt.timedelta(days=n) for n in range((self.high - self.low).days + 1)]

    def exclude_by(self, expr: Expr) -> None:
        """Drop days of publication on which ``expr`` would lie before what it reports."""
        if expr.after is None:
            return
        fit = [
            p
            for p in self.days()
            if (v := meaning(expr, p)) is None or (w := read_edtf(v)) is None or w.high >= expr.after
        ]
        if fit:
            self.narrow(fit[0], fit[-1])

    def value_of(self, expr: Expr) -> str | None:
        """The value of ``expr`` where all days of publication left agree on it."""
        values = {meaning(expr, p) for p in self.days()}
        return next(iter(values)) if len(values) == 1 else None


def _printed(expr: Expr, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """First and last day on which an article could print ``expr`` for ``day``."""
    kind, one = expr.expression, dt.timedelta(days=1)
    if kind.kind == "shift":
        printed = day - kind.number * one
        return printed, printed
    if kind.kind == "weekday":
        if kind.turn < 0:
            return day + one, day + 13 * one
        if kind.turn > 0:
            return day - 13 * one, day - one
        return (day if expr.way < 0 else day - 6 * one), (day if expr.way > 0 else day + 6 * one)
    if kind.kind == "yearless":
        return (day if expr.way < 0 else day - 182 * one), (day if expr.way > 0 else day + YEAR * one)
    return (day if expr.way < 0 else None), (day if expr.way > 0 else None)


def meaning(expr: Expr, printed: dt.date) -> str | None:
    """EDTF value of ``expr`` in an article printed on ``printed``; None where it cannot be told."""
    kind = expr.expression
    if kind.kind == "shift":
        return (printed + dt.timedelta(days=kind.number)).isoformat()
    if kind.kind == "week":
        year, week, _ = (printed + dt.timedelta(weeks=kind.number)).isocalendar()
        return f"{year}-W{week:02}"
    if kind.kind == "weekday" and not kind.turn and expr.way:
        ahead = (kind.number - printed.weekday()) % 7
        behind = (printed.weekday() - kind.number) % 7
        return (printed + dt.timedelta(days=ahead if expr.way > 0 else -behind)).isoformat()
    if kind.kind == "yearless" and expr.value:
        return _with_year(expr, printed)
    return None


def _with_year(expr: Expr, printed: dt.date) -> str | None:
    when = expr.when
    if when is None or expr.value is None:
        return None
    around = [when.place_in(printed.year + n) for n in (-1, 0, 1)]
    past = max((w.low for w in around if w.low <= printed), default=None)
    future = min((w.low for w in around if w.high >= printed), default=None)
    if past is None or future is None:
        return None
    if expr.way == 0 and not (printed - past).days < 182 <= (future - printed).days:
        return None
    year = (future if expr.way > 0 else past).year
    return expr.value.replace("XXXX", f"{year:04}")


def settle(clock: Clock, expressions: Sequence[Expr]) -> dict[str, str]:
    """New values that follow, by key of the expression; bounds and values in turn until nothing moves."""
    found: dict[str, str] = {}
    for expr in expressions:
        clock.learn(expr)
    for _ in range(len(expressions) + 1):
        before = (len(found), clock.low, clock.high)
        for expr in expressions:
            clock.exclude_by(expr)
            when = expr.when
            if when and not when.yearless and when.days <= (7 if expr.expression.kind == "week" else 1):
                continue
            value = clock.value_of(expr)
            if value and _agrees(value, when):
                found[expr.key] = expr.value = value
                clock.learn(expr)
        if before == (len(found), clock.low, clock.high):
            break
    return found


def _agrees(value: str, when: When | None) -> bool:
    new = read_edtf(value)
    return bool(new and (when is None or gap(new, when) == 0))
