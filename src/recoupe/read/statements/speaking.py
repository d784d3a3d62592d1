"""Who can speak: persons, bodies and documents, by their noun; things cannot."""

from __future__ import annotations

from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import head_of
from recoupe.read.statements.view import View
from recoupe.records import Span


def speakable(view: View, phrase: Span) -> bool:
    """Whether the phrase names somebody or something that can speak."""
    words = lexicon().words
    head = head_of(view, phrase)
    low = view.low[head]
    if view.pos[head] in ("PROPN", "PRON"):
        return True
    if view.words[head].islower() and inanimate(low):
        return False
    if low in words["people"] or low in words["bodies"] or low in words["documents"]:
        return True
    before = range(phrase[0], head + 1)
    if any(view.low[i] in words["people"] for i in before):
        return True
    return view.pos[head] == "NOUN" and view.words[head][0].isupper() and not view.new_paragraph(head)


def may_speak(view: View, phrase: Span) -> bool:
    """Weaker than :func:`speakable`: any noun that is not known to be a thing."""
    head = head_of(view, phrase)
    return view.pos[head] in ("PROPN", "PRON") or not view.words[head].islower() or not inanimate(view.low[head])


def inanimate(noun: str) -> bool:
    """Whether a common noun cannot speak, by list and by ending."""
    words = lexicon().words
    if noun in words["people"] or noun in words["bodies"] or noun in words["documents"]:
        return False
    stem = noun.removesuffix("s")
    if noun in words["inanimate"] or stem in words["inanimate"]:
        return True
    return stem.endswith(tuple(words["inanimate_suffixes"])) and stem not in words["can_speak"]
