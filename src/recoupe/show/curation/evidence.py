"""Words of an article that an analyst points at: found by their place, by what they say, or by both."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from recoupe.records import Document, Span
from recoupe.show.failure import UserError
from recoupe.store import DossierStore

#: signs that keyboards write otherwise than the press does
_ALIKE = {"'": "['’ʼ]", "’": "['’ʼ]", '"': '["«»“”]', "-": "[-‐‑–—]"}
#: places that are told of words that stand in an article several times
_TOLD = 8


class Picked(NamedTuple):
    """The words at ``span`` (code points of the article's text)."""

    document: str
    span: Span
    words: str

    def entry(self) -> dict[str, Any]:
        """As an entry of the log names it."""
        return {"document": self.document, "span": list(self.span)}


def article_named(store: DossierStore, name: str) -> Document:
    """The article whose id or name is ``name``.

    Raises:
        UserError: there is none.
    """
    rows = store.rows("SELECT id FROM documents WHERE ? IN (id, name) ORDER BY id <> ?, id", (name, name))
    if not rows:
        raise UserError("no_article", name=name)
    return store.document_by_id()[rows[0][0]]


def pick(document: Document, words: str = "", start: int | None = None, end: int | None = None) -> Picked:
    """The words of ``document`` from ``start`` to ``end``; without both, the only place where ``words`` stand.

    Raises:
        UserError: no such place (``bad_place``), other words stand there (``other_words``), ``words`` stand nowhere
            (``no_words``) or in several places (``many_words``), of which ``start`` may name one.
    """
    if start is not None and end is not None:
        return _at(document, words, start, end)
    found = [m.span() for m in _spelled(words).finditer(document.text)] if words.split() else []
    if start is not None:
        found = [span for span in found if span[0] == start]
    if not found:
        raise UserError("no_words", words=words, article=document.name)
    if len(found) > 1:
        places = ", ".join(str(a) for a, _ in found[:_TOLD])
        raise UserError("many_words", words=words, article=document.name, n=len(found), places=places)
    return _picked(document, *found[0])


def _at(document: Document, words: str, start: int, end: int) -> Picked:
    if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
        raise UserError("bad_place", start=start, end=end, article=document.name, n=len(document.text))
    picked = _picked(document, start, end)
    if words.strip() and _letters(words) != _letters(picked.words):
        raise UserError("other_words", start=start, end=end, found=picked.words, words=words)
    return picked


def _picked(document: Document, start: int, end: int) -> Picked:
    """Without the space around."""
    text = document.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return Picked(document.id, (start, end), document.text[start:end])


def _spelled(words: str) -> re.Pattern[str]:
    """``words`` whatever their quotes, dashes and spaces."""
    parts = ("".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words.split())
    return re.compile(r"\s+".join(parts))


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
