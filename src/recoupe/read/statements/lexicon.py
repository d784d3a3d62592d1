"""The cue lexicon, loaded once from ``data/``: which words report speech, how they build, what they do to certainty."""

from __future__ import annotations

import csv
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from recoupe.read.statements.conjugation import forms

_DATA = resources.files("recoupe.read.statements").joinpath("data")


class Cue(NamedTuple):
    """A row of the lexicon. ``frames``: see the head of ``data/verbs.tsv``."""

    lemma: str
    frames: str
    certainty: str
    plover: str


class Lexicon(NamedTuple):
    """Everything the readers look up. Sets hold lower-case words."""

    verbs: dict[str, Cue]
    forms: dict[str, tuple[tuple[str, str], ...]]
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]]
    modal_forms: dict[str, str]
    auxiliary_forms: frozenset[str]
    words: dict[str, frozenset[str]]
    prepositions: tuple[tuple[str, ...], ...]


def _rows(name: str) -> list[list[str]]:
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    lines = [x for x in text.splitlines() if x.strip() and not x.startswith("#")]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def toml(name: str) -> dict[str, Any]:
    """A file of ``data/`` as a dictionary."""
    return tomllib.loads(_DATA.joinpath(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon; built on first use (about 20 ms)."""
    paradigms = toml("paradigms.toml")
    verbs: dict[str, Cue] = {}
    for row in _rows("verbs.tsv"):
        lemma, frames, certainty, plover = [*row, "", "", ""][:4]
        verbs[lemma] = Cue(lemma, frames, certainty or "=", plover)
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in _rows("phrases.tsv"):
        verb, words, frames, certainty, plover = [*row, "", "", ""][:5]
        phrases.setdefault(verb, []).append((tuple(words.split()), Cue(f"{verb} {words}", frames, certainty, plover)))
    bare = {lemma.removeprefix("se ") for lemma in verbs} | set(phrases)
    particles = toml("particles.toml")
    modal: dict[str, str] = {}
    for verb in particles["modal"]["verbs"].split():
        infinitive = verb.removeprefix("s'")
        for form, mood in forms(infinitive, paradigms):
            modal.setdefault(form, mood)
    return Lexicon(
        verbs,
        _table(bare, paradigms),
        phrases,
        modal,
        frozenset(particles["lists"]["auxiliary"].split()),
        _words(particles),
        _prepositions(particles),
    )


def _table(lemmas: set[str], paradigms: dict[str, dict[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for lemma in sorted(lemmas):
        for form, mood in dict.fromkeys(forms(lemma, paradigms)):
            table.setdefault(form, []).append((lemma, mood))
    return {form: tuple(entries) for form, entries in table.items()}


def _prepositions(particles: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.split("_")) for p in particles["prepositions"]["list"].split())


def _words(particles: dict[str, Any]) -> dict[str, frozenset[str]]:
    speakers = toml("speakers.toml")
    words = {
        "negation": particles["negation"]["words"],
        "not_before_que": particles["que"]["not_before"],
        "time": particles["time"]["nouns"],
        **{f"pronoun_{k}": v for k, v in particles["pronouns"].items()},
        **{k: v["words"] for k, v in speakers.items()},
        "can_speak": speakers["inanimate"]["can_speak"],
        "inanimate_suffixes": speakers["inanimate"]["suffixes"],
        **particles["lists"],
        "reporting_nouns": particles["nouns"]["reporting"],
        "attributing": particles["nouns"]["attributing"],
        "scoop": particles["nouns"]["scoop"],
        "obtained": particles["nouns"]["obtained"],
    }
    return {k: frozenset(v.split()) for k, v in words.items()}
