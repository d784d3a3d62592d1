"""The gazetteer's names arranged for matching against the words of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import Any

import msgspec

from recoupe.read.actors.frame import Frame, key_of
from recoupe.read.actors.gazetteer import Gazetteer, Group, load
from recoupe.read.actors.lexicon import DATA, words

Key = tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A printed name of a gazetteer row. ``table``: state, body, person, short, seat, adjective, office, group."""

    table: str
    name: str
    row: Any

    @property
    def acronym(self) -> bool:
        """Whether the name is written in capitals only ("ONU", "M23")."""
        return len(self.name) <= 8 and self.name.upper() == self.name and any(c.isalpha() for c in self.name)


class Matcher:
    """Longest match of printed names at a word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, dict[Key, list[Entry]]] = {}
        self._longest: dict[str, int] = {}
        for entry in entries:
            key = _bare(key_of(entry.name))
            if not key:
                continue
            self._by_first.setdefault(key[0], {}).setdefault(key, []).append(entry)
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def find(self, frame: Frame, i: int, end: int | None = None) -> Iterator[tuple[int, list[Entry]]]:
        """Matches that begin at word ``i``, longest first: the index after the last word, and the entries."""
        table = self._by_first.get(frame.words[i].folded)
        if not table:
            return
        limit = len(frame.words) if end is None else end
        for n in range(min(self._longest[frame.words[i].folded], limit - i), 0, -1):
            words = tuple(w.folded for w in frame.words[i : i + n])
            if words in table and all(frame.close(k) for k in range(i, i + n - 1)):
                yield i + n, table[words]

    def first_words(self) -> Set[str]:
        """The folded first words of all names."""
        return self._by_first.keys()

    def get(self, name: str) -> list[Entry]:
        """Entries of exactly that name."""
        key = _bare(key_of(name))
        return self._by_first.get(key[0], {}).get(key, []) if key else []


def _bare(key: Key) -> Key:
    return key[1:] if len(key) > 1 and key[0] in {"l", "le", "la", "les"} else key


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load()


@cache
def proper_names() -> Matcher:
    """States, bodies, people and seats by name, alias and short name."""
    g = gazetteer()
    return Matcher(
        [
            *(Entry("state", n, s) for s in g.states.values() for n in (s.name, *s.aliases)),
            *(Entry("seat", n, s) for s in g.seats for n in (s.name, *s.aliases)),
            *(Entry("body", n, b) for b in g.bodies.values() for n in (b.name, *b.aliases)),
            *(Entry("person", n, p) for p in g.people.values() for n in (p.name, *p.aliases)),
            *(Entry("short", n, p) for p in g.people.values() for n in p.short if not _common_word(n)),
        ]
    )


def _common_word(name: str) -> bool:
    """Whether a name alone would be taken for a noun, a title or a given name: "Maire", "Prince", "Jean"."""
    key = key_of(name)
    if len(key) != 1:
        return False
    titles = words("titles", "civil") | words("titles", "military")
    common = titles | words("names", "function") | words("names", "bodies") | words("particles", "words")
    return len(key[0]) < 3 or key[0] in common or key[0] in _given_alone() or bool(gazetteer().office(name))


@cache
def _given_alone() -> frozenset[str]:
    """Given names of several people of the gazetteer: alone they name nobody."""
    told = Counter(key[0] for p in gazetteer().people.values() if len(key := key_of(p.name)) > 1)
    return frozenset(name for name, n in told.items() if n >= 3)


@cache
def adjectives() -> Matcher:
    """Adjectives and demonyms in all their forms."""
    return Matcher(Entry("adjective", f, a) for a in gazetteer().adjectives for f in a.forms)


@cache
def common_nouns() -> Matcher:
    """Nouns for office holders, bodies and groups: the gazetteer's and those of ``data/nouns.tsv``."""
    g = gazetteer()
    return Matcher(
        [
            *(Entry("office", f, o) for o in g.offices for f in o.forms),
            *(Entry("group", f, r) for r in g.groups for f in r.forms if r.singular not in words("groups", "never")),
            *(Entry("group", f, r) for r in _own_groups() for f in r.forms if not g.group(f)),
        ]
    )


@cache
def idioms() -> Matcher:
    """Fixed phrases in which a noun for a body is none: "au pouvoir", "en cours"."""
    return Matcher(Entry("idiom", phrase, None) for phrase in sorted(words("idioms", "phrases")))


@cache
def given_names() -> dict[str, str]:
    """Gender by given name, as far as the gazetteer's people agree on it."""
    told: dict[str, set[str]] = {}
    for person in gazetteer().people.values():
        key = key_of(person.name)
        if person.gender and len(key) > 1:
            told.setdefault(key[0], set()).add(person.gender)
    return {name: next(iter(found)) for name, found in told.items() if len(found) == 1}


def _own_groups() -> Iterator[Group]:
    with (DATA / "nouns.tsv").open(encoding="utf-8") as lines:
        told = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#") and line.strip()]
    head = told[0]
    for cells in told[1:]:
        row = dict(zip(head, cells, strict=True))
        yield Group(
            singular=row["singular"],
            plural=row["plural"],
            gender=row["gender"],
            number=row["number"],
            kind=row["kind"],
            sector=row["sector"] or None,
            label=row["label"],
            per_country=row["per_country"] == "yes",
            source="own",
        )
