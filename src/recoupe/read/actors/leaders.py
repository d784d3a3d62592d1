"""Leaders and those they lead: "le chef de l'ANL", "le général de Benghazi", "ses troupes"."""

from __future__ import annotations

import re
from functools import cache

from recoupe.read.actors.cast import Member
from recoupe.read.actors.gazetteer import Body, Group, Office, Person, fold
from recoupe.read.actors.gazetteer.rows import GazetteerRole
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.nominal import Phrase
from recoupe.read.actors.phrases import Phrases, Referent
from recoupe.records import ActorMention

_FIGHTING = frozenset({"armed_group", "military"})
_OF_BODY = re.compile(r"^(.+?) (?:de l'|de la |du |des |de |d')(.+)$")


class Leaders(Phrases):
    """Resolves phrases for those who lead a body or hold a place, and for the fighters of somebody."""

    def leader(self, phrase: Phrase, row: Office, country: str | None) -> Referent | None:
        """Who leads the body, or holds the place, that the complement names."""
        for name in phrase.inside:
            for entry in name.entries[:1]:
                if entry.table == "body" and (person := self._head_of(entry.row, row)) is not None:
                    return person, "office", "office.of-body"
        noun = fold(self.frame.text[slice(*self.frame.span(phrase.head, phrase.after))])
        places = [e.row for n in phrase.inside for e in n.entries[:1] if e.table in {"place", "seat"}]
        country = country or next((row.country for row in places), None)
        if noun not in words("offices", "placed") or country is None or not self._placed(phrase):
            return None
        person = self._officer(country, phrase) or self._titled(phrase, country)
        return (person, "office", "office.of-place") if person is not None else None

    def _head_of(self, body: Body, row: Office) -> str | None:
        """The one person known to head ``body`` on the day of publication; first those whom the article names."""
        heads = _heads_of(body.key)
        day = self.cast.published
        fits = [
            person
            for person, title, role in heads
            if (row.role in words("offices", "leading") or fold(row.role) == title) and (day and role.held(day))
        ]
        met = [
            p for p in fits if any(self.cast.table.actor(m).gazetteer == f"people/{p.key}" for m in self.cast.people)
        ]
        found = list(dict.fromkeys(p.key for p in met or fits))
        return self.cast.known_person(gazetteer().people[found[0]]) if len(found) == 1 else None

    def _placed(self, phrase: Phrase) -> bool:
        """Whether the phrase names a place or a part of a country, not the country alone."""
        parts = {"est", "ouest", "nord", "sud", "centre"}
        return any(self.frame.folded(k) in parts for k in range(phrase.after, phrase.j)) or any(
            n.tables() & {"place", "seat"} or n.label == "LOC" for n in phrase.inside if "state" not in n.tables()
        )

    def _officer(self, country: str, phrase: Phrase) -> str | None:
        """The one officer or rebel leader of ``country`` whom the article names."""
        fits = [m for m in self.cast.people.values() if m.seen and m.country == country and self._commands(m)]
        known = [m for m in fits if self.cast.table.actor(m.ident).gazetteer and m.roles] or fits
        return known[0].ident if len(known) == 1 else None

    def _titled(self, phrase: Phrase, country: str) -> str | None:
        """The one person whom the gazetteer calls so: "homme fort de l'Est" of that country."""
        end = phrase.adjective[0] if phrase.adjective else phrase.j
        role = self.frame.text[slice(*self.frame.span(phrase.head, max(end, phrase.after)))]
        day = self.cast.published
        found = gazetteer().holders(role, country, day) if day else ()
        return self.cast.known_person(found[0]) if len(found) == 1 else None

    def _commands(self, member: Member) -> bool:
        actor = self.cast.table.actor(member.ident)
        return actor.sector in {"MIL", "REB"} or bool(member.titles & words("titles", "military"))

    def own_fighters(self, phrase: Phrase, row: Group) -> tuple[str | None, str | None]:
        """Whose "ses troupes" are: an actor under whom they are filed, or the country whose army they are."""
        if row.kind not in _FIGHTING or phrase.adjective is not None or not self._owned(phrase):
            return None, None
        for mention in self._owners(phrase):
            actor = self.cast.table.actor(mention.actor)
            member = self.cast.people.get(mention.actor)
            if member is not None and self._commands(member):
                return mention.actor, None
            if member is not None or actor.kind == "state":
                return None, member.country if member is not None else actor.country
            if actor.kind in {"armed_group", "military"}:
                return mention.actor, None
        return None, None

    def _owned(self, phrase: Phrase) -> bool:
        """Whether the fighters are somebody's: "ses troupes", "dont les troupes"."""
        first = self.frame.folded(phrase.i)
        return first in {"ses", "son", "sa"} or (first in {"les", "l"} and self.frame.folded(phrase.i - 1) == "dont")

    def _owners(self, phrase: Phrase) -> list[ActorMention]:
        """Mentions of who may own them: right before "dont"; else those of the sentence, else of the one before."""
        offset = self.frame.words[phrase.i].start
        told = [m for m in self.cast.table.mentions() if m.span[1] <= offset and m.form != "ethnonym"]
        if phrase.i > 1 and self.frame.folded(phrase.i - 1) == "dont":
            return [m for m in told if m.span[1] == self.frame.words[phrase.i - 2].end]
        here = self.frame.sentence(offset)
        same = [m for m in told if self.frame.sentence(m.span[0]) == here]
        return same or [m for m in told if self.frame.sentence(m.span[0]) == here - 1]

    def led_by(self, inner: Phrase, referent: Referent | None) -> Referent | None:
        """The officer of the complement: "l'aviation du maréchal"."""
        member = self.cast.people.get(referent[0]) if referent else None
        if member is None or not inner.definite or not self._commands(member):
            return None
        return member.ident, "description", "group.of-leader"


@cache
def _all_heads() -> dict[str, tuple[tuple[Person, str, GazetteerRole], ...]]:
    """Who heads which body (key), with the folded title, from the roles that name both: "chef de l'ANL"."""
    found: dict[str, list[tuple[Person, str, GazetteerRole]]] = {}
    for person in gazetteer().people.values():
        for role in person.roles:
            match = _OF_BODY.match(role.role)
            if match is None or fold(match[1]) not in words("offices", "heads"):
                continue
            for body in gazetteer().body(match[2]):
                if body.country == role.country:
                    found.setdefault(body.key, []).append((person, fold(match[1]), role))
    return {key: tuple(rows) for key, rows in found.items()}


def _heads_of(key: str) -> tuple[tuple[Person, str, GazetteerRole], ...]:
    return _all_heads().get(key, ())
