"""Figures of an article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.scene import Scene
from recoupe.records import EventMention, Figure


def find_figures(scene: Scene, mentions: Sequence[EventMention]) -> tuple[Figure, ...]:
    """Counts of people and money, in order of the text."""
    return ()
