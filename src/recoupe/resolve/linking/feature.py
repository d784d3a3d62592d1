"""One reason for or against a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Feature(NamedTuple):
    """One reason for (positive bits) or against a link; ``seen`` holds ids of actors or places, or a number."""

    name: str
    bits: float
    seen: tuple[str, ...] = ()


def score(found: Iterable[Feature]) -> float:
    """The sum of the bits."""
    return sum([f.bits for f in found])
