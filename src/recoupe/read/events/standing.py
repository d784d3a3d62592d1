"""How a trigger stands among the others of its article: likelier ones beside it, the same event told elsewhere.

The first scores are given trigger by trigger. The second, from these features, knows that an event is told once: what
another sentence tells more clearly, between the same actors, is less likely to count.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.match import Trigger
from recoupe.read.events.survey import NEIGHBOURS, stem

Features = dict[str, float]

#: log odds of what does not exist
NOTHING = -9.2


class Scored(NamedTuple):
    """A trigger with its first score, the chances of its candidates as source and target, and where it stands."""

    trigger: Trigger
    candidates: Sequence[Candidate]
    event: float
    source: Sequence[float]
    target: Sequence[float]
    sentence: int
    headline: bool


class _Sides(NamedTuple):
    source: str
    target: str
    as_source: float
    as_target: float
    best: Candidate | None


def log_odds(p: float) -> float:
    """Log odds of a probability, kept within ±9.2."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def standing_features(scored: Sequence[Scored], sentences: int, political: float) -> list[Features]:
    """One feature dictionary a trigger, in their order. ``political`` is the chance that the article is of politics."""
    sides = [_likeliest(s) for s in scored]
    by_head: dict[int, list[int]] = defaultdict(list)
    by_type: dict[str, list[int]] = defaultdict(list)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for n, s in enumerate(scored):
        by_head[s.trigger.head].append(n)
        by_type[s.trigger.entry.type].append(n)
        by_sentence[s.sentence].append(n)
    best = sorted(max(scored[n].event for n in group) for group in by_head.values())
    whole: Features = {
        "bias": 1.0, "mean": sum(s.event for s in scored) / max(1, len(scored)), "sum": sum(best) / max(1, sentences),
        "sentences": math.log(sentences + 1), "political": log_odds(political),
    }  # fmt: skip
    out = []
    for n, s in enumerate(scored):
        f = dict(whole)
        _own(s, sides[n], sentences, f)
        likelier = len(best) - bisect_right(best, s.event)
        f["likelier"] = likelier / max(1, sentences)
        _beside(scored, n, by_head[s.trigger.head], by_sentence[s.sentence], f)
        _elsewhere(scored, sides, n, by_type[s.trigger.entry.type], f)
        out.append(f)
    return out


def _likeliest(s: Scored) -> _Sides:
    if not s.candidates:
        return _Sides("", "", 0.0, 0.0, None)
    order = range(len(s.candidates))
    source = max(order, key=lambda i: s.source[i])
    target = max((i for i in order if i != source), key=lambda i: s.target[i], default=None)
    return _Sides(
        s.candidates[source].actor,
        s.candidates[target].actor if target is not None else "",
        s.source[source],
        s.target[target] if target is not None else 0.0,
        s.candidates[source],
    )


def _own(s: Scored, sides: _Sides, sentences: int, f: Features) -> None:
    f["event"] = log_odds(s.event)
    f["source"] = sides.as_source
    f["target"] = sides.as_target
    f["source-here"] = float(sides.best is not None and sides.best.origin == "sentence")
    f["source-named"] = float(sides.best is not None and sides.best.form in ("name", "office", "metonym"))
    f["headline"] = float(s.headline)
    f["relative"] = s.sentence / max(1, sentences)
    f["at"] = float(min(s.sentence, 30))


def _beside(scored: Sequence[Scored], n: int, senses: list[int], sentence: list[int], f: Features) -> None:
    me = scored[n].trigger
    others = [m for m in sentence if scored[m].trigger.head != me.head]
    f["other-sense"] = _highest(scored, [m for m in senses if m != n])
    f["same-type-here"] = _highest(scored, [m for m in others if scored[m].trigger.entry.type == me.entry.type])
    f["other-type-here"] = _highest(scored, [m for m in others if scored[m].trigger.entry.type != me.entry.type])


def _elsewhere(scored: Sequence[Scored], sides: list[_Sides], n: int, same: list[int], f: Features) -> None:
    me, mine = scored[n], sides[n]
    at = bisect_left(same, n)
    near = [m for m in same[max(0, at - NEIGHBOURS) : at + NEIGHBOURS] if scored[m].trigger.head != me.trigger.head]
    f["likelier-of-type"] = float(sum(scored[m].event > me.event for m in near))
    body = [m for m in near if scored[m].sentence != me.sentence]
    earlier = [m for m in body if scored[m].sentence < me.sentence and not scored[m].headline]
    later = [m for m in body if scored[m].sentence > me.sentence]

    def kin(m: int) -> bool:
        return stem(scored[m].trigger) == stem(me.trigger)

    def related(m: int) -> bool:
        theirs = (sides[m].source, sides[m].target)
        return bool(mine.source and mine.source in theirs) or bool(
            mine.target and mine.as_target > 0.3 and mine.target in theirs
        )

    def same_pair(m: int) -> bool:
        pair = {mine.source, mine.target}
        return (
            bool(mine.source and mine.target) and mine.as_target > 0.25 and pair == {sides[m].source, sides[m].target}
        )

    tests: tuple[tuple[str, Callable[[int], bool]], ...] = (
        ("", lambda m: True), ("-kin", kin), ("-related", related), ("-same-pair", same_pair),
        ("-kin-related", lambda m: kin(m) and related(m)),
    )  # fmt: skip
    for name, test in tests:
        f[f"earlier{name}"] = _highest(scored, [m for m in earlier if test(m)])
        f[f"later{name}"] = _highest(scored, [m for m in later if test(m)])
    f["headline-same"] = _highest(scored, [m for m in body if scored[m].headline])


def _highest(scored: Sequence[Scored], which: list[int]) -> float:
    return log_odds(max((scored[m].event for m in which), default=0.0)) if which else NOTHING
