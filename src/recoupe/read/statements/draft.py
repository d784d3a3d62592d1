"""A statement while it is being read, in tokens of the view."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.read.statements.lexicon import Cue
from recoupe.records import Span

#: for places that need a row of the lexicon where there is none
NO_CUE = Cue("", "", "=", "")


@dataclass(slots=True)
class Draft:
    """Spans of ``content`` are characters; the other places are token ranges (end exclusive)."""

    content: list[Span]
    rule: str
    confidence: float
    entry: Cue = NO_CUE
    cue: Span | None = None
    speaker: Span | None = None
    #: where medium, addressee and date of saying may stand
    margin: list[Span] = field(default_factory=list)
    #: the statement whose speaker goes on speaking
    continues: Draft | None = None
    cue_conditional: bool = False
    perfect: bool = False
    chain: list[Span] = field(default_factory=list)
    sentence: Span = (0, 0)
    at: int = 0
    addressee: Span | None = None
