"""Names in apposition: before the phrase that tells the office, or after it."""

from __future__ import annotations

from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import OF, head_of, is_time, right_phrase
from recoupe.read.statements.view import View
from recoupe.records import Span


def with_name(view: View, phrase: Span, limit: int) -> Span:
    """The phrase with the name that follows in apposition: "le Premier ministre, Jean Martin"."""
    j = phrase[1]
    if j + 1 >= limit or view.low[j] != "," or view.pos[j + 1] != "PROPN" or view.quote[j + 1] >= 0:
        return phrase
    if view.pos[head_of(view, phrase)] == "PROPN" and view.entity[head_of(view, phrase)] == "PER":
        return phrase
    name = right_phrase(view, j + 1, limit, coordinate=False)
    closed = name and (name[1] >= limit or view.low[name[1]] in (",", ".", ")", ";", ":"))
    return (phrase[0], name[1]) if name and closed else phrase


def join_name(view: View, phrase: Span, first: int, subject: bool = False) -> Span:
    """The phrase with the name before it that it is in apposition to: "Anna Brandt, la ministre de l'Eau, a dit"."""
    k = phrase[0] - 1
    if k - 1 < first or view.low[k] != "," or view.pos[phrase[0]] not in ("DET", "NOUN", "ADJ"):
        return phrase
    if view.pos[k - 1] not in ("PROPN", "X") or view.quote[k] >= 0 or is_time(view, k - 1, k):
        return phrase
    i = k
    while (i > first and view.pos[i - 1] in ("PROPN", "X")) or (i > first and view.words[i - 1] == "-"):
        i -= 1
    while i > first and view.low[i - 1] in lexicon().words["titles"]:
        i -= 1
    before = view.low[i - 1] if i > first else ""
    if subject and i > first and before not in (",", "que", "qu'", "et", "mais", "où", "-", "–", "—", ":", "»"):
        return phrase  # a name inside another phrase: "dans une lettre à M. Martin, le juge a dit"
    return phrase if before in (*OF, "à", "en", "au", "dans", "l'", "le", "la", "les") else (i, phrase[1])
