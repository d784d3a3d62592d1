"""Plain typography for matching: one code point for one code point, so that offsets stay those of the stored text."""

from __future__ import annotations

_PLAIN = str.maketrans("’ʼ´‘\u00a0\u202f\u2009\t", "''''    ")


def plain(text: str) -> str:
    """Curly apostrophes made straight, narrow and fixed spaces made ordinary; ``len`` is unchanged."""
    return text.translate(_PLAIN)
