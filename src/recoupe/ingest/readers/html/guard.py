"""Refuse pages that hang HTML parsers before one sees them."""

from __future__ import annotations

import re

from recoupe.ingest.unreadable import Unreadable

#: the largest page that is parsed, in characters; press pages stay under 2 million
MAX_PAGE = 8_000_000
#: a start tag longer than this is an attack or damage: 200,000 attributes hang every parser (quadratic)
MAX_TAG = 64 * 1024
#: more tags than this make a page too deep or too large to be an article
MAX_TAGS = 300_000
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{MAX_TAG},}}")


def check(page: str) -> None:
    """Raise ``Unreadable`` for a page that is too large, or built to hang a parser."""
    if len(page) > MAX_PAGE:
        raise Unreadable(f"a web page of {len(page):,} characters, more than {MAX_PAGE:,}")
    if _LONG_TAG.search(page):
        raise Unreadable(f"a web page with a tag of more than {MAX_TAG:,} characters")
    if page.count("<") > MAX_TAGS:
        raise Unreadable(f"a web page with more than {MAX_TAGS:,} tags")
