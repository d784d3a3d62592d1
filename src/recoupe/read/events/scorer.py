"""The learned scorer: logistic regressions that ask, is it an event, is this its source, is this its target, does it
stand as an event among the others of its article, how sure is all that, is the article one of politics and conflict.

Weights are a small JSON file of feature name to number, made by ``scripts/train_events.py``; scoring is plain Python.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Weights(NamedTuple):
    """Feature weights of the regressions and the thresholds of the decision."""

    event: Mapping[str, float]
    source: Mapping[str, float]
    target: Mapping[str, float]
    #: second look at a trigger, among the others of its article
    standing: Mapping[str, float]
    #: chance that type and both sides of an event are right, from the scores that made it
    sure: Mapping[str, float]
    article: Mapping[str, float]
    thresholds: Mapping[str, float]


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Logistic score of ``features``; unknown features count nothing."""
    total = 0.0  # no sum(): from Python 3.12 on it rounds in another way, and the same article would score differently
    weight_of = weights.get
    for name, value in features.items():
        weight = weight_of(name)
        if weight:
            total += weight * value
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def shipped(encoder: bool = True) -> Weights | None:
    """The package's weights, fitted with ``encoder`` or without; None if it holds none: then rules decide alone."""
    path = files("recoupe.read.events").joinpath("weights/events-encoder.json" if encoder else "weights/events.json")
    if not path.is_file():
        return None
    return from_json(path.read_text(encoding="utf-8"))


def from_json(text: str) -> Weights:
    """Weights from their JSON text."""
    data = json.loads(text)
    return Weights(**data)
