"""The words of a text as the index has them: folded, and as the dictionary form unless they are names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from recoupe.records import Span
from recoupe.store.search.lemmas import is_place, lemma

#: stands between two texts of one entry, so that no phrase runs from one into the other; no query can hold it
GAP = "\ue000"
#: begins a name among the dictionary forms, so that no form of another word is like it
NAME = "\ue001"
_LETTER = r"[^\W_ʼ]"
#: an elided word and its apostrophe ("l’", "qu’") is no word of its own: "l’accord" is found as "accord". A letter may
#: be followed by its accent as a character of its own.
_WORD = re.compile(
    rf"(?i:\b(?:aujourd|quelqu|presqu|prud)['’ʼ]{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*)"
    rf"|(?i:\b(?:[ldjmtsncç]|(?:jus|lors|puis|quoi)?qu)['’ʼ](?={_LETTER}))"
    rf"|{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*"
)
_ELIDED = "'’ʼ"
#: what ends a sentence between two words: the next one has its capital from there
_END = re.compile(r"[.!?…:;«»\"“”(\[\n–—]|\A")
#: how a verb's dictionary form ends, and nouns and adjectives in "-er", which are no verbs ("policiers", "Première")
_INFINITIVE = re.compile(r"(?:er|ir|re|oir)\Z")
_NO_VERB = re.compile(r"(?:ers?|ères?)\Z")


class Word(NamedTuple):
    """One word of a text: where it stands, folded, and its dictionary form, folded; for a name, marked as one."""

    span: Span
    exact: str
    lemma: str


def words(text: str, names: Sequence[Span] = ()) -> list[Word]:
    r"""The words of ``text``. What stands with a capital in one of the spans ``names`` is never taken for another word.

    >>> [(w.exact, w.lemma) for w in words("Les généraux sont à Gaza.", [(21, 25)])][1:]
    [('generaux', 'general'), ('sont', 'etre'), ('a', 'a'), ('gaza', '\ue001gaza')]
    """
    found, last = [], 0
    ends = [b for _, b in sorted(names)]
    starts = [a for a, _ in sorted(names)]
    shouted = text.isupper()
    i = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word[-1] in _ELIDED:
            continue
        start, end = match.span()
        while i < len(ends) and ends[i] <= start:
            i += 1
        named = i < len(starts) and starts[i] <= start
        exact = fold(word)
        inside = last > 0 and _END.search(text, last, start) is None
        if not word[0].isupper() or shouted:
            found.append(Word((start, end), exact, lemma_of(word.lower())))
        elif named or (word.isupper() and len(word) > 1) or is_place(exact, inside):
            found.append(Word((start, end), exact, NAME + exact))
        else:
            found.append(Word((start, end), exact, lemma_of(word.lower(), verb=not inside)))
        last = end
    return found


def query_words(text: str) -> list[Word]:
    """The words of a query, where nobody can be expected to type capitals: a place is a name in any case."""
    return [
        Word(w.span, w.exact, NAME + w.exact if is_place(w.exact) else lemma_of(typed.lower()))
        for w in words(text)
        for typed in [text[slice(*w.span)]]
    ]


@lru_cache(maxsize=200_000)
def lemma_of(word: str, verb: bool = True) -> str:
    """The dictionary form of a lower-case word, folded. ``verb``: it can be one, as no capital inside a sentence can.

    >>> lemma_of("œuvres"), lemma_of("gaza", verb=False)
    ('oeuvre', 'gaza')
    """
    word = unicodedata.normalize("NFC", word).translate(_APOSTROPHES)
    found = lemma(word)
    if not verb and _INFINITIVE.search(found) and not _NO_VERB.search(word):
        found = word
    return fold(found)


_APOSTROPHES = str.maketrans("’ʼ", "''")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word as the index has it: lower case, without accents or apostrophes; œ and æ as two letters."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c.isalnum())


def columns(texts: Sequence[tuple[str, Sequence[Span]]]) -> tuple[str, str]:
    """What the two columns of the index hold for an entry of these texts, each with the spans of names in it."""
    exact: list[str] = []
    lemmas: list[str] = []
    for text, names in texts:
        found = words(text, names)
        exact += [*(w.exact for w in found), GAP]
        lemmas += [*(w.lemma for w in found), GAP]
    return " ".join(exact[:-1]), " ".join(lemmas[:-1])
