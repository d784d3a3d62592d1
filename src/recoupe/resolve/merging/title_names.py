"""Names of actors inside a French line: articles, prepositions, number."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from recoupe.read.actors.gazetteer import fold
from recoupe.read.actors.known import adjectives, common_nouns
from recoupe.records import Actor

MOST_NAMES = 3
_VOWELS = "aeiouyâàéèêëîïôöûüœ"
_CONTRACTED = {("à", "le"): "au", ("à", "les"): "aux", ("de", "le"): "du", ("de", "les"): "des"}


class Named(NamedTuple):
    """How an actor is written: its article ("le", "l'", "des" or none), its name in that place, whether plural."""

    article: str
    name: str
    plural: bool = False


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = files("recoupe.resolve.merging").joinpath("title_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def is_plural(actor: Actor) -> bool:
    """Whether a verb after the actor stands in the plural."""
    return _named(actor).plural


def join_names(actors: Sequence[Actor], preposition: str) -> str:
    """Names with their articles and ``preposition`` ("à", "de" or none), at most three written out."""
    names = [_written(_named(a), preposition) for a in actors[:MOST_NAMES]]
    if len(actors) > MOST_NAMES:
        names = [*names[:-1], {"à": "à d'autres", "de": "d'autres"}.get(preposition, "d'autres")]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1] if names else ""


def _written(named: Named, preposition: str) -> str:
    article, name = named.article, named.name
    if preposition == "de" and article in {"", "des"}:
        return f"d'{name}" if _elides(name) else f"de {name}"
    start = _CONTRACTED.get((preposition, article), f"{preposition} {article}".strip())
    return f"{start}{'' if start.endswith(chr(39)) else ' '}{name}".strip()


def _named(actor: Actor) -> Named:
    if actor.kind == "person" or not actor.name:
        return Named("", actor.name)
    if actor.kind == "state":
        return _state(actor.name)
    return (
        _counted(actor.name) or _body(actor.name) or (_common(actor) if not actor.gazetteer else None) or _plain(actor)
    )


def _state(name: str) -> Named:
    states = _data()["states"]
    if name in states["bare"]:
        return Named("", name)
    if name in states["plural"]:
        return Named("les", name, True)
    feminine = name.split()[0].endswith("e") and name not in states["masculine"]
    return Named(_article("f" if feminine or name in states["feminine"] else "m", name), name)


def _counted(name: str) -> Named | None:
    """What has its determiner in its name: "Un diplomate", "Deux camps"."""
    first, counted = name.split()[0].lower(), _data()["counted"]
    if first in counted["one"] or first in counted["several"]:
        return Named("", _small(name), first in counted["several"])
    return None


def _body(name: str) -> Named | None:
    """A body whose name begins with a noun of the list; it keeps its capital."""
    bodies, noun = _data()["bodies"], name.split()[0]
    for gender, listed in (("m", "le"), ("f", "la")):
        if noun in bodies[listed]:
            return Named(_article(gender, name), name)
    return Named("les", name, True) if noun in bodies["les"] else None


def _common(actor: Actor) -> Named | None:
    """Who is known by a common noun only: "des opposants arméniens", "l'homme fort de l'Est"."""
    parts = actor.name.split()
    while len(parts) > 1 and parts[0].lower() in _data()["counted"]["adjectives"]:
        parts = parts[1:]
    for n in range(min(len(parts), 6), 0, -1):
        for entry in common_nouns().get(" ".join(parts[:n])):
            if entry.table not in {"office", "group"}:
                continue
            row = entry.row
            common = entry.name[:1].islower() or parts != actor.name.split()
            name = _small(actor.name) if common else actor.name
            if entry.table == "office":
                plural = entry.name in {row.masculine_plural, row.feminine_plural} - {row.masculine, row.feminine}
                gender = "f" if entry.name in {row.feminine, row.feminine_plural} - {row.masculine} else "m"
            else:
                plural = entry.name == row.plural and entry.name != row.singular
                plural |= row.number == "pl" and entry.name.split()[0].endswith(("s", "x"))
                gender = row.gender
            return Named("des", name, True) if plural else Named(_article(gender, name), name)
    return None


def _plain(actor: Actor) -> Named:
    """Any other name: a people, or a noun in the plural, is counted in part; the rest has no article."""
    first = actor.name.split()[0]
    if actor.gazetteer or not first.endswith(("s", "x")) or actor.kind not in {"group", "unknown"}:
        return Named("", actor.name)
    if any(e.row.masculine_plural == first.lower() for e in adjectives().get(first)):
        return Named("des", actor.name, True)
    ordinary = actor.kind == "group" and all(w[:1].islower() for w in actor.name.split()[1:])
    return Named("des", _small(actor.name), True) if ordinary else Named("", actor.name)


def _article(gender: str, name: str) -> str:
    if _elides(name):
        return "l'"
    return "la" if gender == "f" else "le"


def _elides(name: str) -> bool:
    """Whether the article loses its vowel before ``name``; before h only where the list says it is mute."""
    first = fold(name.split()[0])
    return (name[:1].lower() in _VOWELS and first not in _data()["h"]["aspirated"]) or first in _data()["h"]["mute"]


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
