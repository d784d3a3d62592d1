"""Where somebody else speaks: what stands between quotation marks."""

from __future__ import annotations

from recoupe.records import Span

_OPENING = frozenset(" \n('’«")


def quoted_spans(text: str) -> list[Span]:
    """Spans between quotation marks. A paragraph's end, or a further opening mark, drops a quotation left open.

    A straight mark opens after a space and closes after anything else.
    """
    spans, start = [], -1
    for n, c in enumerate(text):
        if c in "«“" or (c == '"' and (n == 0 or text[n - 1] in _OPENING) and text[n + 1 : n + 2].strip()):
            start = n
        elif start >= 0 and c in '»”"':
            spans.append((start, n + 1))
            start = -1
        elif c == "\n":
            start = -1
    return spans
