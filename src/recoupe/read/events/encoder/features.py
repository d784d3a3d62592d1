"""The encoder's scores as features of the regressions.

Of a trigger: how likely its type, how likely any event, how much of that its type has, whether its type is the
likeliest. Of a candidate: how likely as source and as target, by how much it is ahead of the next actor, whether it
is first; a candidate outside the sentence is told how likely the best inside is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.encoder.encoded import NUMBER, Encoded
from recoupe.read.events.match import Trigger

Features = dict[str, float]


def _within(x: float, most: float = 5.0) -> float:
    return round(max(-most, min(most, x)), 3)


def kind_features(encoded: Encoded, trigger: Trigger) -> Features:
    """Features of a trigger."""
    chances = encoded.kinds(trigger.head)
    if chances is None:
        return {"encoder=none": 1.0}
    kind = NUMBER[trigger.entry.type]
    none = min(1 - 1e-4, max(1e-4, math.exp(float(chances[0]))))
    mine = min(1 - 5e-3, max(5e-3, math.exp(float(chances[kind]))))
    return {
        "encoder:type": _within(math.log(mine / (1 - mine)) / 2),
        "encoder:event": _within(math.log((1 - none) / none) / 2),
        "encoder:share": _within((float(chances[kind]) - math.log(1 - none)) / 2),
        "encoder:best": float(int(chances[1:].argmax()) + 1 == kind),
    }


def side_scores(encoded: Encoded, trigger: Trigger, candidates: Sequence[Candidate]) -> list[Features]:
    """Features of the candidates, in their order."""
    odds = encoded.sides(trigger.head, trigger.entry.type, candidates)
    out: list[Features] = [{} if o is not None else {"encoder=none": 1.0} for o in odds]
    for side, n in (("source", 0), ("target", 1)):
        seen = [(i, o[n]) for i, o in enumerate(odds) if o is not None]
        best = max((x for _, x in seen), default=None)
        for i, o in enumerate(odds):
            if o is None:
                if best is not None:
                    out[i][f"encoder:inside:{side}"] = _within(best / 2)
                continue
            out[i][f"encoder:{side}"] = _within(o[n] / 2)
            others = [x for j, x in seen if candidates[j].actor != candidates[i].actor]
            if others:
                out[i][f"encoder:gap:{side}"] = _within((o[n] - max(others)) / 2)
            if best is not None and o[n] >= best:
                out[i][f"encoder:first:{side}"] = 1.0
    return out
