"""Grammatical gender and number of a mention, by what the text and the gazetteer tell."""

from __future__ import annotations

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import gazetteer
from recoupe.records import ActorMention

_FEMININE = frozenset({"la", "une", "cette", "sa", "ma"})
_MASCULINE = frozenset({"le", "un", "ce", "du", "au", "cet"})
_PLURAL = frozenset("les des ces aux leurs plusieurs certains certaines quelques deux trois".split())
#: heads of names of bodies, for "l'Union", "Médecins"
_FEMININE_HEADS = frozenset(
    "union organisation armee opposition junte police justice coalition agence commission cour mission delegation "
    "banque federation ligue association alliance assemblee chambre presidence onu ue cedeao manul otan "
    "autorite communaute societe famille milice garde gendarmerie ambassade bbc ong".split()
)


class Agreement:
    """Gender ("m", "f" or None) and plurality of mentions."""

    def __init__(self, frame: Frame, cast: Cast) -> None:
        self.frame, self.cast = frame, cast

    def of(self, mention: ActorMention) -> tuple[str | None, bool]:
        """Gender and whether it is plural."""
        actor = self.cast.table.actor(mention.actor)
        if actor.kind == "person":
            member = self.cast.people.get(mention.actor)
            return (member.gender if member else None), False
        if actor.kind == "state" and actor.gazetteer:
            state = gazetteer().states.get(actor.gazetteer.partition("/")[2])
            if state is not None:
                return state.gender[:1] or None, state.gender.endswith("p")
        return self._by_words(mention)

    def _by_words(self, mention: ActorMention) -> tuple[str | None, bool]:
        i = self.frame.word_at(mention.span[0])
        first = self.frame.folded(i)
        before = self.frame.folded(i - 1) if i and self.frame.close(i - 1) else ""
        for determiner in (first, before):
            if determiner in _PLURAL:
                return self._noun_gender(i), True
            if determiner in _FEMININE:
                return "f", False
            if determiner in _MASCULINE:
                return "m", False
        head = self.frame.folded(i + 1) if first in {"l", "d"} else first
        if head in _FEMININE_HEADS:
            return "f", False
        token = self.frame.token(min(i + (first in {"l", "d"}), len(self.frame.words) - 1))
        number = "Plur" in token.morph.get("Number", [])
        gender = token.morph.get("Gender", [])
        return ({"Masc": "m", "Fem": "f"}.get(gender[0]) if gender else None), number

    def _noun_gender(self, i: int) -> str | None:
        for k in range(i, min(i + 4, len(self.frame.words))):
            token = self.frame.token(k)
            if token.pos_ in {"NOUN", "PROPN"}:
                gender = token.morph.get("Gender", [])
                return {"Masc": "m", "Fem": "f"}.get(gender[0]) if gender else None
        return None
