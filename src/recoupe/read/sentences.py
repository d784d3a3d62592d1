"""Sentence boundaries for French press text, decided before the parse so that the parser keeps to them.

A full stop, question or exclamation mark ends a sentence when a capital, a quotation mark or a dash follows;
abbreviations ("M.", "MM.", "Mme."), initials ("J. Biden") and ordinals do not. A line break always does.
"""

from __future__ import annotations

import re

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
    starts = [False] * len(doc)
    if len(doc):
        starts[0] = True
    i = 0
    while i < len(doc):
        token = doc[i]
        if token.is_space and "\n" in token.text:
            _start_after(doc, i, starts)
        elif _ends_sentence(token.text, doc[i + 1].text if i + 1 < len(doc) else ""):
            i = _after_closers(doc, i + 1)
            if i < len(doc) and _begins(doc[i].text):
                starts[i] = True
            continue
        i += 1
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return doc


def _after_closers(doc: Doc, i: int) -> int:
    """The first token after quotation marks and brackets that close at ``i``, and after spaces.

    A straight quotation mark closes when it stands right at the word before it, whatever was opened: one that is never
    closed ("...") must not turn the rest of the paragraph round.
    """
    while i < len(doc) and doc[i].text in _CLOSERS and not (doc[i].text in _STRAIGHT and doc[i - 1].whitespace_):
        i += 1
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i


def _start_after(doc: Doc, i: int, starts: list[bool]) -> None:
    while i < len(doc) and doc[i].is_space:
        i += 1
    if i < len(doc):
        starts[i] = True


def _ends_sentence(text: str, following: str) -> bool:
    if text in _END:
        return True
    if len(text) > 1 and text.endswith(".") and text.lower() not in ABBREVIATIONS and not _INITIAL.match(text):
        return text[:-1].isalnum() and bool(following)
    return False


def _begins(text: str) -> bool:
    return text in _OPENERS or text[:1].isupper() or text[:1].isdigit()
