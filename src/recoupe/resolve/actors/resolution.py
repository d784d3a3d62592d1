"""From the actors of each article to the actors of the dossier.

Order of evidence: the same row of the gazetteer; the same name; a spelling of one name; an acronym and its expansion; a
family name alone that only one person bears. Names decide together with the country: Giuseppe Conte and Lansana Conté
stay two. What an article calls by a common noun without a country ("des diplomates") stays that article's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.records import Actor, Reading
from recoupe.resolve.actors.decisions import Decision
from recoupe.resolve.actors.groups import Group, Local, name_key, new_group
from recoupe.resolve.actors.merge import apply_decisions, global_actors
from recoupe.resolve.actors.spelling import initials, parts, person_alike, skeleton, sound

Mapping = dict[tuple[str, str], str]


def resolve_actors(readings: Iterable[Reading], decisions: Sequence[Decision] = ()) -> tuple[list[Actor], Mapping]:
    """The dossier's actors, sorted by id, and ``(document id, local actor id) -> global id``.

    Deterministic: depends on the set of readings only. ``decisions`` are applied last, in their order.
    """
    locals_ = sorted(
        ((r.document.id, a) for r in readings for a in r.actors), key=lambda local: (local[0], local[1].id)
    )
    named = global_actors(_groups(locals_))
    return apply_decisions(named, decisions)


def _groups(locals_: Sequence[Local]) -> list[Group]:
    book = Book()
    rounds: list[list[Local]] = [[], [], [], []]
    for local in locals_:
        rounds[_round(local[1])].append(local)
    for n, batch in enumerate(rounds):
        for local in sorted(batch, key=lambda x: (name_key(x[1]), x[1].country or "~", x[0], x[1].id)):
            book.place(local, n)
    return book.groups


def _round(actor: Actor) -> int:
    """The surest first: gazetteer rows, full names, names of bodies, family names and acronyms alone."""
    if actor.gazetteer:
        return 0
    if actor.kind == "person":
        return 1 if len(parts(actor.name)) > 1 else 3
    return 3 if _acronym(actor.name) else 2


def _acronym(name: str) -> bool:
    return len(name) <= 8 and name.isupper() and " " not in name


class Book:
    """The groups found so far, with the indexes that propose candidates."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_gazetteer: dict[str, Group] = {}
        self._by_name: dict[tuple[str, str], list[Group]] = {}
        self._by_family: dict[str, list[Group]] = {}
        self._by_given: dict[str, list[Group]] = {}
        self._by_acronym: dict[str, list[Group]] = {}

    def place(self, local: Local, stage: int) -> None:
        """Put a local actor into its group, or into a new one."""
        actor = local[1]
        found = None if _private(actor) else self._find(actor, stage)
        if found is None:
            group, rule = new_group(local, "new"), "new"
            self.groups.append(group)
        else:
            group, rule = found
            group.add(local, rule)
        if not _private(actor):
            self._index(group, actor)

    def _find(self, actor: Actor, stage: int) -> tuple[Group, str] | None:
        if actor.gazetteer:
            group = self._by_gazetteer.get(actor.gazetteer)
            return (group, "gazetteer") if group else None
        if stage == 3 and actor.kind == "person":
            return self._family(actor)
        for group in self._by_name.get((_sort(actor), name_key(actor)), ()):
            if group.fits_country(actor.country):
                return group, "name"
        if actor.kind == "person":
            return self._spelling(actor)
        return self._body(actor)

    def _spelling(self, actor: Actor) -> tuple[Group, str] | None:
        """The person of whose name this is a spelling: candidates share the given name or the family's consonants."""
        key = parts(actor.name)
        near = [*self._by_family.get(skeleton(key[-1]), ()), *self._by_given.get(sound(key[0]), ())]
        fits = [
            g for g in near
            if g.fits_country(actor.country) and any(person_alike(key, k) for k in g.keys if len(k) > 1)
        ]  # fmt: skip
        return (_best(fits), "spelling") if fits else None

    def _family(self, actor: Actor) -> tuple[Group, str] | None:
        """A family name alone: the only person who bears it, in the country where one is told."""
        key = parts(actor.name)
        near = [g for g in self._by_family.get(skeleton(key[-1]), ()) if g.fits_country(actor.country)]
        exact = [g for g in near if any(k[-1] == key[-1] for k in g.keys)]
        heard = sound(key[-1])
        fits = exact or [g for g in near if len(heard) > 4 and any(sound(k[-1]) == heard for k in g.keys)]
        if actor.country:
            fits = [g for g in fits if actor.country in g.countries] or fits
        return (fits[0], "family-name") if len(fits) == 1 else None

    def _body(self, actor: Actor) -> tuple[Group, str] | None:
        """An acronym by its expansion, an expansion by its acronym."""
        short = [n for n in (actor.name, *actor.aliases) if _acronym(n)]
        fits = [g for n in short for g in self._by_acronym.get(n, ()) if g.fits_country(actor.country)]
        unique = list({id(g): g for g in fits}.values())
        return (unique[0], "acronym") if len(unique) == 1 else None

    def _index(self, group: Group, actor: Actor) -> None:
        if actor.gazetteer:
            self._by_gazetteer.setdefault(actor.gazetteer, group)
        for name in (actor.name, *actor.aliases):
            if actor.kind == "person":
                key = parts(name)
                _put(self._by_family, skeleton(key[-1]), group)
                if len(key) > 1:
                    _put(self._by_given, sound(key[0]), group)
            elif _acronym(name):
                _put(self._by_acronym, name, group)
            elif len(parts(name)) > 2:
                for letters in initials(name):
                    _put(self._by_acronym, letters.upper(), group)
        _put(self._by_name, (_sort(actor), name_key(actor)), group)


def _put(index: dict, key: object, group: Group) -> None:  # type: ignore[type-arg]
    bucket = index.setdefault(key, [])
    if not any(g is group for g in bucket):
        bucket.append(group)


def _sort(actor: Actor) -> str:
    return "person" if actor.kind == "person" else "body"


def _private(actor: Actor) -> bool:
    """Whether the actor is the article's own: a description without country."""
    return actor.gazetteer is None and actor.country is None and actor.kind in {"group", "office"}


def _best(groups: Sequence[Group]) -> Group:
    return min(groups, key=lambda g: (-len(g.members), g.name))
