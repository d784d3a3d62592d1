"""A look at the words of a sentence that decides, before any parse, what the sentence is worth.

Three kinds of words count: triggers of events, cues of speech, and candidates for actors. Forms are guessed generously
from endings, so that a sentence is left out only where the lexicons can find nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntFlag
from functools import cache, lru_cache

from spacy.lang.fr.stop_words import STOP_WORDS

from recoupe.read.actors.gazetteer import fold
from recoupe.read.actors.known import adjectives, common_nouns, proper_names
from recoupe.read.events import entries
from recoupe.read.events.data import word_set
from recoupe.read.options import ReadOptions
from recoupe.read.statements import lexicon as speech

#: marks and prepositions with which somebody's words are given
_SAID = frozenset("« » “ ” \" '' << >> selon d'après après pour".split())
#: pronouns that stand for actors
_PRONOUNS = frozenset("il elle ils elles lui eux qui on nous je j' vous celui celle ceux celles ce cet".split())
#: groups of the word lists of speech whose words are cues by themselves
_CUE_GROUPS = ("reporting_nouns", "attributing", "scoop", "obtained")


class Sign(IntFlag):
    """What words of a sentence are signs of. ``NAME``: a capital that may be that of a name."""

    NOTHING = 0
    TRIGGER = 1
    CUE = 2
    ACTOR = 4
    NAME = 8
    NUMBER = 16


def signs(words: Sequence[str]) -> Sign:
    """The signs in one sentence. ``words``: its tokens as spaCy cuts them, spaces included."""
    found, name, first = 0, False, True
    for word in words:
        low = word.lower()
        found |= sign(low)
        if word[:1].isalnum():
            name = name or (low != word and word[0].isupper() and not (first and low in STOP_WORDS))
            first = False
    return Sign(found | Sign.NAME if name else found)


def is_parsed(found: Sign, options: ReadOptions) -> bool:
    """Whether a sentence with these signs is parsed."""
    if not options.fast:
        return bool(found)
    actor = bool(found & (Sign.NAME | Sign.ACTOR))
    return bool(found & Sign.CUE) or (bool(found & (Sign.TRIGGER | Sign.NUMBER)) and actor)


def has_names(found: Sign, options: ReadOptions) -> bool:
    """Whether the recogniser of names looks at a sentence with these signs."""
    return bool(found & Sign.NAME) and not options.fast


@lru_cache(maxsize=65536)
def sign(word: str) -> int:
    """What one lower-case word is a sign of, as the number of a :class:`Sign`."""
    found = Sign.NOTHING
    lexicon, cues = entries.lexicon(), speech.lexicon()
    if word in lexicon.verbs or any(w in lexicon.by_word or w in lexicon.participles for w in _base_forms(word)):
        found |= Sign.TRIGGER
    if word in cues.forms or word in _SAID or any(w in _cue_words() for w in _base_forms(word)):
        found |= Sign.CUE
    if word in _PRONOUNS or fold(word) in _actor_words() or any(w in _people() for w in _base_forms(word)):
        found |= Sign.ACTOR
    if word[:1].isdigit() or word in word_set("argument.toml", "quantities"):
        found |= Sign.NUMBER
    return int(found)


def _base_forms(word: str) -> Iterator[str]:
    """``word`` and what it may be a plural or feminine of."""
    yield word
    for ending, base in (("s", ""), ("x", ""), ("aux", "al"), ("e", ""), ("es", ""), ("ives", "if"), ("ive", "if")):
        if word.endswith(ending):
            yield word[: -len(ending)] + base


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(w for group in _CUE_GROUPS for w in speech.lexicon().words[group])


@cache
def _actor_words() -> frozenset[str]:
    """Folded words with which names, bodies, offices and peoples of the gazetteer begin."""
    return frozenset().union(*(m.first_words() for m in (proper_names(), common_nouns(), adjectives())))


@cache
def _people() -> frozenset[str]:
    return frozenset(word_set("argument.toml", "animate")) | frozenset(word_set("sense.toml", "persons"))
