"""Which country a passage is about: the cues, and the one that governs a body named without its country."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import adjectives
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.locative import locative
from recoupe.read.actors.proper import Name


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A mention of a country at ``offset``: by place ("au Mali", "à Bamako"), name or adjective."""

    offset: int
    country: str
    locative: bool
    named: bool
    #: where somebody came from or goes to, not where the passage is set: "de retour de Syrie", "parti en Irak"
    away: bool = False


def name_country(name: Name) -> str | None:
    """The state (key) that a name is or lies in."""
    for entry in name.entries:
        if entry.table == "state":
            return str(entry.row.key)
        if entry.table == "seat" and entry.row.country and entry.row.kind == "state":
            return str(entry.row.country)
        if entry.table == "place" and entry.row.country:
            return str(entry.row.country)
    return None


def find_cues(frame: Frame, names: Sequence[Name]) -> list[Cue]:
    """All cues, in order of the text."""
    cues = [
        Cue(frame.words[n.i].start, country, locative(frame, n.i) or _dateline(frame, n), True, _away(frame, n.i))
        for n in names
        if (country := name_country(n)) is not None
    ]
    for i, word in enumerate(frame.words):
        for _, entries in adjectives().find(frame, i):
            row = entries[0].row
            if row.kind == "state" and row.key:
                cues.append(Cue(word.start, row.key, False, False))
            break
    return sorted(cues, key=lambda c: c.offset)


def _away(frame: Frame, i: int) -> bool:
    """Whether the words before say that somebody left for the place or came back from it."""
    k = i - 1
    while k >= 0 and frame.close(k) and frame.folded(k) in {"la", "le", "les", "l"}:
        k -= 1
    if frame.folded(k) not in {"de", "d", "du", "des", "en", "au", "aux", "a", "vers", "pour", "depuis", "dans"}:
        return False
    from_there = frame.folded(k) in {"de", "d", "du", "des"}
    left = words("countries", "away") | (words("countries", "back") if from_there else frozenset())
    return any(frame.close(n) and frame.folded(n) in left for n in (k - 1, k - 2) if n >= 0)


def _dateline(frame: Frame, name: Name) -> bool:
    """Whether the name opens the text or a line and is set off as the place of the dispatch: "RABAT, 8 mai (MAP) -"."""
    before = frame.text[: frame.words[name.i].start].rpartition("\n")[2].strip(" -–—(")
    return (
        not before and frame.words[name.i].start < 400 and frame.gap(name.j - 1)[:2] in {", ", " (", " -", " –", " —"}
    )


def governing(
    frame: Frame, cues: Sequence[Cue], offset: int, names_only: bool = False, strict: bool = False
) -> str | None:
    """The country that a body at ``offset`` belongs to when its phrase does not say so.

    The nearest place of the same sentence; else the nearest place of the two sentences before; else the first
    place, or country, that the article names. Never the most frequent one: in a dispatch on Myanmar the United States
    may be named oftener. A place that somebody left or goes to counts only where there is no other, and never if
    ``strict``.
    """
    here = frame.sentence(offset)
    cues = [c for c in cues if not c.away] or ([] if strict else cues)
    if names_only:
        cues = [c for c in cues if c.named]
    places = [c for c in cues if c.locative]
    same = [c for c in places if frame.sentence(c.offset) == here]
    if same:
        return min(same, key=lambda c: abs(c.offset - offset)).country
    near = [c for c in places if here - 2 <= frame.sentence(c.offset) < here]
    if near:
        return near[-1].country
    first = [c for c in cues if frame.sentence(c.offset) <= 3]
    return next((c.country for c in [*(c for c in first if c.locative), *first, *cues]), None)
