"""The value an event shows for a field: the one with most origins, then the most precise; nothing is averaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from recoupe.records import EventMention
from recoupe.resolve.dating.edtf import holds, read_edtf
from recoupe.resolve.linking.weights import weights

V = TypeVar("V")
Origin = Mapping[str, int]  # mention id -> number of its origin

_FIRMNESS = {"denied": 1, "actual": 3, "planned": 2, "possible": 0}
SYMMETRIC = frozenset({"CONSULT", "AGREE"})


def most_told(
    mentions: Sequence[EventMention],
    origin: Origin,
    value: Callable[[EventMention], V | None],
    supports: Callable[[V, V], bool],
    precision: Callable[[V], float],
) -> V | None:
    """The value with the most origins whose own value ``supports`` it; ties by ``precision``, then the first told."""
    told = [(m, v) for m in mentions if (v := value(m)) is not None]
    best: tuple[float, float, int] | None = None
    out: V | None = None
    for position, (_, candidate) in enumerate(told):
        votes = {origin[m.id] for m, v in told if v == candidate or supports(v, candidate)}
        rank = (len(votes), precision(candidate), -position)
        if best is None or rank > best:
            best, out = rank, candidate
    return out


def best_date(mentions: Sequence[EventMention], origin: Origin) -> str | None:
    """EDTF date of the event: a coarser date supports a finer one that it holds; the day on which it was held goes
    before the day for which it was planned."""

    def supports(coarse: str, fine: str) -> bool:
        a, b = read_edtf(coarse), read_edtf(fine)
        return bool(a and b and (holds(a, b) or (a.low == b.low and a.days >= b.days and a.yearless >= b.yearless)))

    def precision(date: str) -> float:
        when = read_edtf(date)
        return -10_000.0 if when is None else -when.days - 1000.0 * when.yearless + 0.5 * when.open

    held = [m for m in mentions if m.date and m.status == "actual"]
    return most_told(held or mentions, origin, lambda m: m.date, supports, precision)


def best_sides(mentions: Sequence[EventMention], origin: Origin) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and target: those of one mention together, for symmetric types; else each side by itself."""
    if mentions[0].type in SYMMETRIC:
        pair = most_told(
            mentions,
            origin,
            lambda m: (m.source, m.target) if m.source or m.target else None,
            lambda a, b: {*a[0], *a[1]} == {*b[0], *b[1]},
            lambda v: float(len({*v[0], *v[1]})) + 0.5 * bool(v[1]),
        )
        return pair or ((), ())
    source, target = (_best_side(mentions, origin, side) for side in ("source", "target"))
    return source, target


def _best_side(mentions: Sequence[EventMention], origin: Origin, side: str) -> tuple[str, ...]:
    def value(mention: EventMention) -> tuple[str, ...] | None:
        given: tuple[str, ...] = getattr(mention, side)
        return given or None

    return most_told(mentions, origin, value, lambda a, b: set(a) == set(b), lambda v: float(len(v))) or ()


def best_plain(mentions: Sequence[EventMention], origin: Origin, field: str) -> str | None:
    """The value of ``field`` that most origins give."""
    return most_told(mentions, origin, lambda m: getattr(m, field), lambda a, b: False, lambda v: 0.0)


def best_mode(mentions: Sequence[EventMention], origin: Origin) -> str | None:
    """The mode most origins give; "s'est entretenu" (talks) supports whatever says by what means."""
    vague = set(weights()["mode"]["vague"])
    return most_told(
        mentions, origin, lambda m: m.mode, lambda a, b: a in vague and b not in vague, lambda v: float(v not in vague)
    )


def best_status(mentions: Sequence[EventMention], origin: Origin) -> str:
    """The realis: what was planned and is told as having happened has happened, what was planned and is told later not
    to have happened has not; else the one most origins give. ``mentions`` are in order of report."""
    told = {m.status for m in mentions}
    if told == {"planned", "denied"}:
        return mentions[-1].status
    if "actual" in told and told <= {"actual", "planned", "possible"}:
        return "actual"
    return (
        most_told(mentions, origin, lambda m: m.status, lambda a, b: False, lambda v: float(_FIRMNESS.get(v, 0)))
        or "actual"
    )
