"""Articles that hold some words, and where in a text the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from recoupe.records import Span
from recoupe.store.dossier import DossierStore
from recoupe.store.search.entries import names_in
from recoupe.store.search.query import Term, expression, terms
from recoupe.store.search.words import Word, words

#: weights of the two columns: the very form that was asked for counts more
WEIGHTS = "2, 1"


class Hit(NamedTuple):
    """An article that matches, with the spans of the words found in its text."""

    document: str
    spans: tuple[Span, ...]


def search(store: DossierStore, query: str) -> list[Hit]:
    """Articles that hold every term of ``query``, the most fitting first; none for a query without words."""
    asked = terms(query)
    wanted = expression(asked)
    if wanted is None:
        return []
    rows = store.rows(
        "SELECT d.id, d.text FROM documents_search s JOIN documents d ON d.number = s.rowid "
        f"WHERE documents_search MATCH ? ORDER BY bm25(documents_search, {WEIGHTS}), d.id",
        (wanted,),
    )
    return [Hit(ident, tuple(found_in(text, asked, names_in(store, ident)))) for ident, text in rows]


def holds(text: str, query: str) -> bool:
    """Whether ``text`` holds every term of ``query``, as :func:`search` understands it; never for one without words."""
    asked = terms(query)
    if all(t.without for t in asked):
        return False
    read = words(text)
    return all(any(_matches(read, [t])) is not t.without for t in asked)


def found_in(text: str, asked: Iterable[Term], names: Sequence[Span] = ()) -> Iterator[Span]:
    """Spans of ``text`` that match a term, in order, without overlap; the longest where several begin together.

    Args:
        names: spans of proper names in ``text``, as the index was told of them.
    """
    return _matches(words(text, names), [t for t in asked if not t.without])


def _matches(read: Sequence[Word], wanted: Sequence[Term]) -> Iterator[Span]:
    exact = {t.words for t in wanted}
    lemmas = {t.lemmas for t in wanted if t.lemmas}
    firsts = {form[0] for form in (*exact, *lemmas)}
    lengths = sorted({len(form) for form in (*exact, *lemmas)}, reverse=True)
    i = 0
    while i < len(read):
        if read[i].exact in firsts or read[i].lemma in firsts:
            for length in lengths:
                here = read[i : i + length]
                if tuple(w.exact for w in here) in exact or tuple(w.lemma for w in here) in lemmas:
                    yield here[0].span[0], here[-1].span[1]
                    i += length - 1
                    break
        i += 1
