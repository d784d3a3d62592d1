"""Realis that depends on the type: what is done by saying, by trying, by deciding, or by having been there."""

from __future__ import annotations

from recoupe.read.events.data import word_set
from recoupe.read.events.verbgroup import Judgement, auxiliary, listed, negated, tense
from recoupe.read.events.words import Words


def by_type(w: Words, i: int, kind: str, found: Judgement | None) -> Judgement | None:
    """Verbal acts told as a purpose have been done; a polite conditional of wishing is a request made."""
    if found is None:
        return None
    if found.rule == "purpose" and kind in word_set("realis.toml", "done_when_there") and (there := _was_there(w, i)):
        return negated(w, there) or tense(w, there)
    if found.rule == "purpose" and kind in word_set("realis.toml", "done_in_purpose"):
        h = w.head[i]
        return (negated(w, h) or tense(w, h)) if h != i and w.pos[h] in ("VERB", "AUX") else None
    if found.rule == "governed" and _attempted(w, kind, found.token):
        return negated(w, found.token) or tense(w, found.token)
    if found.rule == "own-noun" and kind in word_set("realis.toml", "done_in_purpose"):
        return None
    if found.rule == "conditional" and kind == "REQUEST" and listed("polite", w, i):
        return None
    return found


def _attempted(w: Words, kind: str, h: int) -> bool:
    """``a tenté de tuer``, ``a décidé de renoncer au projet``, ``a tenu à saluer``: an act of its type all the same."""
    if listed("attempting", w, h):
        return kind in word_set("realis.toml", "done_when_attempted")
    if listed("insisting", w, h):
        return kind in word_set("realis.toml", "done_by_saying")
    return listed("deciding", w, h) and auxiliary(w, h) != h and kind in word_set("realis.toml", "done_when_decided")


def _was_there(w: Words, i: int) -> int | None:
    """The word of "était à Rome pour rencontrer …", "sont venus pour des entretiens": a stay in the past has had its
    purpose."""
    h = w.head[i]
    f = auxiliary(w, h)
    if w.pos[i] == "NOUN" and listed("coming", w, h) and f != h and "Tense=Pres" in w.morph[f]:
        return h
    stood = any(w.dep[k] == "cop" and "Tense=Imp" in w.morph[k] for k in w.kids[h])
    placed = any(w.dep[k] == "case" and w.text[k] in ("à", "en", "au", "aux", "dans") for k in w.kids[h])
    return h if stood and placed and w.pos[h] in ("PROPN", "NOUN") else None
