"""Groups become actors with ids that read like their names; decisions of an analyst are applied to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain, count

import msgspec

from recoupe.read.actors.gazetteer import slug
from recoupe.records import Actor, Role
from recoupe.resolve.actors.decisions import Decision, Members
from recoupe.resolve.actors.groups import Group

Named = list[tuple[Actor, Group]]


def global_actors(groups: Sequence[Group]) -> Named:
    """One actor per group. Two groups of one name are told apart by country, then by a number."""
    by_slug: dict[str, list[Group]] = {}
    for group in groups:
        by_slug.setdefault(slug(group.name) or "x", []).append(group)
    named: Named = []
    taken = set(by_slug)  # a second "France" must not take the id of "France 2"
    for base, same in sorted(by_slug.items()):
        for n, group in enumerate(sorted(same, key=_order)):
            ident = _free(base, sorted(group.countries)[:1], n, taken) if n else base
            taken.add(ident)
            named.append((_actor(ident, group), group))
    return named


def _free(base: str, countries: Sequence[str], n: int, taken: Collection[str]) -> str:
    """An id for the ``n``-th further group of one name that no other actor has."""
    wishes = (f"{base}-{c.lower()}" for c in countries)
    numbered = (f"{base}-{k}" for k in count(n + 1))
    return next(w for w in chain(wishes, numbered) if w not in taken)


def _order(group: Group) -> tuple[bool, int, str, str]:
    return (group.gazetteer is None, -len(group.members), group.members[0][0], group.members[0][1].id)


def _actor(ident: str, group: Group) -> Actor:
    known = next((a for _, a in group.members if a.gazetteer), None)
    countries, sectors = group.countries, Counter(a.sector for _, a in group.members if a.sector)
    return Actor(
        id=ident,
        name=group.name,
        aliases=tuple(sorted(group.surfaces - {group.name})),
        kind=known.kind if known else group.kind,
        country=known.country if known else _most(countries),
        sector=known.sector if known else _most(sectors),
        wikidata=next((a.wikidata for _, a in group.members if a.wikidata), None),
        roles=_roles(group),
        gazetteer=group.gazetteer,
    )


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda k: (-counts[k], k)) if counts else None


def _roles(group: Group) -> tuple[Role, ...]:
    found: dict[tuple[object, ...], Role] = {}
    for document, actor in group.members:
        for role in actor.roles:
            told = msgspec.structs.replace(role, document=document) if role.evidence else role
            found.setdefault((role.role, role.country, role.from_, role.to, told.evidence, told.document), told)
    return tuple(
        sorted(
            found.values(),
            key=lambda r: (r.role, r.country or "", r.from_ or "", r.document or "", r.evidence or (0, 0)),
        )
    )


def apply_decisions(named: Named, decisions: Sequence[Decision]) -> tuple[list[Actor], dict[tuple[str, str], str]]:
    """The actors after merges, splits and renames, sorted by id, and where each local actor went."""
    groups = {actor.id: group for actor, group in named}
    names: dict[str, str] = {}
    for d in decisions:
        ident = _meant(groups, d.actor, d.members)
        if ident is None:
            continue
        if d.kind == "merge":
            names.setdefault(ident, groups[ident].name)
            _merge(groups, ident, d)
        elif d.kind == "split" and d.name:
            _split(groups, ident, d)
        elif d.kind == "rename" and d.name:
            names[ident] = d.name
    actors = []
    for ident, group in sorted(groups.items()):
        actor = _actor(ident, group)
        if ident in names:
            others = tuple(sorted((group.surfaces | {actor.name}) - {names[ident]}))
            actor = msgspec.structs.replace(actor, name=names[ident], aliases=others)
        actors.append(actor)
    where = {(doc, a.id): ident for ident, group in groups.items() for doc, a in group.members}
    return actors, where


def _meant(groups: dict[str, Group], ident: str, members: Members) -> str | None:
    """The actor with most of ``members``, the one called ``ident`` among equals; by its id where none are told."""
    if not members:
        return ident if ident in groups else None
    held = {i: sum((doc, a.id) in members for doc, a in g.members) for i, g in groups.items()}
    most = max(held.values(), default=0)
    found = sorted((i for i, n in held.items() if n and n == most), key=lambda i: (i != ident, i))
    return found[0] if found else None


def _merge(groups: dict[str, Group], ident: str, d: Decision) -> None:
    """Move the members of the other actors to ``ident``."""
    told = d.other_members or (frozenset(),) * len(d.others)
    for other, members in zip(d.others, told, strict=True):
        gone = _meant(groups, other, members)
        if gone is not None and gone != ident:
            for local in groups.pop(gone).members:
                groups[ident].add(local, "decision")


def bears(actor: Actor, surfaces: Collection[str]) -> bool:
    """Whether an article's actor goes by one of ``surfaces``: as its name, or under no other."""
    return actor.name in surfaces or {actor.name, *actor.aliases} <= set(surfaces)


def _split(groups: dict[str, Group], actor: str, d: Decision) -> None:
    """Move the members that an article calls by one of the surfaces to an actor of their own."""
    group = groups[actor]
    away = [m for m in group.members if bears(m[1], d.surfaces)]
    if not away or len(away) == len(group.members):
        return
    ident = slug(d.name or "")
    while ident in groups:
        ident += "-2"
    groups[actor], groups[ident] = Group([], set(), Counter()), Group([], set(), Counter())
    for local in group.members:
        if local in away:
            own = msgspec.structs.replace(local[1], name=d.name or local[1].name, gazetteer=None)
            groups[ident].add((local[0], own), "decision")
        else:
            groups[actor].add(local, "decision")
