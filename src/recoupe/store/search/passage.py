"""The sentence around a span, as it stands in the article."""

from __future__ import annotations

import re

from recoupe.records import Span

#: code points of a passage at most: a text without any full stop is cut here, and the cut is shown
LONGEST = 420
#: a full stop after an initial or a title ("M. Kowal", "J. Dupont") ends no sentence
_END = re.compile(r"(?<!\b[A-ZÀ-Ý])(?<!\bMM)(?<!\bDr)(?<!\bSt)[.!?…][»\"”)\]']*\s+(?=[\"«“(\[—–-]*\s*[A-ZÀ-ÝŒ0-9])|\n")


def sentence(text: str, span: Span) -> Span:
    """Where the sentence that holds ``span`` begins and ends."""
    first, last = max(span[0] - LONGEST, 0), min(span[1] + LONGEST, len(text))
    start, end = first, last
    for match in _END.finditer(text, first):
        if match.end() <= span[0]:
            start = match.end()
        elif match.start() >= span[1] - 1:
            end = min(match.end(), last)
            break
        elif match.start() > last:
            break
    while start < span[0] and text[start].isspace():
        start += 1
    while end > span[1] and text[end - 1].isspace():
        end -= 1
    return start, end
