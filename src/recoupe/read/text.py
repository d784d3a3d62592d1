"""The view of a document that the parser gets: same length, same offsets, but no boilerplate and plain typography."""

from __future__ import annotations

import re

from recoupe.ingest.typography import plain
from recoupe.records import Document, Span

_DASH = re.compile(r"[ ,]*(?:\([^()\n]{1,40}\))? ?[-–—:]")


def parse_text(document: Document) -> str:
    """``document.text`` with boilerplate blanked out and typography made plain; ``len`` is unchanged."""
    whole = plain(document.text)
    pieces: list[str] = []
    at = 0
    for start, end in document.boilerplate:
        pieces += whole[at:start], _blank(whole[start:end])
        at = end
    text = "".join(pieces) + whole[at:]
    return _dateline_apart(text, document.metadata.get("dateline"))


def _dateline_apart(text: str, dateline: Span | None) -> str:
    """A line break for the dash after "ISTANBUL, 23 mai (Reuters) -": the dateline is no part of the first sentence."""
    if dateline is None:
        return text
    dash = _DASH.match(text, dateline[1])
    return text[: dash.end() - 1] + "\n" + text[dash.end() :] if dash else text


def _blank(piece: str) -> str:
    """Spaces of the same length; the line breaks stay, and a labelled run is always a break of its own."""
    if len(piece) < 3:
        return "\n" * len(piece)
    return "\n" + "".join(c if c == "\n" else " " for c in piece[1:-1]) + "\n"
