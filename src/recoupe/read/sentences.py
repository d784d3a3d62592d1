"""Sentence boundaries for French press text, decided before the parse so that the parser keeps to them.

A full stop, question or exclamation mark ends a sentence when a capital, a quotation mark or a dash follows;
abbreviations ("M.", "MM.", "Mme."), initials ("J. Biden") and ordinals do not. A line break always does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

#: titles and abbreviations after which a full stop does not end the sentence
ABBREVIATIONS = frozenset(
    "m. mm. mme. mmes. mlle. me. dr. pr. st. ste. mgr. gal. gén. col. lt. cf. p. pp. art. env. av. apr. vol. no. n°. "
    "janv. févr. avr. juil. sept. oct. nov. déc. etc. ex. tél. r. s. e. n. b.".split()
)
_END = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
_CLOSERS = frozenset({'"', "»", "”", ")", "]", "'"})
_STRAIGHT = frozenset({'"', "'"})
_OPENERS = frozenset({'"', "«", "“", "(", "[", "-", "–", "—", "<<"})
_INITIAL = re.compile(r"^[A-ZÀ-Ý]\.$")


@Language.component("recoupe_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on every token of ``doc``."""
    words = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    set_starts(doc, sentence_starts(words, spaced))
    return doc


def set_starts(doc: Doc, starts: Sequence[bool]) -> None:
    """Set ``is_sent_start`` of all tokens at once: one by one, spaCy looks through the whole document for each."""
    if len(doc):
        codes: Any = np.where(np.array(starts), 1, -1).astype(np.uint64).reshape(-1, 1)
        doc.from_array([SENT_START], codes)


def sentence_starts(words: Sequence[str], spaced: Sequence[bool]) -> list[bool]:
    """For each of ``words`` whether a sentence begins there. ``spaced``: whether a space follows the word."""
    starts = [False] * len(words)
    if words:
        starts[0] = True
    i = 0
    while i < len(words):
        word = words[i]
        if "\n" in word and word.isspace():
            _start_after(words, i, starts)
        elif _ends_sentence(word, words[i + 1] if i + 1 < len(words) else ""):
            i = _after_closers(words, spaced, i + 1)
            if i < len(words) and _begins(words[i]):
                starts[i] = True
            continue
        i += 1
    return starts


def _after_closers(words: Sequence[str], spaced: Sequence[bool], i: int) -> int:
    """The first token after quotation marks and brackets that close at ``i``, and after spaces.

    A straight quotation mark closes when it stands right at the word before it, whatever was opened: one that is never
    closed ("...") must not turn the rest of the paragraph round.
    """
    while i < len(words) and words[i] in _CLOSERS and not (words[i] in _STRAIGHT and spaced[i - 1]):
        i += 1
    while i < len(words) and words[i].isspace():
        i += 1
    return i


def _start_after(words: Sequence[str], i: int, starts: list[bool]) -> None:
    while i < len(words) and words[i].isspace():
        i += 1
    if i < len(words):
        starts[i] = True


def _ends_sentence(text: str, following: str) -> bool:
    if text in _END:
        return True
    if text.endswith(".") and len(text) > 1 and text.lower() not in ABBREVIATIONS and not _INITIAL.match(text):
        return text[:-1].isalnum() and bool(following)
    return False


def _begins(text: str) -> bool:
    return text in _OPENERS or text[:1].isupper() or text[:1].isdigit()
