"""Whether two statements may be one voice: the same actor, or an office and the body or state it speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.records import Actor, ActorMention, Statement
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.quotations.report import fold
from recoupe.resolve.quotations.rules import rules, word_set

_BODIES = ("state", "government", "office")
#: forms of mention that name nobody
_UNNAMED = {"description", "pronoun"}


class Voices:
    """Who can be whom among the speakers of a dossier."""

    def __init__(
        self, actors: Iterable[Actor], mentions: Iterable[ActorMention], kinship: Kinship | None = None
    ) -> None:
        mentions = list(mentions)
        self._actors: Mapping[str, Actor] = {a.id: a for a in actors}
        self._kinship = kinship or Kinship(self._actors.values(), mentions)
        forms: dict[str, set[str]] = {}
        for mention in mentions:
            forms.setdefault(mention.actor, set()).add(mention.form)
        self._unnamed = {i for i, a in self._actors.items() if not a.gazetteer and forms.get(i, set()) <= _UNNAMED}

    def same(self, a: Statement, b: Statement) -> bool:
        """Whether a speaker of ``a`` is one of ``b`` or akin to it."""
        return any(self._akin(x, y) for x in _speakers(a) for y in _speakers(b))

    def unnamed(self, statement: Statement) -> bool:
        """Whether nobody is named as the speaker: "un diplomate", or nobody at all."""
        return all(s in self._unnamed for s in _speakers(statement))

    def foreign(self, statement: Statement) -> bool:
        """Whether the words may have been said in another language than French."""
        actor = self._actors.get(statement.speaker or "")
        if statement.translated:
            return True
        if actor is None:
            return False
        return actor.kind == "igo" or bool(actor.country and actor.country not in word_set("variants", "french"))

    def _akin(self, a: str, b: str) -> bool:
        if a == b or self._kinship.degree(a, b) >= rules()["voices"]["kin"]:
            return True
        one, other = self._actors.get(a), self._actors.get(b)
        if one is None or other is None:
            return False
        if one.kind in _BODIES and other.kind in _BODIES:
            return one.country is not None and one.country == other.country
        return one.kind == other.kind == "person" and _one_person(one, other)


def _one_person(a: Actor, b: Actor) -> bool:
    """ "M. Berg" and "Anna Berg": the same last name, and no two first names."""
    one, other = (fold(x.name).replace("-", " ").split() for x in (a, b))
    if not one or not other or one[-1] != other[-1] or len(one[-1]) < 3:
        return False
    return min(len(one), len(other)) == 1 or one[0].rstrip(".") in _TITLES or other[0].rstrip(".") in _TITLES


_TITLES = frozenset(("m", "mme", "mm", "mlle", "dr", "general", "marechal"))


def _speakers(statement: Statement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for s in (statement.speaker, *statement.co_speakers, *statement.chain) if s))
