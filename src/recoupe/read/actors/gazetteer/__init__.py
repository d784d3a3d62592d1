"""Who is who in world politics, in French: states, seats, bodies, people, offices, groups and places, as data.

The tables are the TSV files in ``data``; every row names its source. ``load()`` reads them once per process.
Lookups fold case, accents, apostrophes, hyphens and leading articles (``folding.fold``).
"""

from recoupe.read.actors.gazetteer.folding import fold, slug, without_article
from recoupe.read.actors.gazetteer.gazetteer import Gazetteer, load
from recoupe.read.actors.gazetteer.rows import (
    Adjective,
    Body,
    GazetteerRole,
    Group,
    Office,
    Person,
    PlaceRow,
    Seat,
    State,
)

__all__ = [
    "Adjective",
    "Body",
    "Gazetteer",
    "GazetteerRole",
    "Group",
    "Office",
    "Person",
    "PlaceRow",
    "Seat",
    "State",
    "fold",
    "load",
    "slug",
    "without_article",
]
