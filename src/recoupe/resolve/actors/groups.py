"""Groups of local actors that are one actor, built against the profile of each group, not by closure over pairs."""

from __future__ import annotations

from collections import Counter

import msgspec

from recoupe.read.actors.gazetteer import fold
from recoupe.records import Actor
from recoupe.resolve.actors.spelling import parts

Local = tuple[str, Actor]  # document id, actor of its reading


class Group(msgspec.Struct, gc=False):
    """Local actors held to be one, with the names by which others are compared."""

    members: list[Local]
    keys: set[tuple[str, ...]]
    countries: Counter[str]
    gazetteer: str | None = None
    rules: set[str] = msgspec.field(default_factory=set)

    def add(self, local: Local, rule: str) -> None:
        """Take in a local actor."""
        actor = local[1]
        self.members.append(local)
        self.keys.update(parts(n) for n in (actor.name, *actor.aliases))
        if actor.country:
            self.countries[actor.country] += 1
        self.gazetteer = self.gazetteer or actor.gazetteer
        self.rules.add(rule)

    def fits_country(self, country: str | None) -> bool:
        """Whether an actor of ``country`` may belong here."""
        return country is None or not self.countries or country in self.countries

    @property
    def kind(self) -> str:
        """The kind most members have."""
        kinds = Counter(a.kind for _, a in self.members if a.kind != "unknown")
        return min(kinds, key=lambda k: (-kinds[k], k)) if kinds else "unknown"

    @property
    def name(self) -> str:
        """The gazetteer's name; else the name most members have, the longest and first of equals."""
        known = [a.name for _, a in self.members if a.gazetteer]
        names = Counter(known or [a.name for _, a in self.members])
        full = {n: c for n, c in names.items() if len(parts(n)) > 1} if self.kind == "person" else names
        chosen = full or names
        return min(chosen, key=lambda n: (-chosen[n], -len(n), n))

    @property
    def surfaces(self) -> set[str]:
        """All printed names."""
        return {n for _, a in self.members for n in (a.name, *a.aliases)}


def new_group(local: Local, rule: str) -> Group:
    """A group of one."""
    group = Group([], set(), Counter())
    group.add(local, rule)
    return group


def name_key(actor: Actor) -> str:
    """The folded name without a leading article."""
    return " ".join(w for w in fold(actor.name).replace("'", " ").split() if w not in {"le", "la", "les", "l"})
