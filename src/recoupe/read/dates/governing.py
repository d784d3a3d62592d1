"""Which expression dates an event: in its clause first, then its sentence, then by a plain link to the one before.

The date of the article is never taken for the date of an event: where no expression governs, there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.dates.lexicon import load
from recoupe.records import Date, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

#: what a clause boundary costs, in tokens of distance
_CLAUSE_COST, _RELATIVE_COST, _COMMA_COST, _QUOTE_COST = 14, 45, 3, 20
#: what it costs when the expression dates another verb or belongs to a noun that is not the trigger
_OTHER_VERB, _OTHER_NOUN, _SAYING = 25, 100, 40
#: an expression dearer than this does not govern
_LIMIT = 60
#: distance beyond which it costs no more
_FAR = 25
#: how many linked sentences are gone back
_CHAIN = 2


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    lists: dict[str, dict[str, str]] = load("governing")
    return {name: frozenset(text.split()) for name, text in lists["words"].items()}


@lru_cache(maxsize=1)
def _links() -> re.Pattern[str]:
    data: dict[str, list[str]] = load("governing")["links"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["patterns"]), re.I)


def date_of(doc: Doc, trigger_span: Span, dates: Sequence[Date]) -> Date | None:
    """The expression that dates the event whose trigger is ``trigger_span``, or None.

    Args:
        doc: the parse; its text has the offsets of the spans.
        trigger_span: code points of the word that names the act.
        dates: the expressions of the article, in its order. One that means a day but cannot be told without a
            publication date ("mercredi") governs as well; durations, frequencies and clock times govern nothing.
    """
    words = doc.char_span(*trigger_span, alignment_mode="expand")
    if words is None or not len(words):
        return None
    trigger, sentence = words.root, words.root.sent
    found = _in_sentence(doc, trigger, sentence, dates)
    setting = _setting(doc, trigger, sentence) if found is None else None
    if setting is not None:
        found = _in_sentence(doc, setting, sentence, dates)
    if found is not None:
        return found
    for _ in range(_CHAIN):
        before = _linked(doc, sentence)
        if before is None:
            return None
        there = [
            d
            for d in dates
            if _means_time(d) and before.start_char <= d.span[0] < before.end_char and not _aside(doc, d)
        ]
        found = _in_sentence(doc, before.root, before, there)
        if found is not None or there:
            return found
        sentence = before
    return None


def _means_time(date: Date) -> bool:
    """Whether the expression names a calendar time, told or open ("mercredi" in an article without a date).

    Dates of the header are those of the article, never of an event.
    """
    if date.rule.startswith("header."):
        return False
    return bool(date.value) or (date.type == "DATE" and (date.timex3 or "").startswith("XXXX-W"))


def event_date(doc: Doc, date: Date) -> str | None:
    """EDTF date of an event that ``date`` governs: open towards now after "depuis" (``2019-04-04/..``)."""
    words = doc.char_span(*date.span, alignment_mode="expand")
    if words is None or date.value is None or "/" in date.value:
        return date.value
    since = words.start > 0 and doc[words.start - 1].lower_ == "depuis"
    return f"{date.value}/.." if since else date.value


def _in_sentence(doc: Doc, trigger: Token, sentence: Words, dates: Sequence[Date]) -> Date | None:
    """The cheapest expression of the sentence; of two at the same cost the nearer to its start."""
    best: Date | None = None
    cost = _LIMIT
    for date in dates:
        if not _means_time(date) or not sentence.start_char <= date.span[0] < sentence.end_char:
            continue
        words = doc.char_span(*date.span, alignment_mode="expand")
        if words is not None and (price := _price(doc, trigger, words)) < cost:
            best, cost = date, price
    return best


def _setting(doc: Doc, trigger: Token, sentence: Words) -> Token | None:
    """The occasion on which the act took place: "a appelé au calme lors d'un entretien …", in the same clause."""
    for token in doc[trigger.i + 1 : sentence.end]:
        if token.lower_ in _words()["clause"] and not _noun_que(token):
            return None
        if token.lower_ in _words()["occasion"] and token.i + 2 < sentence.end:
            return next((t for t in doc[token.i + 1 : token.i + 6] if t.pos_ == "NOUN" and t.lower_ != "cours"), None)
    return None


def _price(doc: Doc, trigger: Token, words: Words) -> int:
    """How far an expression stands from the trigger: distance, boundaries between them, and what it hangs on."""
    low, high = sorted((trigger.i, words.start if words.start > trigger.i else words.end - 1))
    price = min(high - low, _FAR)
    forward = words.start > trigger.i
    for token in doc[low + 1 : high]:
        text = token.lower_
        if text in _words()["clause"] and not _noun_que(token):
            own = trigger.pos_ == "NOUN" and token.i == trigger.i + 1  # "la conférence que Berlin a réunie le 19 mai"
            price += _LIMIT if forward and not own else _RELATIVE_COST if text in ("qui", "dont") else _CLAUSE_COST
        price += _COMMA_COST if text in (",", ";", ":", "(", ")") else 0
        price += _QUOTE_COST if text in ("«", "»", '"', "“", "”") else 0
    if _told_apart(trigger) and _another_clause(doc, trigger, words):
        return _LIMIT
    return price + _attachment(doc, trigger, words)


def _another_clause(doc: Doc, trigger: Token, words: Words) -> bool:
    """Whether what lies before is told in a clause that the expression is outside of: "a conclu samedi que l'armée
    avait tiré", "la Commission, qui avait condamné le raid, enverra une mission en juillet"."""
    if words.end <= trigger.i:
        return any(token.lower_ in ("que", "qu'") and not _noun_que(token) for token in doc[words.end : trigger.i])
    between = {token.i for token in doc[trigger.i + 1 : words.start] if token.pos_ == "VERB"}
    return trigger.dep_ == "acl:relcl" and any(a.i in between for a in trigger.ancestors)


def _noun_que(token: Token) -> bool:
    """Whether "que" compares and opens no clause ("plus que")."""
    return token.lower_ == "que" and token.i > 0 and token.nbor(-1).lower_ in ("plus", "moins", "ainsi", "autant")


def _attachment(doc: Doc, trigger: Token, words: Words) -> int:
    """Surcharge of an expression that dates something else: a verb of saying, another verb, a noun before it."""
    previous = [doc[i].lower_ for i in range(max(0, words.start - 3), words.start)]
    if previous[-1:] and trigger.i == words.start - 1:
        return 0
    if _deadline(previous):
        return _LIMIT
    if _said(previous) and trigger.lower_ not in _words()["saying"]:
        return _LIMIT if _told_apart(trigger) else _SAYING
    noun = _noun_before(doc, words)
    if noun is not None:
        return 0 if noun.i == trigger.i else _OTHER_NOUN
    if _backgrounded(doc, trigger) or _apposed(doc, trigger, words):
        return _LIMIT
    if trigger.pos_ in ("VERB", "AUX") and not _opens(doc, words) and _verb_between(doc, trigger, words):
        return _OTHER_VERB
    return 0


def _opens(doc: Doc, words: Words) -> bool:
    """Whether the expression opens its sentence and is set off: "Jeudi, le Conseil s'est réuni, alors que …"."""
    closed = words.end < len(doc) and doc[words.end].text == ","
    return closed and words.start - words.root.sent.start <= 1


def _said(previous: list[str]) -> bool:
    """Whether a verb of saying stands right before: "a annoncé vendredi"."""
    return any(word in _words()["saying"] for word in previous[-2:])


def _told_apart(trigger: Token) -> bool:
    """Whether the trigger's clause does not tell of the day of saying: "n'a pas tiré, a affirmé lundi l'armée", "a
    conclu samedi que l'armée avait tiré"."""
    beside = [k.lower_ for k in trigger.children] if trigger.pos_ == "VERB" else []
    return any(word in _words()["apart"] for word in beside)


def _apposed(doc: Doc, trigger: Token, words: Words) -> bool:
    """Whether the trigger is a participle hung on a noun after a comma: "…, accusée par", beside the dated clause."""
    if trigger.i < 2 or doc[trigger.i - 1].text != "," or words.end > trigger.i:
        return False
    bare = "Part" in trigger.morph.get("VerbForm", []) and not any(k.dep_.startswith("aux:t") for k in trigger.children)
    return trigger.dep_ == "acl" or (
        bare and doc[trigger.i - 2].pos_ in ("NOUN", "PROPN") and words.end < trigger.i - 2
    )


def _backgrounded(doc: Doc, trigger: Token) -> bool:
    """Whether the trigger is a noun that the date of the sentence misses: "après le raid", "à la demande de", "la note
    sur l'entretien"."""
    if trigger.pos_ != "NOUN":
        return False
    before = [doc[i].lower_ for i in range(max(0, trigger.i - 3), trigger.i)]
    topic = trigger.dep_ == "nmod" and "sur" in before[-2:]
    return topic or any(word in ("après", "avant", "malgré") for word in before) or before[-2:] == ["à", "la"]


def _deadline(previous: list[str]) -> bool:
    """Whether the expression says until when: "jusqu'à mardi", "d'ici le 3 mai", "au plus tard lundi"."""
    if previous[-1:] == ["au"] and previous[-2:-1] and previous[-2] in _words()["postponing"]:
        return True
    joined = " ".join(previous)
    return any(cue in joined for cue in ("jusqu'", "d'ici", "d' ici", "plus tard"))


def _noun_before(doc: Doc, words: Words) -> Token | None:
    """The noun that "de" ties the expression to: "la réunion de mardi", "l'accord du 3 mai"."""
    i = words.start - 1
    if i < 1 or doc[i].lower_ not in ("de", "du", "d'", "des"):
        return None
    for j in range(i - 1, max(-1, i - 5), -1):
        if doc[j].pos_ in ("NOUN", "PROPN"):
            return doc[j] if doc[j].lower_ not in ("partir", "compter") else None
        participle = "Part" in doc[j].morph.get("VerbForm", [])
        if doc[j].pos_ in ("VERB", "AUX", "PUNCT") and not (participle and doc[j].dep_ == "acl"):
            return None
    return None


def _verb_between(doc: Doc, trigger: Token, words: Words) -> bool:
    """Whether another finite verb or participle stands nearer to the expression than the trigger."""
    low, high = sorted((trigger.i, words.start))
    head = trigger.head if trigger.dep_ in ("xcomp", "aux") else trigger
    return any(
        token.pos_ == "VERB"
        and token.i not in (trigger.i, head.i)
        and token.head.i != trigger.i
        and trigger.head.i != token.i
        for token in doc[low + 1 : high]
    )


def _linked(doc: Doc, sentence: Words) -> Words | None:
    """The sentence before, when "Lors de cet entretien …", "Les deux hommes …", "Il a aussi …" ties this one to it."""
    if sentence.start == 0:
        return None
    before: Words = doc[sentence.start - 1].sent
    if not _links().match(sentence.text.lstrip('« "')) and not _verbless(before):
        return None
    between = doc.text[before.start_char : sentence.start_char]
    return None if "\n" in between.rstrip(" ") else before


def _verbless(sentence: Words) -> bool:
    """Whether a sentence only announces the next one: "Mardi, nouveau rebondissement." """
    return (
        len(sentence) > 2
        and all(t.pos_ not in ("VERB", "AUX") for t in sentence)
        and sentence.text.rstrip()[-1] in ".:"
    )


def _aside(doc: Doc, date: Date) -> bool:
    """Whether an expression dates words, a state or a noun, not what the sentence tells."""
    words = doc.char_span(*date.span, alignment_mode="expand")
    if words is None:
        return True
    previous = [doc[i].lower_ for i in range(max(0, words.start - 3), words.start)]
    return _said(previous) or previous[-1:] in (["depuis"], ["dès"]) or _noun_before(doc, words) is not None
