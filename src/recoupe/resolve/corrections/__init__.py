"""What an analyst corrects, and how a correction is applied to every build."""

from recoupe.resolve.corrections.anchors import Anchor, anchor_of, find_mentions
from recoupe.resolve.corrections.correction import ACTIONS, FIELDS, Correction, in_force, make_correction

__all__ = [
    "ACTIONS",
    "FIELDS",
    "Anchor",
    "Correction",
    "anchor_of",
    "find_mentions",
    "in_force",
    "make_correction",
]
