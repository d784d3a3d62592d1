"""Sentences with the actors they name, marked inline, and how many of them the reader finds.

Run as a script to see what is missed in the tuning part: ``python tests/read/actors/actor_phrases.py names``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from recoupe.read.actors import ActorTable, find_actors
from recoupe.read.actors.gazetteer import fold
from recoupe.read.text import parse_text
from recoupe.records import Document, Span

FOLDER = Path(__file__).parents[2] / "phrases" / "actors"
FAMILIES = ("names", "metonymy", "offices", "coreference", "groups")
#: the day on which the sentences are taken to be published: offices are those of that day
PUBLISHED = "2021-06-15"
_MARK = re.compile(r"\[\[(.+?)\|(.+?)\]\]")


@dataclass(frozen=True)
class Phrase:
    """A sentence; ``marks`` are spans with the actors they stand for, none where the words are no mention."""

    split: str
    country: str
    text: str
    marks: tuple[tuple[Span, tuple[str, ...]], ...]


@dataclass
class Score:
    """Counts of marked actors: found, missed, and wrongly given."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over the marked words."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.wrong)


def load(family: str) -> list[Phrase]:
    """The sentences of one family."""
    lines = (FOLDER / f"{family}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [_phrase(*row) for row in rows]


def _phrase(split: str, country: str, marked: str) -> Phrase:
    text, marks, last = "", [], 0
    for m in _MARK.finditer(marked):
        text += marked[last : m.start()]
        span = (len(text), len(text) + len(m[1]))
        marks.append((span, () if m[2] == "-" else tuple(m[2].split("+"))))
        text += m[1]
        last = m.end()
    return Phrase(split, country, text + marked[last:], tuple(marks))


def read(nlp: Language, text: str) -> ActorTable:
    """The actors of one sentence."""
    document = Document(id="p", name="p", uri="p", sha256="", text=text, language="fr", published=PUBLISHED)
    plain = parse_text(document)
    return find_actors(document, plain, nlp(plain))


def judge(nlp: Language, phrase: Phrase, score: Score) -> list[str]:
    """Count one sentence; what went wrong is returned in words."""
    table = read(nlp, phrase.text)
    faults = []
    for span, wanted in phrase.marks:
        here = [m for m in table.mentions() if m.span[0] < span[1] and span[0] < m.span[1]]
        if not wanted:
            here = [m for m in here if m.span[1] - m.span[0] <= span[1] - span[0] + 4]
        near = min((abs(m.span[0] - span[0]) + abs(m.span[1] - span[1]) for m in here), default=0)
        best = [m for m in here if abs(m.span[0] - span[0]) + abs(m.span[1] - span[1]) == near]
        found = {fold(table.actor(m.actor).name) for m in best}
        want = {fold(name) for name in wanted}
        score.right += len(want & found)
        score.missed += len(want - found)
        score.wrong += len(found - want)
        if want != found:
            told = [(table.actor(m.actor).name, m.rule) for m in best]
            faults.append(f"{phrase.text}\n    {phrase.text[slice(*span)]!r}: {wanted} but {told}")
    return faults


def main() -> None:
    """Print the scores, and the faults of the tuning part of the families named."""
    from recoupe.read.pipeline import french

    for family in FAMILIES:
        for split in ("tune", "held"):
            score = Score()
            faults = [f for p in load(family) if p.split == split for f in judge(french(), p, score)]
            print(f"{family:12} {split} F1 {score.f1:.3f} {score}")
            if split == "tune" and family in sys.argv[1:]:
                print("\n".join(faults))


if __name__ == "__main__":
    main()
