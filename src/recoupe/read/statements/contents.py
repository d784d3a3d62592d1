"""Spans of content: quotation marks that enclose the whole are left out, white space too."""

from __future__ import annotations

from recoupe.read.statements.view import View
from recoupe.records import Span


def colon_content(view: View, first: int, limit: int) -> list[Span]:
    """What follows a colon: the quotation, or the rest of the sentence."""
    if first >= limit:
        return []
    if view.quote[first] < 0:
        a, b = view.trim(first, limit)
        return [view.chars(a, b)] if b - a > 2 else []
    last = view.quote_tokens[view.quote[first]][1]
    return [quoted_chars(view, first, last)]


def quoted_chars(view: View, first: int, end: int) -> Span:
    """Characters of tokens ``first`` … ``end``; when they are exactly one quotation, its marks are left out."""
    n = view.quote[first]
    if n >= 0 and view.quote_tokens[n] == (first, end):
        q = view.quotes[n]
        return strip(view.text, q.inner_start, q.inner_end)
    return view.chars(first, end)


def strip(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def unpunctuated(text: str, start: int, end: int) -> Span:
    """The span without the comma or dash that an inserted clause left at its beginning."""
    while start < end and text[start] in " ,-–—":
        start += 1
    return strip(text, start, end)
