"""The weights of linking, as data (``weights.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from recoupe.records import EVENT_TYPES


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, Any]]:
    """The table of weights, in bits unless its comment says otherwise."""
    text = files("recoupe.resolve.linking").joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def near_types() -> dict[str, frozenset[str]]:
    """Every PLOVER type with those that readers take for it, itself included."""
    near: dict[str, set[str]] = {t: {t} for t in EVENT_TYPES}
    for a, b in weights()["type"]["near"]:
        near[a].add(b)
        near[b].add(a)
    return {t: frozenset(others) for t, others in near.items()}


def step(table: Sequence[Sequence[float]], value: float) -> float:
    """The second entry of the first row whose first entry is at least ``value``."""
    return next((row[1] for row in table if value <= row[0]), table[-1][1])


def rate(agree: float, share: float, chance: float, floor: float) -> float:
    """log2 of how much likelier agreement is in one event than by chance."""
    return math.log2(agree * share / max(chance, floor) + 1 - agree)
