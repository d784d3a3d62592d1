"""Full-text search in French: plain words must just work, and no punctuation is ever an error."""

from recoupe.store.search.everything import KINDS, Found, Group, search_everything
from recoupe.store.search.find import Hit, found_in, holds, search
from recoupe.store.search.holding import beginning_with, holding_words, naming
from recoupe.store.search.query import Term, terms
from recoupe.store.search.words import fold

__all__ = [
    "KINDS",
    "Found",
    "Group",
    "Hit",
    "Term",
    "beginning_with",
    "fold",
    "found_in",
    "holding_words",
    "holds",
    "naming",
    "search",
    "search_everything",
    "terms",
]
