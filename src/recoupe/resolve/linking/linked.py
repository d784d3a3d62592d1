"""What linking answers: events as sets of mentions, and why each mention was taken into its event."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.resolve.linking.feature import Feature
from recoupe.resolve.linking.told import Told


@dataclass(frozen=True)
class Link:
    """Why a mention was accepted: its features against the event's other mentions, score and threshold in bits."""

    mention: str
    score: float
    threshold: float
    features: tuple[Feature, ...]
    ambiguous: bool = False


@dataclass(frozen=True)
class Linked:
    """Events as lists of mentions (in order of work, the founding one first) and the reasons of every link."""

    events: tuple[tuple[Told, ...], ...]
    links: dict[str, Link]
