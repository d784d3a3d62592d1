"""Which way the words around an expression look: back, ahead, or neither. Shapes of French verbs, no parser needed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import words

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens

#: how far a verb may be from the expression, in tokens
_REACH = 25
_FUTURE = re.compile(
    r"\w{2,}(?:er|ir|ur|dr|tr|vr|rr|oudr|aîtr|indr|fer|ser)(?:a|ont|ai|ons|ez)|sera|seront|aura|auront|ira|iront|verra|fera"
)
_CONDITIONAL = re.compile(r"\w{2,}r(?:ait|aient)")
_ENDING = re.compile(r"(?:ait|aient)$")
_IMPERFECT = re.compile(r"\w{2,}(?:ait|aient)")
_PAST_SIMPLE = re.compile(r"\w{2,}(?:èrent|irent|urent|inrent)")
_PARTICIPLE = re.compile(
    r"\w+(?:é|ée|és|ées|i|ie|is|ies|ise|ises|it|ite|ites|its|u|ue|us|ues|ert|erte|erts|uit|uite|uits|int|eint|ort|orte|orts|ortes|ait|aite|aits)"
)
_IMPERATIVE = re.compile(r"(?!chez|assez|nez|rez)\w{2,}ez")
_REGULAR = re.compile(r"\w{2,}(?:é|ée|és|ées)")
_IN_U = re.compile(r"\w{3,}[dnçlrtv]ue?s?")
_INFINITIVE = re.compile(r"\w+(?:er|ir|re|oir)")
_CLAUSE = frozenset(', ; : qui que dont où lorsque quand alors tandis ( ) «  » " –'.split())


def direction(tokens: Tokens, c: Candidate) -> int:
    """-1: the time lies behind the day of writing; 1: ahead; 0: nothing tells."""
    if reports(tokens, c):
        return -1
    preposition = _preposition(tokens, c)
    if preposition is not None:
        return preposition
    best, cost = 0, 99
    for step in (-1, 1):
        i, crossed = (c.first - 1 if step < 0 else c.last), 0 if step < 0 else 2
        sentence = tokens.sentence(c.first)
        for distance in range(_REACH):
            if not 0 <= i < len(tokens.words) or tokens.sentence(i) != sentence:
                break
            if distance + crossed >= cost:
                break
            if tokens.lower[i] in _CLAUSE:
                crossed += 2 if distance == 0 or (step < 0 and tokens.lower[i] == ",") else 5
            way = _cue(tokens, i, c, distance if step < 0 else 99)
            if way and distance + crossed < cost:
                best, cost = way, distance + crossed
            i += step
    return best


def _preposition(tokens: Tokens, c: Candidate) -> int | None:
    """What the words right before the expression tell, whatever the verb: None when they tell nothing."""
    before = (tokens.word(c.first - 1), tokens.word(c.first - 2), tokens.word(c.first - 3))
    if "depuis" in before[:1] or before[:2] == ("le", "depuis"):
        return -1
    if "ici" in before and ("'" in before or "d" in before):
        return 1
    if before[0] in ("au", "à", "en", "aux", "'") and "jusqu" in before:
        return 1
    if before[0] == "au" and any(tokens.word(c.first - n) in words("postponing") for n in range(2, 8)):
        return 1
    if (before[0] in ("de", "du", "d", "'") and before[1] == "partir") or _noun_modifier(before):
        return 0
    return None


def _noun_modifier(before: tuple[str, str, str]) -> bool:
    """Such as "le sommet de mardi": the verb of the sentence does not date it."""
    if before[0] not in ("de", "du", "d") and before[:2] != ("'", "d"):
        return False
    noun = before[2] if before[0] == "'" else before[1]
    return len(noun) > 3 and noun not in words("function") and not _PARTICIPLE.fullmatch(noun) and noun != "depuis"


def _cue(tokens: Tokens, i: int, c: Candidate, back: int) -> int:
    """What token ``i`` tells: a verb form that looks back or ahead."""
    word = tokens.lower[i]
    if not _verbal(word):
        return 0
    following = [tokens.word(i + n) for n in (1, 2, 3)]
    if word in words("modal"):
        return 1 if any(_INFINITIVE.fullmatch(w) for w in following) else 0
    if word in words("ahead"):
        return 1
    if word in words("have"):
        return -1 if any(_PARTICIPLE.fullmatch(w) for w in following) else 0
    if word in words("be"):
        return -1 if any(_PARTICIPLE.fullmatch(w) and w not in words("ahead") for w in following[:2]) else 0
    if word in words("past_simple"):
        return -1
    passive = _passive(tokens, i)
    if passive is not None:
        return passive
    return _shape(word, following, back) if _plain(tokens, i) else 0


def _plain(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` may be a verb: no capital inside a sentence, unless all is in capitals."""
    word = tokens.words[i]
    return word[0].islower() or word.isupper() or tokens.starts_sentence(i)


def _shape(word: str, following: list[str], back: int) -> int:
    if _FUTURE.fullmatch(word) and word not in words("not_future"):
        return 1
    if _CONDITIONAL.fullmatch(word) and _ENDING.sub("", word) not in words("stems_in_r"):
        return -1 if word[:3] in ("aur", "ser") and _PARTICIPLE.fullmatch(following[0]) else 1
    if _IMPERFECT.fullmatch(word) and word not in words("imperfect_not"):
        return 0 if word in ("devait", "devaient", "allait", "allaient") else -1
    if _PAST_SIMPLE.fullmatch(word):
        return -1
    if _IMPERATIVE.fullmatch(word):
        return 1
    return -1 if back < 3 and participle(word) else 0


def _passive(tokens: Tokens, i: int) -> int | None:
    """The way of a passive or compound form whose participle is token ``i``: "sera inauguré", "pourra être jugé"."""
    if not participle(tokens.lower[i]):
        return None
    for n in (1, 2, 3):
        word = tokens.word(i - n)
        if word in ("sera", "seront", "soit", "soient"):
            return 1
        if word == "être":
            return 0
    return None


def participle(word: str) -> bool:
    """Whether ``word`` is a past participle by its shape or by the list of data/context.toml."""
    if _REGULAR.fullmatch(word) or word in words("participle"):
        return True
    return bool(_IN_U.fullmatch(word)) and word not in words("not_participle")


@lru_cache(maxsize=65536)
def _verbal(word: str) -> bool:
    """Whether ``word`` could tell anything: asked of every word near an expression, so the answer is kept."""
    lists = ("modal", "ahead", "have", "be", "past_simple")
    shapes = (_FUTURE, _CONDITIONAL, _IMPERFECT, _PAST_SIMPLE, _IMPERATIVE)
    if any(word in words(name) for name in lists):
        return True
    return len(word) > 1 and (participle(word) or any(shape.fullmatch(word) for shape in shapes))


def reports(tokens: Tokens, c: Candidate) -> bool:
    """Whether a verb of saying stands right before the expression ("a annoncé jeudi"): it dates the words, not the
    event."""
    return any(tokens.word(c.first - n) in words("saying") for n in (1, 2))


def stative(tokens: Tokens, c: Candidate) -> bool:
    """Whether the verb of its clause tells a state in the present ("compte aujourd'hui trois ports")."""
    for step in (-1, 1):
        i = c.first - 1 if step < 0 else c.last
        for _ in range(6):
            word = tokens.word(i)
            if not word or word in _CLAUSE or word in ".\n":
                break
            if word in words("state"):
                return not any(_PARTICIPLE.fullmatch(tokens.word(i + n)) for n in (1, 2))
            i += step
    return False


def background(tokens: Tokens, c: Candidate) -> bool:
    """Whether the expression dates something beside the story: "depuis le 4 mars", "l'offensive engagée le 4 mars"."""
    before = tokens.word(c.first - 1)
    if before in ("depuis", "de", "du", "d", "'", "dès"):
        return True
    auxiliary = {tokens.word(c.first - n) for n in (2, 3, 4)} & (words("be") | words("have"))
    return participle(before) and not auxiliary
