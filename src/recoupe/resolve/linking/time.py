"""Bits for and against, from event dates and publication dates."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from recoupe.resolve.dating.edtf import When, gap, holds
from recoupe.resolve.linking.told import Moment
from recoupe.resolve.linking.weights import step, weights

REMOTE = 30


class Comparison(NamedTuple):
    """What two moments say of each other: the feature and its bits, whether they rule each other out, and whether they
    lie so far apart that undated support is a standing."""

    name: str
    bits: float
    excluded: bool
    far: bool


@lru_cache(maxsize=400_000)
def compare(a: Moment, b: Moment) -> Comparison:
    """Compare two moments; few distinct ones make up the many mentions of a dossier, so the results are kept."""
    name, bits = date_bits(a, b)
    return Comparison(name, bits, excludes(a, b), _far(a, b))


def _far(a: Moment, b: Moment) -> bool:
    """Whether one is undated and they are told far apart."""
    if (a.when and b.when) or not a.published or not b.published or _recalled(a, b):
        return False
    return bool(gap(a.when or a.published, b.when or b.published) > weights()["standing"]["far"])


def _recalled(a: Moment, b: Moment) -> bool:
    """Whether an article recalls one of two that has no date, so that the publications tell nothing."""
    return (a.recalled and not a.when) or (b.recalled and not b.when)


def excludes(a: Moment, b: Moment) -> bool:
    """Whether the dates of two mentions rule out that they are one occurrence."""
    table = weights()["date"]
    if not a.when or not b.when:
        return _too_early(a, b.when) or _too_early(b, a.when)
    days = gap(a.when, b.when)
    if a.when.open or b.when.open:
        return bool(_onset_gap(a.when, b.when) > table["impossible"])
    sharp = a.when.days == 1 and b.when.days == 1
    return bool(days > (table["hard"] if sharp else table["impossible"]))


def _too_early(told: Moment, when: When | None) -> bool:
    """An article cannot report as having happened what happened after it was printed."""
    if not when or when.yearless or when.open or not told.published or told.status != "actual":
        return False
    return told.published.high < when.low and (when.low - told.published.high).days > 1


def _onset_gap(a: When, b: When) -> int:
    """Days between, where what goes on also covers the days after it began."""
    if a.open and not a.yearless and not b.yearless and b.low >= a.low:
        return 0
    if b.open and not a.yearless and not b.yearless and a.low >= b.low:
        return 0
    return gap(a, b)


def date_bits(a: Moment, b: Moment) -> tuple[str, float]:
    """The feature that compares when two mentions say it happened, and its bits."""
    name, bits = _day_bits(a, b)
    agrees = _weekdays_agree(a, b)
    if agrees is None:
        return name, bits
    table = weights()["date"]
    return (f"{name}+weekday", bits + table["weekday"]) if agrees else ("date.weekday_other", table["weekday_other"])


def _weekdays_agree(a: Moment, b: Moment) -> bool | None:
    """Whether the weekday that one names is the other's; None where neither or only one tells a weekday."""
    days = []
    for told in (a, b):
        if told.weekday is not None:
            days.append(told.weekday)
        elif told.when and told.when.exact and not told.when.open:
            days.append(told.when.low.weekday())
    if len(days) < 2 or (a.weekday is None and b.weekday is None):
        return None
    return days[0] == days[1]


def _vague(bits: float, *published: When | None) -> float:
    """Bits of a publication kernel, less where a publication is known to the week or month only."""
    table, widest = weights()["date"], max((p.days for p in published if p), default=1)
    limit = table["vague_month"] if widest > 7 else table["vague_week"] if widest > 2 else bits
    return float(min(bits, limit))


def _day_bits(a: Moment, b: Moment) -> tuple[str, float]:
    table = weights()["date"]
    if a.when and b.when:
        return _both(a, b, a.when, b.when)
    if not a.when and not b.when:
        if not a.published or not b.published:
            return "date.untold", table["untold_both"]
        near = step(table["published"], gap(a.published, b.published))
        if _recalled(a, b):
            return "date.recalled", 0.0
        return "date.published", _vague(near, a.published, b.published)
    dated, undated = (a, b) if a.when else (b, a)
    when = dated.when
    if not undated.published or not when or when.days > 31 or when.yearless:
        return "date.untold", 0.0
    if when.open and undated.published.high >= when.low:
        return "date.within", table["within"]
    if undated.recalled and undated.published.high >= when.low:
        return "date.recalled", 0.0
    lag = max(0, (undated.published.low - when.high).days)
    if undated.published.high < when.low:
        if "planned" in (undated.status, dated.status):
            return "date.planned", 0.5
        lag = -1
    return "date.lag", _vague(step(table["lag"], lag), undated.published)


def _both(a: Moment, b: Moment, x: When, y: When) -> tuple[str, float]:
    table = weights()["date"]
    days = gap(x, y)
    if x.days == 1 and y.days == 1:
        if days >= len(table["exact"]):
            inside = _onset_gap(x, y) == 0
            return ("date.course", table["course"]) if inside else ("date.apart", table["apart"])
        name, bits = f"date.exact{days}", float(table["exact"][days])
        if days == 0:
            bits += table["remote"] if is_remote(a) and is_remote(b) else 0.0
            name = "date.yearless" if x.yearless or y.yearless else "date.same"
        return name, bits
    if days == 0:
        wide = x if x.days >= y.days else y
        name = "week" if wide.days <= 7 else "month" if wide.days <= 31 else "year"
        return f"date.{name}", table[name]
    if _onset_gap(x, y) == 0:
        return "date.within", table["within"]
    return "date.apart", table["apart"]


def is_remote(told: Moment) -> bool:
    """Whether it happened long before it was told."""
    return bool(told.when and (not told.published or told.when.yearless or gap(told.when, told.published) > REMOTE))


__all__ = ["Comparison", "compare", "date_bits", "excludes", "holds"]
