"""What guards look at: the words beside a match, and the word lists of data/context.toml."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.read.dates.lexicon import load

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in load("context").items()}


def words(name: str) -> frozenset[str]:
    """A word list of data/context.toml."""
    return _lists()[name]


def before(tokens: Tokens, c: Candidate, back: int = 1) -> str:
    """The word before the match."""
    return tokens.word(c.first - back)


def after(tokens: Tokens, c: Candidate, ahead: int = 0) -> str:
    """The word after the match."""
    return tokens.word(c.last + ahead)


def glued(tokens: Tokens, i: int, step: int) -> bool:
    """Whether token ``i`` is a sign stuck between the match and more figures."""
    if not 0 <= i + step < len(tokens.words) or i < 0 or tokens.words[i] not in "-/.,:":
        return False
    a, b = sorted((i, i + step))
    return tokens.words[i + step].isdigit() and tokens.spans[a][1] == tokens.spans[b][0]
