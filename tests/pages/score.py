"""Figures on the made pages."""

from __future__ import annotations

from collections.abc import Iterable

from tests.pages.pages import Page

from recoupe.records import Document


def score(read: Iterable[tuple[Page, Document]]) -> dict[str, float]:
    """Segment F1 (a wanted segment left whole and unlabelled; an unwanted one not), and shares of right metadata."""
    right = missed = spurious = dates = agencies = titles = kept = words = n = 0
    for page, document in read:
        n += 1
        body = unlabelled(document)
        found = sum(segment in body for segment in page.wanted)
        right, missed = right + found, missed + len(page.wanted) - found
        spurious += sum(segment in body for segment in page.unwanted)
        dates += (document.published or "")[:10] == page.published
        agencies += document.agency == page.agency
        titles += document.title == page.title
        for segment in page.wanted:
            words += len(segment.split())
            kept += sum(word in body for word in segment.split())
    return {
        "segment_f1": round(2 * right / (2 * right + missed + spurious), 3),
        "published": round(dates / n, 3),
        "agency": round(agencies / n, 3),
        "title": round(titles / n, 3),
        "body_words_kept": round(kept / words, 4),
    }


def unlabelled(document: Document) -> str:
    """The article's text without what is labelled."""
    text, at, parts = document.text, 0, []
    for start, end in document.boilerplate:
        parts.append(text[at:start])
        at = end
    return "\n".join([*parts, text[at:]])
