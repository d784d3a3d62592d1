"""Who speaks: the subject of a cue, through inversion, relatives, appositions, coordination and control."""

from __future__ import annotations

from recoupe.read.statements.appositions import join_name, with_name
from recoupe.read.statements.conjugation import FINITE, INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE
from recoupe.read.statements.cues import VerbCue, read_open_group
from recoupe.read.statements.draft import NO_CUE
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import adjacent_phrase, head_of, is_time, right_phrase, subject_phrase
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import CLOSERS, View
from recoupe.records import Span

_SKIPPED = lexicon().words["skipped"]


def inverted_subject(view: View, cue: VerbCue, limit: int) -> Span | None:
    """The noun phrase after the cue that is its subject, past adverbs, times and prepositional phrases."""
    j, inside = cue.last + 1, view.quote[cue.verb]
    j = _past_aside(view, j, limit)
    while j < limit:
        low = view.low[j]
        if view.quote[j] != inside or (
            low in (",", ":", ".", ";", "que", "qu'", "qui", "si", "de", "d'", "du", "des") and j > cue.last + 1
        ):
            return None
        if low in _SKIPPED or view.pos[j] == "ADP":
            phrase = right_phrase(view, j + 1, limit, inside=inside)
            if phrase is None and (j + 1 >= limit or view.pos[j + 1] not in ("ADJ", "NOUN", "PROPN", "ADV")):
                return None
            j = phrase[1] if phrase else j + 2
            continue
        if view.pos[j] == "ADV" and low not in ("hier",):
            j += 1
            continue
        phrase = right_phrase(view, j, limit, inside=inside)
        if phrase is None:
            return None
        if is_time(view, *phrase):
            j = phrase[1]
            continue
        return with_name(view, _whole_name(view, phrase), limit)
    return None


def _whole_name(view: View, phrase: Span) -> Span:
    """The phrase with the beginning of its name that the tagger took for something else: "ont assuré Ana Ruiz"."""
    i = phrase[0]
    while i > 0 and view.entity[i] == view.entity[i - 1] == "PER" and not view.entity_begins[i]:
        i -= 1
    return i, phrase[1]


def _past_aside(view: View, j: int, limit: int) -> int:
    """ ", a annoncé, vendredi, la ministre": past a time or adjunct between commas."""
    if j >= limit or view.low[j] != ",":
        return j
    for k in range(j + 1, min(j + 7, limit - 1)):
        if view.low[k] == ",":
            aside = view.pos[j + 1] in ("ADP", "ADV") or is_time(view, j + 1, k)
            return k + 1 if aside else j
        if view.finite[k]:
            return j
    return j


def left_subject(view: View, cue: VerbCue, sentence: Span) -> Span | None:
    """The subject before the verb, with a name in apposition to it."""
    found = _left_subject(view, cue, sentence)
    return join_name(view, found, sentence[0], subject=True) if found else None


def clause_subject(view: View, verb: int, sentence: Span) -> Span | None:
    """Subject of any finite verb: by surface from its auxiliary, as for a cue."""
    cue = read_open_group(view, verb)
    if cue is None:
        cue = VerbCue(NO_CUE, verb, verb, verb, FINITE, anchor=verb)
    if cue.clitic >= 0:
        return cue.clitic, cue.clitic + 1
    return left_subject(view, cue, sentence)


def _left_subject(view: View, cue: VerbCue, sentence: Span) -> Span | None:
    k = cue.anchor - 1
    first = sentence[0]
    while (
        k >= first
        and (view.pos[k] == "ADV" or view.low[k] in ("lui-même", "elle-même", "aussi", "eux-mêmes"))
        and view.low[k] not in ("où",)
    ):
        k -= 1
    if k < first:
        return None
    low = view.low[k]
    if low in ("qui", "lequel", "laquelle", "lesquels"):
        return antecedent(view, k, first)
    if low in lexicon().words["pronoun_subject"]:
        return k, k + 1
    if low in ("et", "mais", "puis", "ou") or (low == "," and view.low[k - 1] in ("et", "mais")):
        return _shared(view, cue.verb, k, sentence)
    if low in (",", ")", "-", "–", "—") or low in CLOSERS:
        return _across(view, cue, k, sentence)
    if view.pos[k] in ("NOUN", "PROPN", "ADJ", "NUM", "X", "PRON", "SYM", "VERB", "DET"):
        parsed = parsed_subject(view, cue.verb, sentence)
        found = subject_phrase(view, k, first)
        away = found is not None and parsed is not None and parsed < found[0] and view.low[found[0] - 1] != ","
        if found is not None and parsed is not None and away:
            return (
                around(view, parsed, sentence)
                if view.dep[head_of(view, found)] in ("nmod", "obl:mod", "obl:arg", "obj")
                else found
            )
        if found is not None and parsed is not None and found[0] < parsed < found[1] and not _of_before(view, parsed):
            return _from(view, parsed, found)
        return found or (around(view, parsed, sentence) if parsed is not None else None)
    parsed = parsed_subject(view, cue.verb, sentence)
    return around(view, parsed, sentence) if parsed is not None else None


def _of_before(view: View, i: int) -> bool:
    k = i - 1
    while k > 0 and view.pos[k] in ("DET", "ADJ", "NUM"):
        k -= 1
    return view.pos[k] == "ADP" or view.low[k] in ("du", "des", "au", "aux", "et", "-")


def _from(view: View, head: int, phrase: Span) -> Span:
    i = head
    while i > phrase[0] and view.pos[i - 1] in ("DET", "NUM", "ADJ"):
        i -= 1
    return (i, phrase[1])


def parsed_subject(view: View, verb: int, sentence: Span) -> int | None:
    """Token that the parser makes the subject of ``verb`` (through coordination), outside quotations."""
    for _ in range(4):
        for i in range(verb - 1, sentence[0] - 1, -1):
            if view.head[i] == verb and view.dep[i].startswith("nsubj") and view.quote[i] < 0:
                return i
        if view.dep[verb] not in ("conj", "xcomp", "advcl") or view.head[verb] >= verb:
            return None
        verb = view.head[verb]
    return None


def around(view: View, token: int, sentence: Span) -> Span | None:
    """The noun phrase whose head is ``token``; a relative pronoun gives its antecedent."""
    if view.low[token] in ("qui", "que", "qu'", "dont"):
        return antecedent(view, token, sentence[0])
    if view.pos[token] == "PRON":
        return right_phrase(view, token, sentence[1]) or (token, token + 1)
    i = token
    while i > sentence[0] and view.pos[i - 1] in ("DET", "NUM", "ADJ", "PROPN", "NOUN") and view.quote[i - 1] < 0:
        if is_time(view, i - 1, i):
            break
        i -= 1
    return right_phrase(view, i, sentence[1]) or (token, token + 1)


def antecedent(view: View, relative: int, first: int) -> Span | None:
    """The noun phrase that a relative pronoun at ``relative`` takes up."""
    k = relative - 1
    if k >= first and view.low[k] in ("et", "mais"):
        for i in range(k - 1, first, -1):
            if view.low[i] == "qui":
                return antecedent(view, i, first)
        k -= 1
    if (k >= first and view.low[k] in (",", ")", "-", "–", "—")) or (k >= first and view.low[k] in CLOSERS):
        k -= 1
    if k < first:
        return None
    found = subject_phrase(view, k, first)
    if found is None:
        found = _parsed_antecedent(view, relative) or adjacent_phrase(view, k, first)
    if found and not speakable(view, found):
        found = _last_person(view, found) or found
    return join_name(view, found, first) if found else None


def _last_person(view: View, phrase: Span) -> Span | None:
    """ "les représailles du général Haddad, qui menace": the person at the end, as the head cannot speak."""
    end = phrase[1]
    if view.entity[end - 1] != "PER":
        return None
    i = end - 1
    while i > phrase[0] and view.entity[i - 1] == "PER":
        i -= 1
    return i, end


def _parsed_antecedent(view: View, relative: int) -> Span | None:
    """The noun that the parser hangs the relative on, if no neighbour: "le maire de la ville située à X, qui"."""
    verb = view.head[relative]
    noun = view.head[verb]
    if view.dep[verb] != "acl:relcl" or not noun < relative or view.pos[noun] not in ("NOUN", "PROPN"):
        return None
    return right_phrase(view, noun, relative)


def _across(view: View, cue: VerbCue, k: int, sentence: Span) -> Span | None:
    """Subject before an apposition, a relative or an inserted phrase that ends at ``k`` (a comma or bracket)."""
    first = sentence[0]
    opening = {")": "("}.get(view.low[k], view.low[k])
    i = k - 1
    seen: list[int] = []
    while i > first:
        if view.low[i] == opening and view.quote[i] < 0:
            seen.append(i)
            if view.pos[_segment(view, i - 1, first)] == "ADP" and opening == ",":
                i -= 1
                continue  # ", à Khartoum," is no subject
            phrase = (
                subject_phrase(view, i - 1, first)
                if view.pos[i - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "X", "PRON")
                else None
            )
            if phrase and not is_time(view, *phrase) and not _adjunct(view, phrase[0], first):
                follows = view.low[i + 1]
                inner = right_phrase(view, i + 1, k)
                if (
                    inner
                    and inner[1] >= k
                    and view.pos[inner[0]] == "PROPN"
                    and view.pos[head_of(view, phrase)] != "PROPN"
                ):
                    return phrase[0], inner[1]  # "le porte-parole de l'armée, Jean Martin, a dit"
                if (
                    follows in ("qui", "dont", "où", "lui", "elle", "eux")
                    or inner
                    or view.pos[i + 1] in ("ADV", "ADP", "VERB", "ADJ", "PRON", "SCONJ")
                ):
                    return phrase
        i -= 1
    parsed = parsed_subject(view, cue.verb, sentence)
    if parsed is not None:
        phrase = around(view, parsed, sentence)
        named = seen and right_phrase(view, seen[0] + 1, k)
        if phrase and named and view.pos[named[0]] == "PROPN" and named[1] == k and phrase[0] < named[0]:
            return phrase[0], k  # "l'un des deux pilotes de l'équipe, Jean Martin, a dit"
        return phrase
    inner_end = k
    if seen and (inner := right_phrase(view, seen[0] + 1, inner_end)) and not is_time(view, *inner):
        return inner
    return (
        subject_phrase(view, k - 1, first) if k > first and view.pos[k - 1] in ("NOUN", "PROPN", "ADJ", "NUM") else None
    )


def _segment(view: View, k: int, first: int) -> int:
    """First token of the stretch between commas that ends at ``k``."""
    while k > first and view.low[k - 1] != ",":
        k -= 1
    return k


def _adjunct(view: View, i: int, first: int) -> bool:
    return i > first and view.pos[i - 1] == "ADP"


def _shared(view: View, verb: int, k: int, sentence: Span) -> Span | None:
    """Subject of a verb coordinated to another: that of the first."""
    parsed = parsed_subject(view, verb, sentence)
    if parsed is not None:
        return around(view, parsed, sentence)
    return main_subject(view, k, sentence)


def main_subject(view: View, before: int, sentence: Span) -> Span | None:
    """Subject of the main verb of the sentence as far as ``before``: the first subject that the parser sees there."""
    fallback: Span | None = None
    for i in range(sentence[0], before):
        if view.quote[i] >= 0 or not view.dep[i].startswith("nsubj"):
            continue
        verb = view.head[i]
        phrase = around(view, i, sentence)
        if view.dep[verb] in ("ROOT", "conj", "parataxis"):
            return phrase
        fallback = fallback or phrase
    if fallback is None:
        i = sentence[0]
        phrase = right_phrase(view, i, before)
        fallback = phrase if phrase and not is_time(view, *phrase) else None
    return fallback


def agent(view: View, cue: VerbCue, limit: int) -> Span | None:
    """The agent of a passive: "par X" soon after the verb."""
    for j in range(cue.last + 1, min(cue.last + 6, limit)):
        if view.low[j] == "par":
            return right_phrase(view, j + 1, limit)
    return None


def is_controlled(cue: VerbCue) -> bool:
    """Whether the cue has no subject of its own: participles and infinitives."""
    return cue.mood in (PRESENT_PARTICIPLE, INFINITIVE, PAST_PARTICIPLE)
