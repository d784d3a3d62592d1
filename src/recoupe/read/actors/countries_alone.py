"""Words that stand for the country that a passage is about: "l'État", "le pays"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.actors.cast import Cast
from recoupe.read.actors.countries import Cue, governing
from recoupe.read.actors.frame import Frame
from recoupe.read.actors.known import gazetteer
from recoupe.read.actors.locative import locative

_OF = frozenset({"de", "d", "des", "du"})


def add_countries(frame: Frame, cast: Cast, cues: Sequence[Cue]) -> None:
    """Add the mentions of "l'État" and "le pays" that no complement gives to another."""
    for i, word in enumerate(frame.words):
        if word.folded == "pays":
            told = _country(frame, i)
        elif word.text in {"État", "Etat"}:
            told = _state(frame, i)
        else:
            continue
        state = gazetteer().states.get(governing(frame, cues, word.start) or "") if told else None
        if state is not None:
            cast.table.add_mention(frame.span(i - 1, i + 1), cast.state(state), "description", "country.alone")


def _state(frame: Frame, i: int) -> bool:
    """ "l'État", not "l'État islamique", "chef de l'État" or "coup d'État"."""
    if not i or frame.folded(i - 1) != "l" or not frame.close(i - 1):
        return False
    after = frame.folded(i + 1) if frame.close(i) else ""
    before = frame.folded(i - 2) if i > 1 else ""
    return after not in {"islamique", "major"} | _OF and before not in {"d", "de", "chef", "a"}


def _country(frame: Frame, i: int) -> bool:
    """ "le pays" as one that acts or suffers, not "dans le pays" or "le pays voisin"."""
    if not i or frame.folded(i - 1) not in {"le", "ce"} or locative(frame, i - 1):
        return False
    follows = i + 1 < len(frame.words) and frame.close(i)
    return not follows or (frame.folded(i + 1) not in _OF and frame.token(i + 1).pos_ != "ADJ")
