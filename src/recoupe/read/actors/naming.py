"""Canonical names for what the text calls by a common noun: "l'armée" -> "Armée birmane"."""

from __future__ import annotations

from functools import cache

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Adjective, Group, fold
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.lexicon import listed, words
from recoupe.read.actors.nominal import Phrase


@cache
def _adjective_of() -> dict[str, Adjective]:
    """The usual adjective of each state."""
    found: dict[str, Adjective] = {}
    for row in gazetteer().adjectives:
        if row.kind == "state" and row.key:
            found.setdefault(row.key, row)
    return found


def adjective_form(country: str, gender: str, plural: bool) -> str | None:
    """The adjective of a state, agreeing; None where the gazetteer has none."""
    row = _adjective_of().get(country)
    if row is None:
        return None
    if gender == "f":
        return row.feminine_plural if plural else row.feminine
    return row.masculine_plural if plural else row.masculine


def group_name(group: Group, country: str | None) -> str:
    """The name of a body or group of ``country``: "Police afghane"; without a country the plain noun."""
    form = adjective_form(country, group.gender, group.number == "pl") if country else None
    if form is None and country and (state := gazetteer().states.get(country)):
        form = f"({state.name})"
    label = group.label if "{adj}" in group.label else f"{group.label} {{adj}}"
    return capital(" ".join(label.replace("{adj}", form or "").split()))


def office_name(role: str, country: str | None, feminine: bool = False, plural: bool = False) -> str:
    """The name of an office: "Premier ministre libyen"."""
    form = adjective_form(country, "f" if feminine else "m", plural) if country else None
    return capital(f"{role} {form}" if form else role)


def phrase_name(frame: Frame, phrase: Phrase) -> str:
    """The words of the phrase without determiner and number, first letter in capital."""
    i = phrase.i
    while i < phrase.head and (
        frame.words[i].folded in words("phrase", "determiners") | words("phrase", "counted")
        or frame.words[i].folded.isdigit()
    ):
        i += 1
    start, end = frame.span(i, phrase.j)
    name = " ".join(frame.text[start:end].split())
    opened = name.rfind(" (")  # an acronym in parentheses at the end is no part of the name
    return capital(name[:opened] if opened > 0 and ")" not in name[opened:] else name)


def of(name: str) -> str:
    """ "de X", with elision before a vowel: "d'Henri Konan Bédié", "de Nelson Mandela"."""
    return f"d'{name}" if fold(name)[:1] in "aeiouh" else f"de {name}"


def kind_by_name(name: str) -> str:
    """The kind of body that its first word tells: "Parti", "Mouvement", "Cour"."""
    return next(iter(listed("body_kinds", fold(name).split()[0])), "unknown")


def capital(name: str) -> str:
    """``name`` with its first letter in capital."""
    return name[:1].upper() + name[1:]
