"""Inserted and final clauses that report: "…, a dit X", "« A, dit-il, B »", "comme l'a rappelé X"."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.read.statements.appositions import with_name
from recoupe.read.statements.conjugation import FINITE
from recoupe.read.statements.cues import VerbCue, read_open_group
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import right_phrase
from recoupe.read.statements.speakers import inverted_subject
from recoupe.read.statements.speaking import may_speak, speakable
from recoupe.read.statements.view import CLOSERS, View
from recoupe.records import Span

DASHES = frozenset("- – —".split())


@dataclass(slots=True)
class Incise:
    """An inserted reporting clause: from its comma (or dash) to ``end`` (exclusive)."""

    cue: VerbCue
    subject: Span
    comma: int
    end: int
    final: bool
    comme: bool = False


def find_incises(view: View, cues: list[VerbCue]) -> list[Incise]:
    """Every inserted reporting clause, in order."""
    known = {c.verb for c in cues}
    found: list[Incise] = []
    for cue in sorted([*cues, *_open_cues(view, known)], key=lambda c: c.verb):
        if cue.mood == FINITE and (incise := _incise(view, cue)) is not None:
            found.append(incise)
    return found


def _open_cues(view: View, known: set[int]) -> list[VerbCue]:
    """Verbs outside the lexicon that stand, inverted, right after a quotation: "« … », sourit le maire"."""
    found = []
    for _, end in view.quote_tokens:
        i = end + (end < view.size and view.low[end] in (",", *DASHES))
        for j in range(i, min(i + 4, view.size)):
            if (
                view.pos[j] == "VERB"
                and j not in known
                and (cue := read_open_group(view, j)) is not None
                and cue.anchor == i
            ):
                found.append(cue)
                break
            if view.pos[j] not in ("AUX", "ADV", "PRON", "PART", "VERB"):
                break
    return found


def _incise(view: View, cue: VerbCue) -> Incise | None:
    first, limit = view.sentence(cue.verb)
    inside = view.quote[cue.verb]
    p = cue.anchor - 1
    comme = (
        p >= first
        and view.low[p] in ("comme", "que", "qu'")
        and (view.low[p] == "comme" or (p > first and view.low[p - 1] == "ainsi"))
    )
    if comme:
        p -= 1 + (view.low[p] != "comme")
    before = view.low[p] if p >= first else ""
    quoted = before in (",", *DASHES) and p > first and view.low[p - 1] in CLOSERS
    if before in CLOSERS and p > first:  # no comma: only after a quotation that opens the sentence or ends in ? or !
        start = view.quote_tokens[view.quote[p]][0] if view.quote[p] >= 0 else first
        quoted = start == first or view.low[p - 1] in ("?", "!", ",", "...", "…")
    if not (comme or quoted or before in (",", *DASHES, "(", "!", "?")):
        return None
    if inside >= 0:
        limit = min(limit, view.quote_tokens[inside][1])
    subject = (cue.clitic, cue.clitic + 1) if cue.clitic >= 0 else inverted_subject(view, cue, limit)
    if view.low[cue.verb] in ("lire", "entendre") and cue.clitic >= 0:
        subject = _read_in(view, cue, limit) or subject
    if subject is None or (inside >= 0 and cue.clitic < 0 and not _within(view, cue, subject, before, inside)):
        return None
    if not cue.known and cue.clitic < 0 and view.pos[subject[0]] not in ("DET", "PROPN", "NUM"):
        return None
    if cue.clitic >= 0 and not comme and p < first:
        return None
    if not (quoted or comme or cue.clitic >= 0) and not _plain(view, cue, subject, first, p, limit):
        return None
    comma = p if before in (",", *DASHES, "(") else p + 1
    end = _incise_end(view, max(subject[1], cue.last + 1), limit, before)
    return Incise(cue, subject, comma, end, end >= limit - 1, comme)


def _plain(view: View, cue: VerbCue, subject: Span, first: int, comma: int, limit: int) -> bool:
    """Whether verb and noun phrase report the clause before them: "La base est tombée, affirme l'armée"."""
    if "m" not in cue.entry.frames or not may_speak(view, subject):
        return False
    if finite_between(view, first, comma):
        return not _pending_subject(view, cue, first, comma)
    after = subject[1]
    return speakable(view, subject) and after < limit and view.low[after] == "," and finite_between(view, after, limit)


def _read_in(view: View, cue: VerbCue, limit: int) -> Span | None:
    """ "lit-on dans une note du ministère": the document speaks, and who issued it."""
    j = cue.last + 1
    if j < limit and view.low[j] in ("dans", "sur", "en"):
        phrase = right_phrase(view, j + 1, limit)
        return with_name(view, phrase, limit) if phrase else None
    return None


def _within(view: View, cue: VerbCue, subject: Span, before: str, quote: int) -> bool:
    """« La route, a reconnu le préfet, reste coupée » with the marks around all of it."""
    after = subject[1]
    bounded = before == "," and after < view.quote_tokens[quote][1] - 1 and view.low[after] in (",", ".")
    return bounded and "m" in cue.entry.frames and speakable(view, subject)


def _pending_subject(view: View, cue: VerbCue, first: int, comma: int) -> bool:
    """The parser sees a subject before the comma: "Le maire, qui rentre de Lyon, a nommé le préfet"."""
    if view.dep[cue.verb] != "ROOT":
        return False
    return any(
        view.head[i] == cue.verb
        and view.dep[i].startswith("nsubj")
        and view.pos[i] != "PRON"
        and view.quote[i] < 0
        and not finite_between(view, first, i)
        for i in range(max(first, comma - 40), comma)
    )


def finite_between(view: View, a: int, b: int) -> bool:
    relative = 0
    for i in range(a, b):
        if view.quote[i] >= 0 and view.words[i] not in CLOSERS:
            return True
        if view.low[i] in ("qui", "que", "dont", "où"):
            relative = 6
        finite = view.pos[i] == "AUX" or (
            view.pos[i] == "VERB" and not view.low[i].endswith(("ant", "er", "ir", "é", "ée", "és", "ées"))
        )
        if finite and view.low[i] not in ("avoir", "être", "été", "ayant", "étant"):
            if relative <= 0:
                return True
            relative = 0
        relative -= 1
    return False


def _incise_end(view: View, j: int, limit: int, opening: str) -> int:
    """Past medium, time and apposition, up to the mark that ends the inserted clause."""
    closing = DASHES if opening in DASHES else {")"} if opening == "(" else {",", "."}
    while j < limit:
        low = view.low[j]
        if low == "," and j + 1 < limit and view.low[j + 1] in lexicon().words["medium_preposition"]:
            j += 1
            continue
        if low in closing:
            apposed = right_phrase(view, j + 1, limit) if low == "," else None
            if (
                apposed
                and apposed[1] < limit
                and view.low[apposed[1]] in (",", ".")
                and view.quote[j + 1] < 0
                and not _verb_in(view, j + 1, apposed[1])
            ):
                j = apposed[1]
                continue
            return j
        if view.quote[j] >= 0 and view.words[j] in '«“"' and j > 0 and view.quote[j - 1] != view.quote[j]:
            return j
        if low in (";", ":"):
            return j
        j += 1
    return limit


def _verb_in(view: View, a: int, b: int) -> bool:
    return any(view.pos[i] in ("VERB", "AUX") for i in range(a, b))
