"""The actors of one article while it is read: who has been named, with which titles and offices."""

from __future__ import annotations

import msgspec
from rapidfuzz.distance import Levenshtein

from recoupe.read.actors.frame import key_of
from recoupe.read.actors.gazetteer import Body, Person, Seat, State, fold
from recoupe.read.actors.known import gazetteer, given_names, proper_names
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.naming import capital, kind_by_name
from recoupe.read.actors.table import ActorTable
from recoupe.records import Role, Span


class Member(msgspec.Struct, gc=False):
    """What the article and the gazetteer tell about one person."""

    ident: str
    key: tuple[str, ...]
    gender: str | None = None
    country: str | None = None
    roles: list[tuple[str, str | None]] = []
    titles: set[str] = set()
    #: offsets of the mentions, in order of reading
    seen: list[int] = []


def name_key(name: str) -> tuple[str, ...]:
    """Words by which a person's name is compared: no particles, no titles."""
    skip = words("particles", "words") | words("titles", "civil") | words("titles", "military")
    key = key_of(name)
    return tuple(w for w in key if w not in skip) or key


class Cast:
    """Actors by what they are known as; each is put into the table once."""

    def __init__(self, table: ActorTable, published: str | None) -> None:
        self.table = table
        self.published = published
        self.people: dict[str, Member] = {}
        self._known: dict[str, str] = {}
        self._printed: dict[str, set[str]] = {}
        #: acronym -> what it stands for in this article, and its gazetteer row
        self.learnt: dict[str, tuple[str, object]] = {}

    def keyed(self, key: str, name: str, **fields: object) -> str:
        """The actor filed under ``key``, made on first use."""
        if key not in self._known:
            self._known[key] = self.table.new_actor(name, **fields)
        return self._known[key]

    def state(self, state: State) -> str:
        """A state as an actor."""
        return self.keyed(
            f"states/{state.key}", state.name, kind="state", country=state.iso3, gazetteer=f"states/{state.key}"
        )

    def body(self, body: Body) -> str:
        """An organisation of the gazetteer."""
        key = f"bodies/{body.key}"
        return self.keyed(key, body.name, kind=body.kind, country=body.country, sector=body.sector, gazetteer=key)

    def seat(self, seat: Seat) -> str:
        """Who a capital or palace stands for."""
        if seat.kind == "state":
            state = gazetteer().state(seat.actor) or gazetteer().states.get(seat.country or "")
            if state is not None:
                return self.state(state)
        for body in gazetteer().body(seat.actor):
            if body.name == seat.actor:
                return self.body(body)
        key = f"seats/{seat.actor}"
        return self.keyed(key, seat.actor, kind=seat.kind, country=seat.country, sector=seat.sector, gazetteer=key)

    def known_person(self, person: Person) -> str:
        """A person of the gazetteer."""
        key = f"people/{person.key}"
        if key not in self._known:
            roles = tuple(Role(role=r.role, country=r.country, from_=r.from_, to=r.to) for r in person.roles)
            ident = self.keyed(
                key,
                person.name,
                kind="person",
                country=person.country,
                sector=person.sector,
                roles=roles,
                gazetteer=key,
            )
            held = [(r.role, r.country) for r in person.roles if self._held(r)]
            self.people[ident] = Member(ident, name_key(person.name), person.gender, person.country, held)
        return self._known[key]

    def _held(self, role: object) -> bool:
        return self.published is None or role.held(self.published) is not False  # type: ignore[attr-defined]

    def person(self, name: str, country: str | None = None) -> str:
        """A person by a name as printed: one already met, one of the gazetteer, or a new one."""
        key = name_key(name)
        if (ident := self.met(key)) is not None:
            return ident
        if (known := self.best_known(name, country)) is not None:
            return self.known_person(known)
        ident = self.keyed("text/" + " ".join(key), _tidy(name), kind="person", country=country)
        self.people.setdefault(ident, Member(ident, key, given_names().get(key[0]), country))
        return ident

    def met(self, key: tuple[str, ...]) -> str | None:
        """A person of this article whom ``key`` can name: same family name, first names that do not differ."""
        fits = [m for m in self.people.values() if _same_person(key, m.key)]
        if not fits and len(key) == 1 and len(key[0]) > 5:
            fits = [m for m in self.people.values() if Levenshtein.distance(key[0], m.key[-1]) == 1]
        if not fits:
            return None
        known = all(self.table.actor(m.ident).gazetteer for m in fits)
        if known and fits[0].key != key and not any(r in words("offices", "highest") for m in fits for r, _ in m.roles):
            prominent = self._prominent(key)
            if prominent is not None:
                return prominent
        return max(fits, key=lambda m: (len(m.seen) if len(key) == 1 else 0, m.seen[-1] if m.seen else -1)).ident

    def best_known(self, name: str, country: str | None) -> Person | None:
        """The person of the gazetteer with that name: by country, then by an office held at publication."""
        found = [e.row for e in proper_names().get(name) if e.table in {"person", "short"}] or self._misspelt(name)
        if country:
            found = [p for p in found if p.country in {country, None}] or found
        if self.published:
            held = [p for p in found if any(r.held(self.published) for r in p.roles)]
            found = held or found
        return found[0] if found else None

    def _misspelt(self, name: str) -> list[Person]:
        """People of that family name whose given name is one letter away: "Khalfa Haftar"."""
        given, _, family = name.partition(" ")
        if len(given) < 5 or not family:
            return []
        rows = [e.row for e in proper_names().get(family) if e.table == "short"]
        return [p for p in rows if Levenshtein.distance(fold(given), fold(p.name.split()[0])) == 1]

    def _prominent(self, key: tuple[str, ...]) -> str | None:
        """Who is meant by a family name alone where a relative is named in full: the head of state or government."""
        known = self.best_known(key[0], None) if len(key) == 1 else None
        if known is None or not any(r.role in words("offices", "highest") for r in known.roles):
            return None
        return self.known_person(known)

    def note(self, ident: str, offset: int, title: str | None = None, role: str | None = None,
             country: str | None = None, gender: str | None = None) -> None:  # fmt: skip
        """Record what a mention tells about a person."""
        member = self.people.get(ident)
        if member is None:
            return
        member.seen = [*member.seen, offset]
        if title:
            member.titles = member.titles | {title}
        if role:
            member.roles = [*member.roles, (role, country)]
        member.gender = member.gender or gender
        member.country = member.country or country

    def add_role(self, ident: str, role: Role) -> None:
        """Keep an office that the text states, with its evidence."""
        actor = self.table.actor(ident)
        if all((r.role, r.country) != (role.role, role.country) for r in actor.roles):
            self.table.change(ident, roles=(*actor.roles, role))

    def organisation(self, text: str, kind: str = "") -> str:
        """A body that the gazetteer does not hold, or an acronym that the article explains."""
        long, row = self.learnt.get(fold(text), (text, None))
        if isinstance(row, Body):
            return self.body(row)
        name = capital(_tidy(long))
        ident = self.keyed(f"text/{fold(name)}", name, kind=kind or kind_by_name(name))
        if kind and self.table.actor(ident).kind == "unknown":
            self.table.change(ident, kind=kind)
        return ident

    def print(self, ident: str, name: str) -> None:
        """Keep a name as it is printed: an alias of the actor."""
        self._printed.setdefault(ident, set()).add(_tidy(name))

    def give_aliases(self) -> None:
        """Put the printed names into the actors."""
        for ident, printed in self._printed.items():
            actor = self.table.actor(ident)
            aliases = {*actor.aliases, *printed} - {actor.name}
            self.table.change(ident, aliases=tuple(sorted(aliases)))

    def describe(self, key: str, name: str, span: Span, **fields: object) -> str:
        """A body or group known by a description only."""
        return self.keyed(f"description/{key}", name, **fields)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if short[-1] != long[-1] and not (len(short) > 1 and short == long[-len(short) :]):
        return len(short) >= 2 and set(short) <= set(long)
    return all(any(x == y or (len(x) == 1 and y[0] == x) for y in long[:-1]) for x in short[:-1])


def _tidy(name: str) -> str:
    return " ".join(name.replace("\n", " ").split())
