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


def of_site(frame: Frame, i: int) -> bool:
    """Whether the name at ``i`` is that of a place: "la ville côtière d'Al-Khoms", "la base aérienne de Hmeimim"; not
    "le camp d'Ouattara", "la base de Donald Trump"."""
    k = i - 1
    if k < 1 or frame.folded(k) not in {"de", "d"} or not (frame.close(k) and frame.close(k - 1)):
        return False
    if frame.folded(k - 1) in words("countries", "sites"):
        return True
    described = k > 1 and frame.close(k - 2) and frame.token(k - 1).pos_ == "ADJ"
    return described and frame.folded(k - 2) in words("countries", "sites") | words("countries", "described_sites")
