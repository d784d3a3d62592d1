"""The name that follows a phrase and stands for the same actor: "le président turc, Recep Tayyip Erdogan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.lexicon import words
from recoupe.read.actors.proper import Name

if TYPE_CHECKING:
    from recoupe.read.actors.nominal import Phrase


def attach_name(frame: Frame, phrase: Phrase, at: dict[int, Name]) -> None:
    """Attach the name that follows: "le président X", "l'émissaire onusien, X", "le groupe rebelle M23"."""
    j = phrase.j
    while j < len(frame.words) and frame.close(j - 1) and is_title(frame, j) and j not in at:
        j += 1
    name = at.get(j)
    if name is None or frame.sentence_start(j):
        return
    if _apposes(frame, phrase, name, frame.gap(j - 1)):
        phrase.apposed, phrase.j = name, name.j
    elif frame.folded(phrase.head) in words("groups", "named_after") and name.label == "PER" and frame.close(j - 1):
        phrase.inside, phrase.j, phrase.narrowed = (*phrase.inside, name), name.j, True


def _apposes(frame: Frame, phrase: Phrase, name: Name, gap: str) -> bool:
    """Whether ``name``, after ``gap``, stands for what the phrase denotes."""
    if phrase.office:
        if name.label != "PER":
            return False
        return not gap.strip(" '") or (gap == ", " and phrase.definite and not phrase.plural and _closes(frame, name.j))
    if name.label == "PER" and not _person_noun(phrase):
        return False
    return gap.strip(" '") in {"", '"', "«", "“"} and name.label in {"ORG", "MISC", "PER"}


def _person_noun(phrase: Phrase) -> bool:
    """Whether the noun is one for people ("le militant X"), not for a body ("le gouvernement X")."""
    row = phrase.entries[0].row
    return bool(row.number == "pl" and row.singular and row.kind in {"group", "office", "government", "military"})


def is_title(frame: Frame, j: int) -> bool:
    """Whether word ``j`` is a title before a name: "M.", "maréchal"."""
    return frame.words[j].folded in words("titles", "civil") | words("titles", "military")


def _closes(frame: Frame, j: int) -> bool:
    """Whether no further name is listed after the apposed one."""
    return j >= len(frame.words) or not (frame.gap(j - 1) == ", " and frame.words[j].capital)
