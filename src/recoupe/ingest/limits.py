"""What is too much for one article."""

from __future__ import annotations

#: the longest article that is read, in characters; a book or a dump in one line is rejected
MAX_CHARACTERS = 400_000
#: a text with a smaller share of letters is no article
MIN_LETTERS = 0.3
