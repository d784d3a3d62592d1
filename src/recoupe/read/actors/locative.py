"""Whether a name is where something happens."""

from __future__ import annotations

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.lexicon import words


def locative(frame: Frame, i: int) -> bool:
    """Whether a preposition of place governs word ``i``: "en Libye", "au Mali", "à Rome"; not "à la Russie"."""
    k = i - 1
    while k >= 0 and frame.folded(k) in {"la", "le", "les", "l"} and frame.close(k):
        k -= 1
    if k < 0 or not frame.close(k):
        return False
    if k < i - 1 and frame.folded(k) in words("countries", "addressing"):
        return False
    return frame.folded(k) in words("countries", "locative")
