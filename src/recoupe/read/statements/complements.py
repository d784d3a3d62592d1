"""What follows a cue: clause, infinitive, colon or quoted words, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from recoupe.read.statements.conjugation import FINITE, INFINITIVE, PRESENT_PARTICIPLE
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import is_time, right_phrase
from recoupe.read.statements.view import View

_INTERROGATIVE = lexicon().words["interrogative"]
_CLITIC_BEFORE_INFINITIVE = lexicon().words["before_infinitive"]
_ADJUNCT = lexicon().words["adjunct"]
_SOURCE = frozenset("selon d'après".split())


class Complement(NamedTuple):
    """``type``: que, si, inf, colon, quote, noun. ``first``: its first token. ``object_first``: of a noun before it."""

    type: str
    first: int
    object_first: int = -1


def find_complement(view: View, cue: VerbCue, limit: int, others: frozenset[int] = frozenset()) -> Complement | None:
    """The complement of ``cue`` to its right."""
    frames, stop = cue.entry.frames, min(limit, cue.last + 45)
    j, obj, crossed = cue.last + 1, -1, False
    restrictive = view.low[cue.first] in ("ne", "n'") and not cue.negated  # "ne demande que", only
    while j < stop:
        low, pos = view.low[j], view.pos[j]
        if j in others:
            return None  # a nearer cue
        crossed = crossed or (low == "," and obj >= 0)
        if view.quote[j] >= 0 and view.quote[j] != view.quote[cue.verb]:
            if crossed and not _quote_list(view, j, cue):
                return None
            return Complement("quote", j, obj)
        if low == ":":
            return Complement("colon", j + 1, obj) if j + 1 < view.size else None
        if low in ("que", "qu'"):
            if restrictive:
                return None
            if (view.low[j - 1] in lexicon().words["not_before_que"] and j - 1 > cue.last) or (
                cue.negated and pos == "ADV"
            ):
                j += 1
                continue
            if obj < 0 or "o" in frames or view.low[j - 1] == ",":
                return Complement("que", j + 1, obj) if "q" in frames or cue.entry.lemma == "prévenir" else None
            j += 1
            continue
        if "s" in frames and obj < 0 and not cue.passive and _interrogative(view, j, cue.last):
            return Complement("si", j)
        if low in ("de", "d'", "à") and (begin := infinitive_at(view, j + 1, stop)) >= 0:
            if ("d" if low != "à" else "a") in frames and (obj < 0 or "o" in frames or low == "à"):
                return Complement("inf", begin, obj)
            if obj < 0 and low != "à" and "i" not in frames and "q" in frames and "n" not in frames:
                return None
            j = begin + 1
            continue
        if "i" in frames and obj < 0 and j <= cue.last + 3 and (begin := infinitive_at(view, j, stop)) >= 0:
            return Complement("inf", begin)
        if low in ("à", "de", "d'") or pos == "ADP" or low in ("au", "aux", "du", "des"):
            phrase = right_phrase(view, j + 1, stop) or (right_phrase(view, j, stop) if low in ("du", "des") else None)
            j = phrase[1] if phrase else j + 1
            continue
        if low == "en" and j + 1 < stop and view.low[j + 1].endswith("ant") and view.pos[j + 1] in ("VERB", "AUX"):
            phrase = right_phrase(view, j + 2, stop)  # "a lancé en recevant la coupe : « … »"
            j = phrase[1] if phrase else j + 2
            continue
        if view.finite[j] and view.low[j - 1] != "," and not (view.words[j][0].isupper() and "n" in frames):
            return None
        phrase = right_phrase(view, j, stop)
        if phrase:
            if not is_time(view, *phrase):
                obj = phrase[0] if obj < 0 else obj
            j = phrase[1]
            continue
        j += 1
    return None


def _quote_list(view: View, j: int, cue: VerbCue) -> bool:
    """Whether the comma crossed only sets off an apposition or adverbial: "décrit sa fille, X, comme « … »"."""
    return view.low[j - 1] in (",", "comme", "de", "d'")


def _interrogative(view: View, j: int, last: int) -> bool:
    low = view.low[j]
    nxt = view.low[j + 1] if j + 1 < view.size else ""
    return (
        (low in ("si", "s'") and nxt not in ("bien",))
        or (low in _INTERROGATIVE and j <= last + 2)
        or (low == "ce" and nxt in ("que", "qu'", "qui", "dont"))
    )


def infinitive_at(view: View, j: int, stop: int) -> int:
    """``j`` when an infinitive (past clitics and negation) begins there, else -1."""
    k = j
    while (k < stop and view.low[k] in _CLITIC_BEFORE_INFINITIVE) or (k < stop and view.pos[k] == "ADV"):
        k += 1
    if k < stop and (view.infinitive[k] or (view.pos[k] == "AUX" and view.low[k] in ("avoir", "être"))):
        return j
    return -1


def clause_end(view: View, begin: int, limit: int, cue: VerbCue, cues: list[VerbCue]) -> int:
    """Where the reported clause that begins at ``begin`` ends (exclusive), at most ``limit``."""
    end = limit
    for other in cues:
        if not begin < other.first < end or view.quote[other.verb] >= 0:
            continue
        k = other.first - 1
        if other.mood == PRESENT_PARTICIPLE and (
            view.low[k] == "," or (view.low[k] in ("en", "tout") and view.low[k - 1] in (",", "tout"))
        ):
            end = k if view.low[k] == "," else k - 1
        elif other.mood == INFINITIVE and view.low[k] in ("de", "d'") and view.low[k - 1] == "avant":
            end = k - 1
        elif other.mood == FINITE and view.low[k] in ("et", "mais", "puis", ",") and _coordinated(view, cue, other):
            end = k
    for j in range(begin + 1, end):
        if view.quote[j] >= 0:
            continue
        low = view.low[j]
        if low == ";" or (low in _SOURCE and view.low[j - 1] == "," and not _medial(view, j, end)):
            return j - (low != ";")
        if low == ":" and j + 1 < end and view.quote[j + 1] >= 0:
            return j
        if low in ("et", "mais") and _resumes(view, cue, j, end):
            return j
    return end


def _medial(view: View, j: int, end: int) -> bool:
    """Whether the clause goes on after ", selon X,"."""
    comma = next((k for k in range(j + 1, min(j + 14, end)) if view.low[k] == ","), -1)
    return 0 <= comma < end - 2 and view.low[comma + 1] not in lexicon().words["not_resumed"]


def _coordinated(view: View, cue: VerbCue, other: VerbCue) -> bool:
    if other.clitic >= 0:
        return False
    head = other.verb
    for _ in range(3):
        if view.dep[head] != "conj":
            return False
        head = view.head[head]
        if head == cue.verb:
            return True
    return False


def _resumes(view: View, cue: VerbCue, j: int, end: int) -> bool:
    """Whether after the coordinator at ``j`` the clause of the cue goes on with a verb of its own."""
    for i in range(j + 1, min(j + 5, end)):
        if view.pos[i] == "VERB" and view.dep[i] == "conj" and (view.head[i] == cue.verb or view.head[i] < cue.verb):
            return not any(view.dep[k].startswith("nsubj") for k in range(j + 1, i))
        if view.pos[i] in ("NOUN", "PROPN", "SCONJ"):
            return False
    return False


def noun_end(view: View, begin: int, limit: int) -> int:
    """End of a noun phrase that holds quoted words: up to an adjunct of the saying or a new clause."""
    j, last_quote = begin, -1
    while j < limit:
        if view.quote[j] >= 0:
            j = view.quote_tokens[view.quote[j]][1]
            last_quote = j
            continue
        low = view.low[j]
        if last_quote >= 0:
            if low in _ADJUNCT or low in (";", ":") or is_time(view, j, j + 1):
                break
            if low == "," and not _quote_soon(view, j, limit):
                break
            related = any(view.low[k] in ("qui", "que", "qu'", "dont", "où") for k in range(j - 3, j))
            if view.finite[j] and not related and not _quote_soon(view, j, limit):
                break
        j += 1
    return min(j, limit)


def _quote_soon(view: View, j: int, limit: int) -> bool:
    return any(view.quote[i] >= 0 for i in range(j + 1, min(j + 7, limit))) and not any(
        view.pos[i] in ("VERB", "AUX", "PRON") for i in range(j + 1, min(j + 4, limit)) if view.quote[i] < 0
    )


def first_clause(view: View, begin: int, limit: int) -> int | None:
    """End of the clause: before the second finite verb, which belongs to the sentence."""
    verbs = [k for k in range(begin, limit) if view.finite[k] and not _joined(view, k, begin)]
    if not verbs:
        return None
    return verbs[1] if len(verbs) > 1 else limit


def _joined(view: View, k: int, begin: int) -> bool:
    """Whether the verb belongs to a relative clause or goes with an auxiliary before it."""
    return any(view.low[i] in ("qui", "que", "qu'", "dont", "où") for i in range(max(begin, k - 3), k))


def main_clause_begins(view: View, begin: int, limit: int, infinitive: bool) -> int:
    """Where the sentence's own clause begins after a reported one before its verb; ``limit`` when it does not."""
    verbs = [k for k in range(begin, limit) if view.finite[k] and view.quote[k] < 0 and not _joined(view, k, begin)]
    own = verbs[0] if infinitive and verbs else verbs[1] if len(verbs) > 1 else -1
    if own < 0:
        return limit
    first = begin if infinitive else verbs[0]
    return next((k for k in range(own - 1, first, -1) if view.low[k] == ","), own)
