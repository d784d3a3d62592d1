"""Full-text search: plain words must just work, and no punctuation is ever an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from recoupe.records import Span
from recoupe.store.dossier import DossierStore

#: « expression », "phrase" or word, with a leading - for "without"
_TERM = re.compile(r"(?P<minus>(?<!\S)[-−])?(?:[\"“«](?P<phrase>[^\"”»]*)[\"”»]|(?P<word>[^\s\"“”«»]+))")
_WORD = re.compile(r"[^\W_]+")


class Term(NamedTuple):
    """Words that must follow each other; ``without``: must not occur."""

    words: tuple[str, ...]
    without: bool


class Hit(NamedTuple):
    """An article that matches, with the spans of the words found in its text."""

    document: str
    spans: tuple[Span, ...]


def terms(query: str) -> list[Term]:
    """The terms of a query as a user types it: ``l'Élysée "cessez-le-feu" -Syrie``.

    >>> terms("l’Élysée -Syrie")
    [Term(words=('l', 'elysee'), without=False), Term(words=('syrie',), without=True)]
    """
    found = []
    for match in _TERM.finditer(query):
        words = tuple(fold(w) for w in _WORD.findall(match["phrase"] or match["word"] or ""))
        if words:
            found.append(Term(words, match["minus"] is not None))
    return found


def fold(word: str) -> str:
    """A word as the index has it: lower case, without accents; œ and æ as two letters."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def search(store: DossierStore, query: str) -> list[Hit]:
    """Articles that hold every term of ``query``, the most fitting first; none for a query without words."""
    asked = terms(query)
    wanted = [t for t in asked if not t.without]
    if not wanted:
        return []
    rows = store.rows(
        "SELECT d.id, d.text FROM documents_search s JOIN documents d ON d.number = s.rowid "
        "WHERE documents_search MATCH ? ORDER BY bm25(documents_search, 3, 1), d.id",
        (_expression(asked),),
    )
    return [Hit(ident, tuple(_found(text, wanted))) for ident, text in rows]


def holds(text: str, query: str) -> bool:
    """Whether ``text`` holds every term of ``query``, as :func:`search` understands it; never for one without words."""
    asked = terms(query)
    wanted = [t for t in asked if not t.without]
    return bool(wanted) and all(any(_found(text, [t])) is not t.without for t in asked)


def _expression(asked: list[Term]) -> str:
    expression = " AND ".join(_alternatives(t) for t in asked if not t.without)
    for term in asked:
        if term.without:
            expression = f"({expression}) NOT {_alternatives(term)}"
    return expression


def _alternatives(term: Term) -> str:
    return "(" + " OR ".join('"' + " ".join(words) + '"' for words in _spellings(term)) + ")"


def _spellings(term: Term) -> list[tuple[str, ...]]:
    """The term with œ and æ written either way, a single word also in the plural or singular."""
    spelled = {term.words, tuple(_ligated(w) for w in term.words)}
    if len(term.words) == 1:
        spelled |= {(form,) for words in tuple(spelled) for form in _numbers(words[0])}
    return sorted(spelled)


def _ligated(word: str) -> str:
    return word.replace("oe", "œ").replace("ae", "æ")


def _numbers(word: str) -> Iterator[str]:
    """Regular plural and singular. Names are never cut down to a stem: "Mali" must not find "mal"."""
    if len(word) > 3:
        yield word[:-1] if word[-1] in "sx" else f"{word}s"
        if word[-1] not in "sx":
            yield f"{word}x"


def _found(text: str, wanted: list[Term]) -> Iterator[Span]:
    """Spans of ``text`` that match a term, in order, without overlap."""
    words = [(fold(m.group()), m.span()) for m in _WORD.finditer(text)]
    forms = {tuple(fold(w) for w in spelling) for term in wanted for spelling in _spellings(term)}
    lengths = sorted({len(f) for f in forms}, reverse=True)
    i = 0
    while i < len(words):
        for length in lengths:
            if tuple(w for w, _ in words[i : i + length]) in forms:
                yield words[i][1][0], words[i + length - 1][1][1]
                i += length
                break
        else:
            i += 1
