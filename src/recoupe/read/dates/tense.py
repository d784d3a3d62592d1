"""Which way the words around an expression look: back, ahead, or neither. Shapes of French verbs, no parser needed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.dates.guards import words

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens

#: how far a verb may be from the expression, in tokens
_REACH = 25
_FUTURE = re.compile(r"\w{2,}(?:er|ir|ur|dr|tr|vr|rr|oudr|aîtr|indr|fer|ser)(?:a|ont|ai|ons|ez)|sera|seront|aura|auront|ira|iront|verra|fera")
_CONDITIONAL = re.compile(r"\w{2,}r(?:ait|aient)")
_IMPERFECT = re.compile(r"\w{2,}(?:ait|aient)")
_PAST_SIMPLE = re.compile(r"\w{2,}(?:èrent|irent|urent|inrent)")
_PARTICIPLE = re.compile(r"\w+(?:é|ée|és|ées|i|ie|is|ies|ise|ises|it|ite|ites|its|u|ue|us|ues|ert|erte|erts|uit|uite|uits|int|eint|ort|orte|orts|ortes|ait|aite|aits)")
_INFINITIVE = re.compile(r"\w+(?:er|ir|re|oir)")
_CLAUSE = frozenset(", ; : qui que dont où lorsque quand alors tandis ( ) «  » \" –".split())


def direction(tokens: Tokens, c: Candidate) -> int:
    """-1: the time lies behind the day of writing; 1: ahead; 0: nothing tells."""
    preposition = _preposition(tokens, c)
    if preposition:
        return preposition
    best, cost = 0, 99
    for step in (-1, 1):
        i, crossed = (c.first - 1 if step < 0 else c.last), 0 if step < 0 else 2
        sentence = tokens.sentence(c.first)
        for distance in range(_REACH):
            if not 0 <= i < len(tokens.words) or tokens.sentence(i) != sentence:
                break
            if tokens.lower[i] in _CLAUSE:
                crossed += 2 if distance == 0 or step < 0 and tokens.lower[i] == "," else 5
            way = _cue(tokens, i, c, distance if step < 0 else 99)
            if way and distance + crossed < cost:
                best, cost = way, distance + crossed
            i += step
    return best


def _preposition(tokens: Tokens, c: Candidate) -> int:
    before = (tokens.word(c.first - 1), tokens.word(c.first - 2), tokens.word(c.first - 3))
    if "depuis" in before[:1] or before[:2] == ("le", "depuis"):
        return -1
    if "ici" in before and ("'" in before or "d" in before):
        return 1
    if before[0] in ("au", "à", "en", "aux", "'") and "jusqu" in before:
        return 1
    return 0


def _cue(tokens: Tokens, i: int, c: Candidate, back: int) -> int:
    """What token ``i`` tells: a verb form that looks back or ahead."""
    word = tokens.lower[i]
    if len(word) < 2 and word != "a":
        return 0
    following = [tokens.word(i + n) for n in (1, 2, 3)]
    if word in _words("modal"):
        return 1 if any(_INFINITIVE.fullmatch(w) for w in following) else 0
    if word in _words("ahead"):
        return 1
    if word in _words("have"):
        return -1 if any(_PARTICIPLE.fullmatch(w) for w in following) else 0
    if word in _words("be"):
        return -1 if any(_PARTICIPLE.fullmatch(w) and w not in _words("ahead") for w in following[:2]) else 0
    if word in _words("past_simple"):
        return -1
    return _shape(word, following, back) if tokens.words[i][0].islower() or tokens.starts_sentence(i) else 0


def _shape(word: str, following: list[str], back: int) -> int:
    if _FUTURE.fullmatch(word) and word not in _words("not_future"):
        return 1
    if _CONDITIONAL.fullmatch(word):
        return -1 if word[:3] in ("aur", "ser") and _PARTICIPLE.fullmatch(following[0]) else 1
    if _IMPERFECT.fullmatch(word) and word not in _words("imperfect_not"):
        return 0 if word in ("devait", "devaient", "allait", "allaient") else -1
    if _PAST_SIMPLE.fullmatch(word):
        return -1
    return -1 if back < 3 and len(word) > 3 and re.fullmatch(r"\w+(?:é|ée|és|ées|ue|us|ues|is|ise|i|ie)", word) else 0


@lru_cache(maxsize=32)
def _words(name: str) -> frozenset[str]:
    return words(name)


def reports(tokens: Tokens, c: Candidate) -> bool:
    """Whether a verb of saying stands right before the expression ("a annoncé jeudi"): it dates the words, not the event."""
    return any(tokens.word(c.first - n) in _words("saying") for n in (1, 2))


def stative(tokens: Tokens, c: Candidate) -> bool:
    """Whether the nearest verb tells a state in the present ("compte aujourd'hui trois ports")."""
    near = [tokens.word(i) for i in range(c.first - 4, c.last + 4)]
    return any(w in _words("state") for w in near)
