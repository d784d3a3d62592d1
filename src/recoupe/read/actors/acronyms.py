"""Acronyms that the article explains: "armée nationale libyenne (ANL)"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import proper_names
from recoupe.read.actors.proper import Name

_FUNCTION = frozenset("de du des d la le les l et pour a au aux en sur contre par".split())


def expand(frame: Frame, names: Sequence[Name]) -> tuple[list[Name], dict[str, Name]]:
    """The names with those that an acronym in parentheses explains made whole, and acronym -> name."""
    kept = list(names)
    learnt: dict[str, Name] = {}
    for k, word in enumerate(frame.words):
        if not _parenthesised(frame, k) or not word.text.isupper() or not 2 <= len(word.text) <= 10:
            continue
        found = _long_form(frame, k, kept)
        if found is None:
            continue
        kept = [n for n in kept if n.j <= found.i or n.i >= found.j]
        kept.append(found)
        learnt.setdefault(word.folded, found)
    kept = _unexplained(frame, kept, learnt)
    return sorted(kept, key=lambda n: n.i), learnt


def _unexplained(frame: Frame, names: list[Name], learnt: dict[str, Name]) -> list[Name]:
    """Take the long form of an acronym that the article uses without explaining it: "Front pour ..." and "le FACT"."""
    short = {frame.words[n.i].folded for n in names if _acronym(frame, n)} - set(learnt)
    for name in [n for n in names if n.label == "ORG" and n.j - n.i <= 3 and not n.entries and not _acronym(frame, n)]:
        for k in range(name.i + 2, min(name.i + 15, len(frame.words) + 1)):
            if not all(frame.close(n) for n in range(name.i, k - 1)):
                break
            spelt = next((s for s in sorted(short) if len(s) > 2 and _spells(frame, name.i, k, s)), None)
            if spelt and frame.words[k - 1].folded not in _FUNCTION:
                found = _known(frame, name.i, k)
                names = [n for n in names if n.j <= found.i or n.i >= found.j] + [found]
                learnt[spelt] = found
                break
    return names


def _acronym(frame: Frame, name: Name) -> bool:
    return name.j - name.i == 1 and not name.entries and frame.words[name.i].text.isupper()


def _parenthesised(frame: Frame, k: int) -> bool:
    return k > 0 and frame.gap(k - 1).endswith("(") and frame.gap(k).startswith(")")


def _long_form(frame: Frame, k: int, names: Sequence[Name]) -> Name | None:
    """The words before the parenthesis whose initials are the acronym; else the body named right before it."""
    letters = frame.words[k].folded
    if frame.gap(k - 1).strip(' »"”') == "(":
        for i in range(k - 1, max(-1, k - 16), -1):
            if i < k - 1 and not frame.close(i):
                break
            if frame.words[i].folded not in _FUNCTION and _spells(frame, i, k, letters):
                return _known(frame, i, k)
        for name in names:
            if name.j == k and (name.label == "ORG" or name.tables() & {"body"}):
                return name
    return None


def _spells(frame: Frame, i: int, k: int, letters: str) -> bool:
    content = [frame.words[n].folded for n in range(i, k) if frame.words[n].folded not in _FUNCTION]
    if len(content) < 2:
        return False
    everything = [frame.words[n].folded for n in range(i, k)]
    return "".join(w[0] for w in content) == letters or "".join(w[0] for w in everything) == letters


def _known(frame: Frame, i: int, k: int) -> Name:
    entries = next((found for j, found in proper_names().find(frame, i) if j == k), [])
    bodies = tuple(e for e in entries if e.table == "body")
    return Name(i, k, "ORG", bodies)
