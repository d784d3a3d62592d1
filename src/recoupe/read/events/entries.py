"""The trigger lexicon: rows of ``lexicon/<type>.tsv`` with senses and frames, by the first word of their key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from recoupe.read.events.conjugation import forms
from recoupe.read.events.data import word_set
from recoupe.records import EVENT_TYPES

#: columns of a lexicon file, in order
COLUMNS = "key pos type mode source target needs not status example".split()


#: verbs that decide realis; their forms are known to the repairs as those of the lexicon are
_GOVERNING = ("planned_verbs", "possible_verbs", "denied_verbs")


class LexiconError(ValueError):
    """A lexicon row that cannot be read: file, line and reason are in the message."""


class Condition(NamedTuple):
    """``obj:actor``, ``obj=prix,médaille``, ``prep:à=actor``, ``comp``: slot, preposition, test and its words."""

    slot: str
    prep: str
    test: str
    words: frozenset[str]


class Entry(NamedTuple):
    """One sense of a trigger."""

    id: str
    words: tuple[str, ...]
    reflexive: bool
    #: ``en`` or ``y`` that belongs to the key: "s'en prendre à"
    clitic: str
    pos: str
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    needs: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    status: str | None
    example: str


class Lexicon(NamedTuple):
    """All entries, by the first word of the key; ``verbs`` maps forms of the lexicon's verbs to their infinitives."""

    by_word: dict[str, tuple[Entry, ...]]
    verbs: dict[str, tuple[str, ...]]
    participles: dict[str, tuple[str, ...]]
    entries: tuple[Entry, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the package.

    Raises:
        LexiconError: a row is malformed.
    """
    folder = files("recoupe.read.events").joinpath("lexicon")
    entries: list[Entry] = []
    for name in sorted(p.name for p in folder.iterdir() if p.name.endswith(".tsv")):
        entries += read_entries(folder.joinpath(name).read_text(encoding="utf-8"), name)
    return index(entries)


def read_entries(text: str, name: str, types: Collection[str] = EVENT_TYPES) -> list[Entry]:
    """The entries of one lexicon file whose types are among ``types``.

    Raises:
        LexiconError: a row is malformed.
    """
    lines = text.splitlines()
    out = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip() and not line.startswith("#"):
            out.append(_entry(line, f"{name}:{number}", types))
    return out


def _entry(line: str, where: str, types: Collection[str]) -> Entry:
    cells = [c.strip() for c in line.split("\t")]
    cells += [""] * (len(COLUMNS) - len(cells))
    row = dict(zip(COLUMNS, cells, strict=False))
    words = tuple(w for part in row["key"].replace("’", "'").split() for w in _unelided(part))
    if not words or row["pos"] not in ("V", "N", "A"):
        raise LexiconError(f"{where}: key or part of speech is missing in {line!r}")
    if row["type"] not in types:
        raise LexiconError(f"{where}: {row['type']!r} is none of the types {', '.join(types)}")
    reflexive = words[0] == "se" and len(words) > 1
    kept = words[1:] if reflexive else words
    clitic = kept[0] if len(kept) > 1 and kept[0] in ("en", "y") and row["pos"] == "V" else ""
    kept = kept[1:] if clitic else kept
    default = "subj" if row["pos"] == "V" else "de|par|poss|gov"
    return Entry(
        id=f"{row['type'].lower()}/{row['key']}",
        words=kept,
        reflexive=reflexive,
        clitic=clitic,
        pos=row["pos"],
        type=row["type"],
        mode=row["mode"] or None,
        source=_split(row["source"] or default, "|"),
        target=_split(row["target"] or ("none" if row["pos"] == "V" else ""), "|"),
        needs=tuple(_condition(c) for c in _split(row["needs"], "&")),
        excludes=tuple(_condition(c) for c in _split(row["not"], "&")),
        status=row["status"] or None,
        example=row["example"],
    )


def _unelided(part: str) -> list[str]:
    """``d'état`` is two lemmas: de, état."""
    if part.startswith(("d'", "D'")):
        return ["de", part[2:]]
    if part.startswith(("l'", "L'")):
        return [part[2:]]
    return [part]


def _split(cell: str, mark: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in cell.split(mark) if p.strip())


def _condition(text: str) -> Condition:
    prep = ""
    body = text
    if text.startswith("prep:"):
        prep, _, rest = text[5:].partition("=")
        values = frozenset(rest.split(",")) - {""}
        kinds = values & {"actor", "place", "thing", "any", "inf"}
        return Condition("prep", prep, next(iter(sorted(kinds)), "any" if not values else "words"), values - kinds)
    if "=" in body:
        slot, _, rest = body.partition("=")
        return Condition(slot, prep, "words", frozenset(w.strip() for w in rest.split(",")) - {""})
    slot, _, test = body.partition(":")
    return Condition(slot, prep, test or "any", frozenset())


def index(entries: list[Entry]) -> Lexicon:
    """Entries by first word: longer keys first, then those that ask for more, then in the order of the files."""
    by_word: dict[str, list[Entry]] = defaultdict(list)
    verbs: dict[str, set[str]] = defaultdict(set)
    participles: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        by_word[entry.words[0]].append(entry)
    governing = {v for key in _GOVERNING for v in word_set("realis.toml", key)}
    for infinitive in sorted({e.words[0] for e in entries if e.pos == "V"} | governing):
        finite, past = forms(infinitive)
        for form in finite:
            verbs[form].add(infinitive)
        for form in past:
            participles[form].add(infinitive)
    order = {
        word: tuple(sorted(rows, key=lambda e: (-len(e.words), -len(e.needs), -int(e.reflexive))))
        for word, rows in by_word.items()
    }
    return Lexicon(order, _frozen(verbs), _frozen(participles), tuple(entries))


def _frozen(table: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {k: tuple(sorted(v)) for k, v in table.items()}
