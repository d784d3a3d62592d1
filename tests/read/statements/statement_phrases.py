"""Read the marked-up sentences of ``tests/phrases/statements`` and score them.

Markup: ``[c …]`` content, ``[s …]`` speaker, ``[q …]`` cue; a number after the letter tells the statements of one sentence apart.
A sentence passes when every marked statement is found (content shares at least 0.7 of the union of characters, the speaker's span
overlaps or is missing on both sides, the cue overlaps) and nothing else is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.records import Span, Statement

_TOKEN = re.compile(r"\[([csq])(\d?) |\]")
_EDGE = " \n«»“”\"'.,;:!?–-"


@dataclass
class Gold:
    content: list[Span] = field(default_factory=list)
    speaker: Span | None = None
    cue: Span | None = None


@dataclass
class Phrase:
    family: str
    split: str
    text: str
    gold: list[Gold]


def read_phrases(folder: Path) -> list[Phrase]:
    """All phrases of a folder, in order of file and line."""
    phrases = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                split, marked = line.split("\t")
                text, gold = unmark(marked)
                phrases.append(Phrase(path.stem, split, text, gold))
    return phrases


def unmark(marked: str) -> tuple[str, list[Gold]]:
    """The plain sentence and its statements."""
    text, at, stack = "", 0, []
    gold: dict[str, Gold] = {}
    for match in _TOKEN.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group() != "]":
            stack.append((match[1], match[2], len(text)))
            continue
        kind, number, start = stack.pop()
        entry = gold.setdefault(number, Gold())
        if kind == "c":
            entry.content.append((start, len(text)))
        elif kind == "s":
            entry.speaker = (start, len(text))
        else:
            entry.cue = (start, len(text))
    return text + marked[at:], [g for g in gold.values() if g.content]


def characters(spans: list[Span], text: str, edge: str = _EDGE) -> set[int]:
    """Offsets covered, ends stripped of the characters of ``edge``."""
    got: set[int] = set()
    for a, b in spans:
        while a < b and text[a] in edge:
            a += 1
        while b > a and text[b - 1] in edge:
            b -= 1
        got |= set(range(a, b))
    return got


def overlaps(a: Span | None, b: Span | None) -> bool:
    return bool(a and b and max(a[0], b[0]) < min(a[1], b[1]))


def right(gold: Gold, found: Statement, text: str) -> bool:
    """Whether one prediction is the statement marked."""
    a, b = characters(gold.content, text), characters(list(found.content), text)
    if not a & b or len(a & b) / len(a | b) < 0.7:
        return False
    if gold.speaker is None:
        return found.speaker_span is None and found.cue_span is None
    return overlaps(gold.speaker, found.speaker_span) and (gold.cue is None or overlaps(gold.cue, found.cue_span))


def passes(phrase: Phrase, found: tuple[Statement, ...]) -> bool:
    """Whether the statements found are those marked."""
    left = list(found)
    for gold in phrase.gold:
        hit = next((s for s in left if right(gold, s, phrase.text)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left
