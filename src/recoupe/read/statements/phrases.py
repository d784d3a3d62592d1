"""Noun phrases by surface and part of speech, to the right of a verb or to the left of one."""

from __future__ import annotations

from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.view import View
from recoupe.records import Span

NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "X", "SYM"})
_REACH = frozenset("à au aux auprès en pour chez sur chargé chargée contre".split())
OF = lexicon().words["of"]
_BEGIN = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN"})


def is_time(view: View, first: int, end: int) -> bool:
    """Whether the phrase names a time ("le 12 mai", "mardi soir")."""
    time = lexicon().words["time"]
    nouns = [i for i in range(first, end) if view.pos[i] in ("NOUN", "PROPN", "ADV") or view.low[i] in time]
    return bool(nouns) and view.low[nouns[0]] in time


def right_phrase(view: View, i: int, limit: int, coordinate: bool = True, inside: int = -1) -> Span | None:
    """The noun phrase that begins at token ``i``, or None."""
    words = lexicon().words
    if i >= limit or not _begins(view, i) or view.quote[i] not in (-1, inside):
        return None
    j, noun = i, -1
    while j < limit and (view.quote[j] < 0 or view.quote[j] == view.quote[i]):
        if j > i and view.entity_begins[j] and view.entity[j] == "PER" and _new_person(view, i, j):
            break
        pos, low = view.pos[j], view.low[j]
        if low in words["time"] and noun >= 0 and view.low[j - 1] not in OF:
            break
        titled = view.low[j - 1] in words["titles"] and view.words[j][0].isupper()  # "M. Le Goff"
        if pos == "DET" and noun >= 0 and not titled and view.low[j - 1] not in words["determiner_after"]:
            break
        if pos in NOMINAL or low == "-" or _same_entity(view, j, i):
            noun = j if pos in ("NOUN", "PROPN") or (noun < 0 and _stands_for_noun(view, i, j, limit)) else noun
        elif noun < 0 and pos == "PRON":
            noun = j
        elif (
            (noun >= 0 and low in OF and j + 1 < limit and (view.pos[j + 1] in NOMINAL or view.pos[j + 1] == "PRON"))
            or (noun >= 0 and low in _REACH and _reaches(view, i, noun, j, limit))
            or (noun >= 0 and low == "et" and coordinate and _coordinates(view, j + 1, limit))
        ):
            pass
        else:
            break
        j += 1
    while j > i and (view.pos[j - 1] in ("DET", "ADP", "CCONJ") or view.low[j - 1] in (*OF, "-")):
        j -= 1
    return (i, j) if noun >= 0 and j > noun else None


def _begins(view: View, i: int) -> bool:
    if view.pos[i] in _BEGIN:
        return True
    return view.pos[i] == "PRON" and view.low[i] in lexicon().words["head_pronouns"]


def _same_entity(view: View, j: int, first: int) -> bool:
    """Whether ``j`` goes on with the name before it, whatever the tagger makes of the word."""
    return j > first and view.entity[j] == "PER" and not view.entity_begins[j] and view.words[j][0].isupper()


def _new_person(view: View, first: int, j: int) -> bool:
    """Whether the name at ``j`` belongs to no phrase before it: after another full name, or after a time."""
    if is_time(view, first, j):
        return True
    return j - first > 1 and view.entity[j - 1] == view.entity[j - 2] == "PER" and not view.entity_begins[j - 1]


def _stands_for_noun(view: View, first: int, j: int, limit: int) -> bool:
    """An adjective that the tagger made of a noun: "un jeune manifestant", "les rebelles"."""
    if view.pos[j] != "ADJ" or j == first or (j + 1 < limit and view.pos[j + 1] in ("NOUN", "PROPN", "ADJ")):
        return False
    return view.pos[first] == "DET"


def _reaches(view: View, first: int, noun: int, j: int, limit: int) -> bool:
    if j + 1 >= limit or view.pos[j + 1] not in NOMINAL or is_time(view, j + 1, min(j + 3, limit)):
        return False
    heads = lexicon().words["people"]
    if view.low[j] in ("à", "au", "aux", "auprès", "en", "sur", "contre", "pour", "chez"):
        k = next((n for n in range(first, j) if view.pos[n] in ("NOUN", "PROPN")), first)
        reach = lexicon().words["reaching_heads"]
        return view.low[k] in reach and (view.low[j] not in ("sur", "pour", "contre") or view.low[k] not in ("source",))
    return view.low[noun] in heads


def _coordinates(view: View, i: int, limit: int) -> bool:
    """Whether a second noun phrase (and no clause) begins at ``i``."""
    if i >= limit or view.pos[i] not in _BEGIN:
        return False
    k = i
    while k < limit and (view.pos[k] in NOMINAL or view.low[k] in OF):
        k += 1
    return k >= limit or view.pos[k] not in ("VERB", "AUX", "PRON") or k == i


def left_region(view: View, k: int, first: int) -> int:
    """First token of the run of nominal words, prepositions and coordinators that ends at token ``k``."""
    inside = view.quote[k]
    i = k
    while i >= first and view.quote[i] == inside:
        pos, low = view.pos[i], view.low[i]
        if (
            pos in NOMINAL
            or pos == "ADP"
            or low in ("-", "et", "d'", "l'", "un", "une", "celui", "celle", "certains")
            or (pos == "ADV" and low not in ("aussi",))
        ):
            i -= 1
            continue
        break
    return i + 1


def subject_phrase(view: View, k: int, first: int) -> Span | None:
    """The noun phrase to the left that ends at token ``k`` and is no prepositional phrase."""
    if view.pos[k] == "PRON" or view.low[k] in lexicon().words["pronoun_subject"]:
        return k, k + 1
    start = left_region(view, k, first)
    i = start
    while i <= k:
        if view.pos[i] == "ADP" or view.low[i] in ("aux", "au"):  # skip a leading prepositional phrase
            phrase = right_phrase(view, i + 1, k + 1)
            i = phrase[1] if phrase else i + 1
            continue
        if view.pos[i] in ("ADV", "CCONJ"):
            i += 1
            continue
        phrase = right_phrase(view, i, k + 1)
        if phrase is None:
            i += 1
        elif is_time(view, *phrase):
            i = phrase[1]
        else:
            return i, k + 1
    return None


def adjacent_phrase(view: View, k: int, first: int) -> Span | None:
    """The noun phrase that ends at token ``k``, whatever stands before it: "dans un message" gives "un message"."""
    i = k
    while (
        i >= first
        and (view.pos[i] in NOMINAL or view.low[i] in OF or view.low[i] == "-")
        and view.quote[i] == view.quote[k]
    ):
        i -= 1
    while i + 1 <= k and view.low[i + 1] in OF:
        i += 1
    return right_phrase(view, i + 1, k + 1)


def head_of(view: View, phrase: Span) -> int:
    """First noun of the phrase."""
    return next((i for i in range(*phrase) if view.pos[i] in ("NOUN", "PROPN", "PRON")), phrase[0])
