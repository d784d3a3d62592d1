"""The tables, indexed by folded name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import TypeVar

from recoupe.read.actors.gazetteer import parse
from recoupe.read.actors.gazetteer.folding import fold, fold_keeping_case, without_article
from recoupe.read.actors.gazetteer.rows import Adjective, Body, Group, Office, Person, PlaceRow, Seat, State

_ARTICLE = re.compile(r"^(?:[Ll]['’]|[Ll]e |[Ll]a |[Ll]es )")
R = TypeVar("R")
Index = dict[str, tuple[R, ...]]


class Gazetteer:
    """All tables. Lookups take a name as printed; each returns every row that bears it, the likeliest first.

    The indexes (``state_index`` ...) map folded names to rows, for those who search by their own keys.
    """

    def __init__(self) -> None:
        self.states: dict[str, State] = {row.key: row for row in parse.states()}
        self.adjectives: tuple[Adjective, ...] = tuple(parse.adjectives())
        self.bodies: dict[str, Body] = {row.key: row for row in parse.bodies()}
        self.people: dict[str, Person] = {row.key: row for row in parse.people()}
        self.offices: tuple[Office, ...] = tuple(parse.offices())
        self.groups: tuple[Group, ...] = tuple(parse.groups())
        self.seats: tuple[Seat, ...] = (*parse.seats(), *parse.capitals(self.states.values()))
        #: folded names of this gazetteer that are also ordinary French words ("total", "pas")
        self.ordinary: frozenset[str] = parse.ordinary_words()
        self.state_index: Index[State] = _index((s, (s.name, *s.aliases)) for s in self.states.values())
        self.adjective_index: Index[Adjective] = _index((a, a.forms) for a in self.adjectives)
        self.seat_index: Index[Seat] = _index((s, (s.name, *s.aliases)) for s in self.seats)
        self.body_index: Index[Body] = _index((b, (b.name, *b.aliases)) for b in self.bodies.values())
        self.person_index: Index[Person] = _index((p, (p.name, *p.aliases)) for p in self.people.values())
        self.short_index: Index[Person] = _index((p, p.short) for p in self.people.values())
        self.office_index: Index[Office] = _index((o, o.forms) for o in self.offices)
        self.group_index: Index[Group] = _index((g, g.forms) for g in self.groups)

    @cached_property
    def places(self) -> dict[str, PlaceRow]:
        """Places by id. Read on first use: most of the loading time is theirs."""
        return {row.id: row for row in parse.places(self.states)}

    @cached_property
    def place_index(self) -> Index[PlaceRow]:
        """Places by folded name; of several, hand rows first, then the largest."""
        rows = sorted(self.places.values(), key=_prominence)
        named = _index((p, (p.name,)) for p in rows)
        return named | {k: v for k, v in _index((p, p.aliases) for p in rows).items() if k not in named}

    def state(self, name: str) -> State | None:
        """The state of that name or alias: "la RDC" -> Congo-Kinshasa."""
        return next(iter(_find(self.state_index, name)), None)

    def adjective_of(self, key: str) -> Adjective | None:
        """The usual adjective of a state: USA -> "américain"."""
        return next((a for a in self.adjectives if a.key == key and a.kind == "state"), None)

    def is_ordinary(self, name: str) -> bool:
        """Whether the name is also an ordinary French word, so that a capital alone does not make it a name."""
        return without_article(fold(name)) in self.ordinary

    def adjective(self, form: str) -> tuple[Adjective, ...]:
        """Adjectives with that inflected form: "libyennes" -> LBY."""
        return _find(self.adjective_index, form)

    def seat(self, name: str) -> tuple[Seat, ...]:
        """Who the place name stands for: "l’Elysée" -> "Présidence française"."""
        return _find(self.seat_index, name)

    def body(self, name: str) -> tuple[Body, ...]:
        """Organisations of that name, acronym or variant; a name that is an ordinary word must be printed as it is."""
        found = _find(self.body_index, name)
        if not self.is_ordinary(name):
            return found
        printed = fold_keeping_case(_ARTICLE.sub("", name))
        return tuple(b for b in found if any(_printed_as(printed, alias) for alias in (b.name, *b.aliases)))

    def person(self, name: str) -> tuple[Person, ...]:
        """People of that full name or spelling variant."""
        return _find(self.person_index, name)

    def person_by_short_name(self, name: str) -> tuple[Person, ...]:
        """People whom press calls by ``name`` alone; several where it is ambiguous."""
        return _find(self.short_index, name)

    def office(self, form: str) -> tuple[Office, ...]:
        """Offices that the noun, in any form, denotes."""
        return _find(self.office_index, form)

    def group(self, form: str) -> tuple[Group, ...]:
        """Common nouns for bodies and groups, singular or plural."""
        return _find(self.group_index, form)

    def place(self, name: str) -> tuple[PlaceRow, ...]:
        """Places of that name, the likeliest first."""
        return _find(self.place_index, name)

    def holders(self, role: str, country: str | None, day: str | None = None) -> tuple[Person, ...]:
        """Who held ``role`` (normalised) of ``country``; with ``day`` (EDTF) only those not known to be out of it then.

        Those known to have held it on that day come first.
        """
        found = [
            (held is not True, person)
            for person in self.people.values()
            for r in person.roles
            if r.role == role and r.country == country
            for held in [r.held(day) if day else None]
            if held is not False
        ]
        return tuple(dict.fromkeys(person for _, person in sorted(found, key=lambda pair: pair[0])))


def _printed_as(printed: str, alias: str) -> bool:
    """Whether the capitals fit too; an acronym of four letters and more is also printed "Manul" for "MANUL"."""
    known = fold_keeping_case(_ARTICLE.sub("", alias))
    return printed == known or (len(known) >= 4 and known.isupper() and printed == known.capitalize())


def _prominence(place: PlaceRow) -> tuple[bool, bool, int]:
    """Rows without a population are those by hand; then capitals, then by size."""
    return bool(place.population), place.kind != "capital", -place.population


def _index(named: Iterable[tuple[R, Iterable[str]]]) -> Index[R]:
    """Rows by folded name, and by folded name without its article; rows keep their order."""
    found: dict[str, list[R]] = {}
    for row, names in named:
        for name in names:
            key = fold(name)
            _add(found, key, row)
            if key.startswith("l") and (bare := without_article(key)) != key:
                _add(found, bare, row)
    return {key: tuple(rows) for key, rows in found.items()}


def _add(found: dict[str, list[R]], key: str, row: R) -> None:
    rows = found.setdefault(key, [])
    if not rows or rows[-1] is not row:
        rows.append(row)


def _find(index: Index[R], name: str) -> tuple[R, ...]:
    key = fold(name)
    return index.get(key) or index.get(without_article(key), ())


@cache
def load() -> Gazetteer:
    """The gazetteer; read once per process, in well under 0.3 s."""
    return Gazetteer()
