"""A short French line for an event, made from the templates of ``titles.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from recoupe.records import Actor, Place

MOST_NAMES = 3
_VOWELS = "aeiouyhâàéèêëîïôöûüœAEIOUYHÂÀÉÈÊËÎÏÔÖÛÜŒ"


@lru_cache(maxsize=1)
def _templates() -> dict[str, Any]:
    text = files("recoupe.resolve.merging").joinpath("titles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def make_title(
    event_type: str,
    mode: str | None,
    status: str,
    source: Sequence[Actor],
    target: Sequence[Actor],
    place: Place | None,
) -> str:
    """A line such as "Donald Trump s'entretient au téléphone avec Khalifa Haftar"; empty where no source is known."""
    data = _templates()
    if not source:
        return ""
    number = "many" if len(source) > 1 or _plural(source[0]) else "one"
    forms = data["template"][event_type]
    form = forms.get(f"{mode}", forms["default"])
    frame = form["with" if target else "alone"]
    whole: str = data["status"].get(status, "{title}")
    line: str = frame.format(
        s=join_names(source, ""), t=join_names(target, ""), a=join_names(target, "à"), d=join_names(target, "de")
    )
    line = _agree(line, number)
    if place and form.get("place", True):
        line = f"{line} ({place.name})"
    line = whole.format(title=line)
    return line[:1].upper() + line[1:]


def _agree(line: str, number: str) -> str:
    """Choose the singular or plural of every ``[un|plusieurs]``."""
    out = line
    while "[" in out:
        head, _, rest = out.partition("[")
        choice, _, tail = rest.partition("]")
        one, _, many = choice.partition("|")
        out = head + (many if number == "many" else one) + tail
    return out


def join_names(actors: Sequence[Actor], preposition: str) -> str:
    """Names with their articles and ``preposition`` ("à", "de" or none), at most three written out."""
    names = [_with_article(a, preposition) for a in actors[:MOST_NAMES]]
    if len(actors) > MOST_NAMES:
        names = [*names[:-1], {"à": "à d'autres", "de": "d'autres"}.get(preposition, "d'autres")]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1] if names else ""


def _with_article(actor: Actor, preposition: str) -> str:
    name = actor.name
    article = _article(actor)
    if not article:
        if preposition == "de" and name[:1] in _VOWELS:
            return f"d'{name}"
        return f"{preposition} {name}".strip()
    if preposition and article in ("le", "les"):
        short = {"à": {"le": "au", "les": "aux"}, "de": {"le": "du", "les": "des"}}[preposition][article]
        return f"{short} {name}"
    return f"{preposition} {article}{'' if article.endswith(chr(39)) else ' '}{name}".strip()


def _article(actor: Actor) -> str:
    if actor.kind == "person":
        return ""
    if actor.kind != "state":
        return _body_article(actor.name)
    states = _templates()["states"]
    if actor.name in states["bare"]:
        return ""
    if _plural(actor):
        return "les"
    if actor.name[:1] in _VOWELS.replace("h", "").replace("H", "") or actor.name in states["mute_h"]:
        return "l'"
    feminine = actor.name.split()[0].endswith("e") and actor.name not in states["masculine"]
    return "la" if feminine or actor.name in states["feminine"] else "le"


def _body_article(name: str) -> str:
    """The article of a body, from the noun that its name begins with; none where the noun is not known."""
    bodies, noun = _templates()["bodies"], name.split()[0] if name else ""
    for article in ("le", "la", "les"):
        if noun in bodies[article]:
            elided = article != "les" and noun[0] in _VOWELS.replace("h", "").replace("H", "")
            return "l'" if elided else article
    return ""


def _plural(actor: Actor) -> bool:
    if actor.kind == "state":
        return actor.name in _templates()["states"]["plural"]
    return actor.kind != "person" and actor.name.split()[:1] != [] and _body_article(actor.name) == "les"


def describe_place(places: Mapping[str, Place], ident: str | None) -> Place | None:
    """The place record, or None."""
    return places.get(ident) if ident else None
