"""Score the one-phenomenon sentences of ``gold/quotes/challenge_fr.tsv``.

A row passes when the words of one statement's content share at least 0.7 of their union with the gold's, its speaker holds a
content word of the gold speaker, and its cue holds the gold cue verb. A row without content passes when nothing is found.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from recoupe.statements import Found, find

_WORD = re.compile(r"\w+")
_EMPTY = frozenset("le la les l de du des d un une à au aux".split())


def words(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)}


def passes(row: list[str]) -> bool:
    """Whether the sentence of ``row`` is read right."""
    _, sentence, content, speaker, cue = row[:5]
    found = find(sentence)
    return not found if not content else any(_right(s, content, speaker, cue) for s in found)


def _right(s: Found, content: str, speaker: str, cue: str) -> bool:
    a, b = words(" ".join(s.content)), words(content)
    if not a or len(a & b) / len(a | b) < 0.7:
        return False
    named = words(f"{s.speaker_words or ''} {s.speaker or ''}") - _EMPTY
    wanted = words(speaker) - _EMPTY
    if wanted and not named & wanted:
        return False
    if not speaker and s.speaker_words:
        return False
    return not words(cue) or not words(cue) - _EMPTY or bool(words(cue) & words(s.cue or "")) or not speaker


def failures(path: Path) -> list[str]:
    """Names of the rows that fail."""
    with path.open(encoding="utf-8") as handle:
        rows = [r for r in csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE) if r]
    return [r[0] for r in rows if not passes(r)]
