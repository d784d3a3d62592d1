"""The tokens of a parsed text as columns: asking spaCy's tokens one by one costs more than reading what they say."""

from __future__ import annotations

from typing import NamedTuple

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY
from spacy.tokens import Doc

#: spaCy's code of "B", the first word of a name
_BEGINS = 3
#: how spaCy writes that a word has no morphological features
_NO_FEATURES = "_"


class Columns(NamedTuple):
    """One list per property with one entry per token; positions are code points of the text."""

    text: list[str]
    start: list[int]
    spaced: list[bool]
    head: list[int]
    dep: list[str]
    pos: list[str]
    morph: list[str]
    lemma: list[str]
    entity: list[str]
    entity_begins: list[bool]
    sentence_begins: list[bool]


def columns(doc: Doc) -> Columns:
    """``text``, ``idx``, ``whitespace_``, ``head.i``, ``dep_``, ``pos_``, ``str(morph)``, … of every token at once."""
    table = doc.to_array([ORTH, IDX, SPACY, HEAD, DEP, POS, MORPH, LEMMA, ENT_TYPE, ENT_IOB, SENT_START])
    orth, start, spaced, _, dep, pos, morph, lemma, entity, iob, begins = (column.tolist() for column in table.T)
    heads = table[:, 3].astype("int64").tolist()
    word = {key: doc.vocab.strings[key] for key in {*orth, *dep, *pos, *morph, *lemma, *entity}}
    return Columns(
        text=[word[k] for k in orth],
        start=start,
        spaced=[s == 1 for s in spaced],
        head=[i + distance for i, distance in enumerate(heads)],
        dep=[word[k] for k in dep],
        pos=[word[k] for k in pos],
        morph=["" if word[k] == _NO_FEATURES else word[k] for k in morph],
        lemma=[word[k] for k in lemma],
        entity=[word[k] for k in entity],
        entity_begins=[i == _BEGINS for i in iob],
        sentence_begins=[b == 1 for b in begins],
    )
