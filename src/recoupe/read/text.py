"""The view of a document that the parser gets: same length, same offsets, but no boilerplate and plain typography."""

from __future__ import annotations

from recoupe.records import Document, Span

#: one code point for one code point, so that offsets stay those of the stored text
TYPOGRAPHY = str.maketrans("’ʼ´‘\u00a0\u202f\u2009\t", "''''    ")


def parse_text(document: Document) -> str:
    """``document.text`` with boilerplate blanked out and typography made plain; ``len`` is unchanged."""
    text = document.text.translate(TYPOGRAPHY)
    for start, end in document.boilerplate:
        text = text[:start] + _blank(text[start:end]) + text[end:]
    return text


def _blank(piece: str) -> str:
    """Spaces of the same length; the line breaks stay, and a labelled run is always a break of its own."""
    if len(piece) < 3:
        return "\n" * len(piece)
    return "\n" + "".join(c if c == "\n" else " " for c in piece[1:-1]) + "\n"


def inside(span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether ``span`` touches one of ``spans``."""
    return any(span[0] < end and start < span[1] for start, end in spans)
