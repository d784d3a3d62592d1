"""A short line for an event, in French (``titles.toml``) or English (``titles.en.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from recoupe.records import Actor, Place
from recoupe.resolve.merging.title_names import MOST_NAMES, is_plural, join_names

#: kinds that talk as states and bodies do ("pourparlers"), against people, who speak to each other
_TALKING = frozenset({"person", "office"})
#: kinds that receive visitors
_HOSTS = frozenset({"person", "office", "state", "government", "igo"})


@lru_cache(maxsize=2)
def _templates(language: str = "fr") -> dict[str, Any]:
    name = "titles.toml" if language == "fr" else f"titles.{language}.toml"
    text = files("recoupe.resolve.merging").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def make_title(
    event_type: str,
    mode: str | None,
    status: str,
    source: Sequence[Actor],
    target: Sequence[Actor],
    place: Place | None,
    rule: str = "",
    language: str = "fr",
) -> str:
    """A line such as "Donald Trump s'entretient au téléphone avec Khalifa Haftar"; empty where no source is known.

    ``rule``: the lexicon row of a mention with these sides, where the verb says more than type and mode:
    who receives whom, what was allowed. ``language`` is "fr" or "en"; of the names only those of states are translated.
    """
    data = _templates(language)
    if not source:
        return ""
    forms = data["template"][event_type]
    form = forms.get(_form(event_type, mode, source, target, place, rule), forms["default"])
    frame = form["with" if target else "alone"]
    if language == "fr":
        line: str = frame.format(s=join_names(source, ""), t=join_names(target, ""), a=join_names(target, "à"))
    else:
        line = frame.format(s=_english(source, data["states"]), t=_english(target, data["states"]))
    line = _agree(_agree(line, source, "[]", language), target, "<>", language)
    if place and form.get("place", True):
        line = f"{line} ({place.name})"
    whole: str = data["status"].get(status, "{title}")
    line = whole.format(title=line)
    return line[:1].upper() + line[1:]


def _form(
    event_type: str,
    mode: str | None,
    source: Sequence[Actor],
    target: Sequence[Actor],
    place: Place | None,
    rule: str,
) -> str:
    """The template: by the verb, else by the mode as far as the sides bear it out."""
    by_rule: str | None = _templates()["rule"].get(rule)
    if by_rule is not None:
        return by_rule
    if event_type == "CONSULT" and mode == "visit" and _at_home(source, target, place):
        return "meeting"
    if mode == "visit" and any(a.kind not in _HOSTS for a in target):
        return "visiting"
    if mode == "talks" and all(a.kind in _TALKING for a in (*source, *target)):
        return "default"
    if event_type == "PROTEST" and mode == "demo" and any(a.kind in {"state", "igo"} for a in source):
        return "default"
    return f"{mode}"


def _at_home(source: Sequence[Actor], target: Sequence[Actor], place: Place | None) -> bool:
    """Whether the place tells against the target as host: it is in the source's country, or not in that state."""
    if place is None or place.country is None or any(a.country == place.country for a in target):
        return False
    return source[0].country == place.country or any(a.kind == "state" for a in target)


def _english(actors: Sequence[Actor], states: Mapping[str, str]) -> str:
    """Names in an English line, at most three written out."""
    names = [states.get(a.country or "", a.name) if a.kind == "state" else a.name for a in actors[:MOST_NAMES]]
    if len(actors) > MOST_NAMES:
        names = [*names[:-1], "others"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


def _agree(line: str, actors: Sequence[Actor], marks: str, language: str) -> str:
    """Choose the singular or plural of every ``[un|plusieurs]`` (``<un|plusieurs>``) by the number of ``actors``."""
    many = len(actors) > 1 or (language == "fr" and any(is_plural(a) for a in actors))
    opening, closing = marks[0], marks[1]
    out = line
    while opening in out:
        head, _, rest = out.partition(opening)
        choice, _, tail = rest.partition(closing)
        one, _, several = choice.partition("|")
        out = head + (several if many else one) + tail
    return out


def describe_place(places: Mapping[str, Place], ident: str | None) -> Place | None:
    """The place record, or None."""
    return places.get(ident) if ident else None
