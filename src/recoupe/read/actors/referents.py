"""Who a phrase stands for: the person, the holder of the office, the body or the group."""

from __future__ import annotations

from recoupe.read.actors.bodies import Bodies
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.offices import Offices
from recoupe.read.actors.phrases import Referent


class Referents(Offices, Bodies):
    """Resolves the phrases of one article, in order of the text."""

    def resolve(self, phrase: Phrase) -> Referent | None:
        """The actor of a phrase without an apposed name."""
        return self.office(phrase) if phrase.office else self.group(phrase)
