"""How far one actor stands for another: a state and those who act for it, a body and its head, a part and the whole."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from recoupe.records import Actor, ActorMention
from recoupe.resolve.linking.weights import weights

_STATE = {"state"}
_ORGAN = {"government", "office"}
_OFFICIAL = {"state", "government", "office", "military"}
_DESCRIBING = {"description", "pronoun", "office", "ethnonym"}
#: bodies whose people act for each other: "le porte-parole du Front", "le chef du parti"
_SERVED = {"armed_group", "party", "company", "ngo", "group"}
_WHOLE = {"igo", "office", "government", "party", "armed_group"}
_BODY = {"government", "office", "armed_group", "military", "party", "group", "igo", "ngo", "unknown", "company"}
_NOBODY: Mapping[str, float] = {}


class Kinship:
    """Degrees of kinship between actors (0 none, 1 the same), from their records and from bodies named after others."""

    def __init__(self, actors: Iterable[Actor], mentions: Iterable[ActorMention] = ()) -> None:
        self._actor: dict[str, Actor] = {a.id: a for a in actors}
        self._kin: dict[str, dict[str, float]] = {}
        mentions = list(mentions)
        #: actors known by a description or an office only ("le général", "l'homme fort de l'Est"): they may be anybody,
        #: so that naming them is no evidence against
        self.vague: frozenset[str] = self._described(mentions)
        self._by_country()
        self._by_army()
        self._by_name()
        self._by_nesting(mentions)

    def _described(self, mentions: Iterable[ActorMention]) -> frozenset[str]:
        forms: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            forms[mention.actor].add(mention.form)
        return frozenset(
            ident
            for ident, found in forms.items()
            if found <= _DESCRIBING and ident in self._actor and not self._actor[ident].gazetteer
        )

    def degree(self, a: str, b: str) -> float:
        """1 for the same actor, else what ``weights.toml`` says of their relation, 0 for strangers."""
        if a == b:
            return 1.0
        kin = self._kin.get(a)
        return kin.get(b, 0.0) if kin else 0.0

    def others(self, a: str) -> Mapping[str, float]:
        """Actors akin to ``a`` without itself, with their degrees."""
        return self._kin.get(a, _NOBODY)

    def kin(self, a: str) -> Mapping[str, float]:
        """Actors akin to ``a``, itself first."""
        return {a: 1.0, **self._kin.get(a, {})}

    def _add(self, a: str, b: str, degree: float) -> None:
        if a == b:
            return
        for x, y in ((a, b), (b, a)):
            kin = self._kin.setdefault(x, {})
            kin[y] = max(degree, kin.get(y, 0.0))

    def _by_country(self) -> None:
        table = weights()["kinship"]
        official: dict[str, list[Actor]] = defaultdict(list)
        for actor in self._actor.values():
            for country in _represents(actor):
                official[country].append(actor)
        for country, members in sorted(official.items()):
            states = [a for a in members if a.kind in _STATE and a.country == country]
            for state in states:
                for actor in members:
                    key = "state_organ" if actor.kind in _ORGAN else "state_person"
                    self._add(state.id, actor.id, table[key])
            organs = [a for a in members if a.kind in _ORGAN]
            for organ in organs:
                for actor in members:
                    if actor.kind == "person":
                        member = organ.kind == "government" and _is_minister(actor)
                        self._add(organ.id, actor.id, table["member" if member else "same_country"])

    def _by_army(self) -> None:
        """An army and the people and armed groups of its country: what one paper calls the army, another names."""
        table = weights()["kinship"]
        country: dict[str, list[Actor]] = defaultdict(list)
        for actor in self._actor.values():
            if actor.country and actor.kind in ("military", "armed_group", "person"):
                country[actor.country].append(actor)
        for _, members in sorted(country.items()):
            for army in (a for a in members if a.kind == "military"):
                for actor in members:
                    self._add(army.id, actor.id, table["same_country"])

    def _by_name(self) -> None:
        """Bodies named after a person or a whole: "les forces de X", "la mission de l'ONU"."""
        owner: dict[str, set[str]] = defaultdict(set)
        for actor in self._actor.values():
            for name in (actor.name, *actor.aliases):
                if key := _name_key(name, person=actor.kind == "person"):
                    owner[key].add(actor.id)
        longest = max((k.count(" ") + 1 for k in owner), default=0)
        followers: dict[str, set[str]] = defaultdict(set)
        for actor in sorted(self._actor.values(), key=lambda a: a.id):
            names = (actor.name, *actor.aliases, *(r.role for r in actor.roles))
            found = {o for n in names for o in self._one_person(_named_in(n, owner, longest)) if o != actor.id}
            for other in sorted(found):
                self._name_after(actor, self._actor[other], followers)
        for people in followers.values():
            for a, b in combinations(sorted(people), 2):
                self._add(a, b, weights()["kinship"]["same_body"])

    def _one_person(self, found: Iterable[str]) -> set[str]:
        """``found`` without its people where they are several: "les délégués de X et de Y" follow neither."""
        named = set(found)
        people = {o for o in named if self._actor[o].kind == "person"}
        return named - people if len(people) > 1 else named

    def _name_after(self, actor: Actor, other: Actor, followers: dict[str, set[str]]) -> None:
        """``actor`` is named after ``other``: a body after its head or its whole, a person after the body served."""
        table = weights()["kinship"]
        if actor.kind == "person":
            if other.kind in _SERVED:
                self._add(actor.id, other.id, table["led"])
                followers[other.id].add(actor.id)
        elif actor.kind in _BODY and other.kind == "person":
            self._add(actor.id, other.id, table["led"])
            if actor.kind in _SERVED:
                followers[actor.id].add(other.id)
        elif actor.kind in _BODY and other.kind in _WHOLE:
            self._add(actor.id, other.id, table["part"])

    def _by_nesting(self, mentions: Iterable[ActorMention]) -> None:
        """A mention of a body that holds the mention of its head, as one article prints it."""
        table = weights()["kinship"]
        by_document: dict[str, list[ActorMention]] = defaultdict(list)
        for mention in mentions:
            by_document[mention.document].append(mention)
        for group in by_document.values():
            group.sort(key=lambda m: (m.span[0], -m.span[1]))
            for i, outer in enumerate(group):
                for inner in group[i + 1 :]:
                    if inner.span[0] >= outer.span[1]:
                        break
                    a, b = self._actor.get(outer.actor), self._actor.get(inner.actor)
                    if a and b and a.kind in _BODY and b.kind == "person" and inner.span != outer.span:
                        self._add(a.id, b.id, table["led"])


def _named_in(name: str, owner: Mapping[str, set[str]], longest: int) -> Iterable[str]:
    """Actors whose name stands inside ``name``, after its first word, where the name is one actor's only."""
    words = _fold(name).split()
    for start in range(1, len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            found = owner.get(" ".join(words[start:end]), ())
            if len(found) == 1:
                yield from found


def _represents(actor: Actor) -> set[str]:
    """Countries (ISO 3166) that ``actor`` is, governs or holds an office of."""
    if actor.kind in _OFFICIAL:
        return {actor.country} if actor.country else set()
    if actor.kind != "person":
        return set()
    held = {r.country for r in actor.roles if r.country}
    return held or ({actor.country} if actor.country and actor.sector in ("GOV", "MIL", "LEG", "JUD") else set())


def _is_minister(actor: Actor) -> bool:
    words: list[str] = weights()["kinship"]["ministers"]
    return any(_fold(r.role).startswith(tuple(words)) for r in actor.roles)


def _fold(name: str) -> str:
    text = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", text))


def _name_key(name: str, person: bool) -> str:
    words = _fold(name).split()
    if person:
        return words[-1] if words and len(words[-1]) > 3 else ""
    return " ".join(words) if words and len("".join(words)) > 2 else ""
