"""Who a phrase stands for: the person, the holder of the office, the body or the group."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.bodies import Bodies
from recoupe.read.actors.gazetteer import fold
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.offices import Offices
from recoupe.read.actors.phrases import Referent


class Referents(Offices, Bodies):
    """Resolves the phrases of one article, in order of the text."""

    def prepare(self, phrases: Sequence[Phrase]) -> None:
        """Look ahead, and keep the phrases by where they end."""
        super().prepare(phrases)
        self.by_end: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self.by_end.setdefault(phrase.j, []).append(phrase)

    def resolve(self, phrase: Phrase) -> Referent | None:
        """The actor of a phrase without an apposed name."""
        if (inner := self._inner(phrase)) is not None and (found := self._for_inner(phrase, inner)) is not None:
            return found
        return self.office(phrase) if phrase.office else self.group(phrase)

    def several(self, phrase: Phrase) -> list[str]:
        """The actors of "les deux ministres", "les présidents russe et turc", "les armées tchadienne et malienne"."""
        if phrase.each and not phrase.office and self.office_told(phrase) is None:
            return [self.body_of(phrase, phrase.entries[0].row, country, "each")[0] for country in phrase.each]
        return super().several(phrase)

    def _inner(self, phrase: Phrase) -> Phrase | None:
        """The phrase that ends as ``phrase`` does: the body in "les représentants du parti"."""
        ends = self.by_end.get(phrase.j, ())
        starts = {phrase.after, phrase.after + 1, phrase.i}  # "des représentants de" may count as a quantity
        return next((p for p in ends if p.head > phrase.after and p.i in starts and p.apposed is None), None)

    def _for_inner(self, phrase: Phrase, inner: Phrase) -> Referent | None:
        """Fighters are filed under the officer who leads them, delegates under those who sent them."""
        kind = "" if phrase.office else phrase.entries[0].row.kind
        if inner.office:
            fighting = kind in {"military", "armed_group"} and not inner.plural
            return self.led_by(inner, self.office(inner)) if fighting else None
        noun = fold(self.frame.text[slice(*self.frame.span(phrase.head, phrase.after))])
        told = {self.frame.folded(k) for k in range(phrase.after, inner.head)} & {"des", "du", "la", "l", "les"}
        if not told or not phrase.plural or phrase.possessive or noun not in words("groups", "sent"):
            return None
        found = self.group(inner)
        return (found[0], "description", "group.sent") if found else None
