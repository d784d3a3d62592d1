"""What a query asks for: words, phrases and what must not occur. Every string is a query."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from recoupe.store.search.words import query_words

#: « expression », "phrase" or word, with a leading - for "without"
_TERM = re.compile(r"(?P<minus>(?<!\S)[-−])?(?:[\"“«](?P<phrase>[^\"”»]*)[\"”»]|(?P<word>[^\s\"“”«»]+))")
#: terms of a query that count: a bound on its cost
MOST_TERMS = 60


class Term(NamedTuple):
    """Words that must follow each other, folded. ``without``: must not occur; ``lemmas``: any form of these will do."""

    words: tuple[str, ...]
    without: bool
    lemmas: tuple[str, ...] = ()


def terms(query: str) -> list[Term]:
    """The terms of a query as a user types it: ``l'Élysée "cessez-le-feu" -Syrie``.

    A word stands for all its forms, words between quotation marks for themselves alone. Words that a hyphen joins must
    follow each other.

    >>> [(t.words, t.lemmas, t.without) for t in terms("l’accord -frontières")]
    [(('accord',), ('accord',), False), (('frontieres',), ('frontiere',), True)]
    """
    found = []
    for match in _TERM.finditer(query):
        words = query_words(match["phrase"] or match["word"] or "")
        if words:
            lemmas = () if match["phrase"] else tuple(w.lemma for w in words)
            found.append(Term(tuple(w.exact for w in words), match["minus"] is not None, lemmas))
    return list(dict.fromkeys(found))[:MOST_TERMS]


def expression(asked: Iterable[Term]) -> str | None:
    """The query of the index that stands for ``asked``; None where nothing but absence is asked for."""
    asked = list(asked)
    wanted = [_either(t) for t in asked if not t.without]
    unwanted = [_either(t) for t in asked if t.without]
    if not wanted:
        return None
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _either(term: Term) -> str:
    exact = f'exact : "{" ".join(term.words)}"'
    return f'({exact} OR lemma : "{" ".join(term.lemmas)}")' if term.lemmas else f"({exact})"
