"""Statements that a preposition reports: "selon X", "d'après X", "pour X", "de source …", "à en croire X"."""

from __future__ import annotations

from recoupe.read.statements.contents import quoted_chars
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.incises import finite_between
from recoupe.read.statements.lexicon import Cue, lexicon
from recoupe.read.statements.phrases import head_of, right_phrase
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import Span

PREPOSITIONS = lexicon().prepositions
_FIRST = frozenset(p[0] for p in PREPOSITIONS)
#: an opening of so many words without noun or verb joins sentences and says nothing
_CONNECTIVE = 4
_STRICT = frozenset(("pour", "suivant"))


def read_sources(view: View, cues: list[VerbCue]) -> list[Draft]:
    """One draft for each source preposition outside quotations."""
    drafts: list[Draft] = []
    for i in range(view.size):
        if view.low[i] not in _FIRST or view.quote[i] >= 0:
            continue
        words = next((p for p in PREPOSITIONS if tuple(view.low[i : i + len(p)]) == p), None)
        if words and (draft := _read(view, i, words, cues)) is not None:
            drafts.append(draft)
    return drafts


def _read(view: View, i: int, words: tuple[str, ...], cues: list[VerbCue]) -> Draft | None:
    sentence = view.sentence(i)
    begin = i + len(words)
    if words[-1] in ("source", "sources"):
        phrase: Span | None = _source_phrase(view, i + 1, sentence[1])
    else:
        phrase = right_phrase(view, begin, sentence[1], coordinate=True)
    if phrase is None or not _is_source(view, words, i, phrase, sentence):
        return None
    contents, rule, margin = _scope(view, i, phrase, sentence, cues, words)
    if not contents:
        return None
    entry = Cue(" ".join(words).replace("' ", "'"), "", "=", "")
    draft = Draft(contents, f"source.{rule}", 0.85, entry, (i, begin), phrase, margin, at=i, sentence=sentence)
    draft.chain = cited(view, phrase[1], min(sentence[1], margin[0][1] + 2 if margin else sentence[1]))
    return draft


def _source_phrase(view: View, i: int, limit: int) -> Span:
    j = i + 1
    while j < limit and view.pos[j] in ("ADJ", "ADP", "NOUN", "PROPN", "DET") and view.low[j] not in ("dans",):
        j += 1
    return i, j


def cited(view: View, j: int, limit: int) -> list[Span]:
    """ ", citant un responsable turc": the source behind the source."""
    for k in range(j, limit):
        if view.low[k] in lexicon().words["citing"]:
            phrase = right_phrase(view, k + 1, limit)
            return [phrase] if phrase else []
    return []


def _is_source(view: View, words: tuple[str, ...], i: int, phrase: Span, sentence: Span) -> bool:
    """The filter between "according to" and "depending on", "in favour of"."""
    lex = lexicon().words
    head = head_of(view, phrase)
    low = view.low[head]
    initial = _opens_clause(view, i, sentence)
    isolated = initial or view.low[i - 1] in (",", "(", "–", "—", "-")
    if words[0] in _STRICT and len(words) == 1:
        if low in ("lui", "elle", "eux", "elles"):
            return isolated and phrase[1] < sentence[1] and view.low[phrase[1]] == ","
        named = view.pos[head] == "PROPN" or view.entity[head] == "PER" or low in lex["people"] or low in lex["bodies"]
        comma = _closed(view, phrase[1], sentence[1])
        if view.entity[head] == "LOC" and view.pos[phrase[0]] == "DET" and not view.words[head].isupper():
            return False  # "Pour la France, ce match est décisif"
        return initial and named and comma and words[0] == "pour" and not _purpose(view, phrase)
    if words[0] not in ("selon", "d'après", "d'", "suivant"):
        return True
    if low in lex["not_after_selon"] and not any(view.pos[k] == "PROPN" for k in range(*phrase)):
        return False
    if low in ("lui", "elle", "eux", "elles", "nous", "moi") or speakable(view, phrase):
        return True
    return isolated


def _closed(view: View, j: int, limit: int) -> bool:
    """Whether the phrase that ends at ``j`` is closed by a comma (past a bracket or an adjunct) or a quotation."""
    for k in range(j, min(j + 9, limit)):
        if view.low[k] == "," or view.quote[k] >= 0:
            return True
        if view.finite[k]:
            return False
    return False


def _purpose(view: View, phrase: Span) -> bool:
    return view.pos[phrase[0]] in ("VERB", "AUX")


def _opens_clause(view: View, i: int, sentence: Span) -> bool:
    return i == sentence[0] or (
        i == sentence[0] + 1 and view.low[i - 1] in ("et", "mais", "car", "or", "-", "–", "—", "toujours", "mais,")
    )


def _scope(
    view: View, i: int, phrase: Span, sentence: Span, cues: list[VerbCue], words: tuple[str, ...]
) -> tuple[list[Span], str, list[Span]]:
    holder = VerbCue(Cue("", "", "", ""), i, i, i, "")
    end = _source_end(view, phrase[1], sentence[1])
    a = sentence[0]
    if _opens_clause(view, i, sentence):
        stop = clause_end_plain(view, end, sentence[1], holder, cues)
        first, last = view.trim(end, stop)
        if first < last and view.low[first] in ("que", "qu'", "on") and words[-1].startswith("source"):
            first = _after_que(view, first, last)
        return ([quoted_chars(view, first, last)] if last > first + 1 else []), "initial", [(phrase[1], end)]
    subordinate = _subordinate(view, i, a)
    if subordinate:
        stop = clause_end_plain(view, end, sentence[1], holder, cues)
        first, last = view.trim(end, stop)
        return ([quoted_chars(view, first, last)] if last > first + 1 else []), "inside", [(phrase[1], end)]
    start = _clause_start(view, i, a)
    before = view.trim(start, i)
    connective = before[1] - before[0] <= _CONNECTIVE and not any(
        view.pos[k] in ("NOUN", "PROPN", "VERB") for k in range(*before)
    )  # "Or, selon X, …", "C'est pourquoi, selon X, …"
    contents = [quoted_chars(view, *before)] if before[1] > before[0] and not connective else []
    if (end < sentence[1] and view.low[end] == ",") or (
        i > a and view.low[i - 1] in (",",) and end < sentence[1] and view.low[end] not in (".", ";")
    ):
        stop = clause_end_plain(view, end, sentence[1], holder, cues)
        after = view.trim(end, stop)
        if (
            view.low[i - 1] in (",", "que", "qu'", "et", "mais")
            and after[1] - after[0] > 1
            and _continues(view, before, after)
        ):
            contents.append(quoted_chars(view, *after))
            return contents, "medial", [(phrase[1], end)]
    return contents, "final", [(phrase[1], end)]


def _subordinate(view: View, i: int, first: int) -> bool:
    """ "… car, selon X, C": only what the conjunction introduces is attributed."""
    k = i - 1 - (view.low[i - 1] == ",")
    return k > first and view.low[k] in ("car", "que", "qu'", "puisque", "puisqu'", "où", "quand", "lorsque")


def _continues(view: View, before: Span, after: Span) -> bool:
    finite = finite_between(view, *after)
    complete = any(view.finite[k] for k in range(*before) if view.quote[k] < 0)
    if complete and (not finite or view.low[after[0]] == "et"):
        return False  # ", selon le procureur, Jean Martin."
    first = view.low[after[0]]
    return (
        not (first.endswith("ant") and view.pos[after[0]] == "VERB") and first not in lexicon().words["not_continued"]
    )


def clause_end_plain(view: View, begin: int, limit: int, cue: VerbCue, cues: list[VerbCue]) -> int:
    """End of the sentence's clause; a later source preposition or inserted clause ends it."""
    for j in range(begin, limit):
        if view.low[j] == ")" and "(" not in view.low[begin:j]:
            return j
    for j in range(begin + 2, limit):
        if view.quote[j] < 0 and (
            view.low[j] == ";" or (view.low[j] in ("selon", "d'après") and view.low[j - 1] == ",")
        ):
            return j - (view.low[j] != ";")
    return limit


def _after_que(view: View, first: int, last: int) -> int:
    for j in range(first, min(first + 4, last)):
        if view.low[j] in ("que", "qu'"):
            return j + 1
    return first


def _source_end(view: View, j: int, limit: int) -> int:
    """Past an apposition or relative clause of the source, to the comma that ends it."""
    if j >= limit:
        return j
    if view.low[j] == "," and j + 1 < limit and view.low[j + 1] not in lexicon().words["source_goes_on"]:
        return _apposition_end(view, j, limit)
    if view.low[j] == ",":
        j += 1
    k = j
    while k < limit and (view.low[k] not in (",", ":", ";") or _goes_on(view, k)) and view.quote[k] < 0:
        k += 1
    return k if k < limit or j == limit else j


def _goes_on(view: View, k: int) -> bool:
    """ ", citant une source à la mairie,": the source is told further."""
    return view.low[k] == "," and k + 1 < view.size and view.low[k + 1] in lexicon().words["citing"]


def _apposition_end(view: View, comma: int, limit: int) -> int:
    """ ", économiste à la banque X,": a name or a bare noun after the source, up to its own comma."""
    first = comma + 1
    if view.quote[first] >= 0 or not (view.pos[first] in ("NOUN", "PROPN") or _described(view, comma, limit)):
        return comma
    for k in range(first, min(first + 12, limit)):
        if view.finite[k] or view.quote[k] >= 0 or view.low[k] in (";", ":"):
            return comma
        if view.low[k] == ",":
            return k
    return comma


def _described(view: View, comma: int, limit: int) -> bool:
    """ "Selon Anna Berg, une responsable du syndicat, …": a name and then what the person is."""
    phrase = right_phrase(view, comma + 1, limit)
    if phrase is None or view.entity[comma - 1] != "PER" or phrase[1] >= limit or view.low[phrase[1]] != ",":
        return False
    return view.low[head_of(view, phrase)] in lexicon().words["people"]


def _clause_start(view: View, i: int, first: int) -> int:
    """Start of the clause that the source closes: after a semicolon, or after "que" when it is inserted there."""
    for j in range(i - 1, first, -1):
        if view.low[j] in (";", ":", "(") and view.quote[j] < 0:
            return j + 1
        if view.low[j] == ")":
            return first
    return first
