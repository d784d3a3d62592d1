"""PDF with a text layer, columns in reading order (pypdfium2: fast, permissive, no other PDF library is as both)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from recoupe.ingest.decoding import clean
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.columns import Word, reading_order
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

#: fewer letters a page than this, and the PDF is taken for a scan
SCANNED = 25


class Pdf:
    """One file is one article."""

    isolated = True

    def accepts(self, head: bytes, name: str) -> bool:
        return b"%PDF-" in head[:1024]

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        pages = list(_pages(data))
        text = "\n\n".join(pages)
        if sum(c.isalpha() for c in text) < SCANNED * max(1, len(pages)):
            raise Unreadable("a scanned PDF without a text layer: run OCR on it first (ocrmypdf does)")
        decoded = clean(text)
        digest = hashlib.sha256(data).hexdigest()
        yield RawArticle(name=source.stem, uri=source.uri, sha256=digest, text=decoded.text, notes=decoded.notes)


def _pages(data: bytes) -> Iterator[str]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = "password" if "password" in str(error).casefold() else None
        raise Unreadable("a PDF that asks for a password" if what else "a damaged PDF") from None
    for page in document:
        textpage = page.get_textpage()
        yield reading_order(list(_words(textpage)), page.get_width())


def _words(textpage: Any) -> Iterator[Word]:
    """The rectangles of text of a page; PDF's y axis points up."""
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        text = textpage.get_text_bounded(left, bottom, right, top).strip()
        if text:
            yield Word(left, top, right, bottom, " ".join(text.split()))
