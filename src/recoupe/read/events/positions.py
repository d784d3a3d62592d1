"""Positions: what a holder is said to stand for."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.scene import Scene
from recoupe.records import EventMention, Position


def find_positions(scene: Scene, mentions: Sequence[EventMention]) -> tuple[Position, ...]:
    """Positions of the article, in order of the text."""
    return ()
