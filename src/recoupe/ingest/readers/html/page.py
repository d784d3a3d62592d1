"""Read one saved page (trafilatura finds the body: the best measured on French press pages)."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from recoupe.ingest.boilerplate import Label
from recoupe.ingest.decoding import clean, decode
from recoupe.ingest.outlets import outlet_of
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.html.blocks import Block, blocks
from recoupe.ingest.readers.html.body import article_blocks
from recoupe.ingest.readers.html.guard import MAX_PAGE, check
from recoupe.ingest.readers.html.structured import Structured, structured
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_MARK = re.compile(rb"<(!doctype\s+html|html|head|body|article|div|meta)[\s>]", re.IGNORECASE)


class HtmlPage:
    """One page is one article. Its text begins with the metadata that was found, a line each, labelled."""

    isolated = True

    def accepts(self, head: bytes, name: str) -> bool:
        return bool(_MARK.search(head[:4096].lstrip(b"\xef\xbb\xbf")[:2048]))

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        page, notes = _decoded(data)
        check(page)
        root = _tree(page)
        told = structured(root)
        found = blocks(root)
        flags, head = article_blocks(found, _extracted(page), told.values.get("title"), told.values.get("description"))
        if not any(flags):
            raise Unreadable("a web page without an article in it")
        text, labels = _assembled(told, found, flags)
        title = found[head].text if head is not None else told.values.get("title")
        yield RawArticle(
            name=source.stem,
            uri=source.uri,
            sha256=hashlib.sha256(data).hexdigest(),
            text=text,
            title=title,
            outlet=_outlet(told, source.url),
            byline=told.values.get("byline"),
            agency=None,
            published=told.values.get("published"),
            language=None,
            notes=notes,
            labels=labels,
        )


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Strict UTF-8 before the declared charset: pages lie about it more often than UTF-8 comes about by chance."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                name = codecs.lookup(declared[1].decode("ascii")).name
                if name not in {"utf-8", "utf-7"}:
                    return clean(data.decode("cp1252" if name == "iso8859-1" else name), limit=MAX_PAGE)[:2]
            except (LookupError, UnicodeDecodeError):
                pass
    found = decode(data)
    cleaned = clean(found.text, found.notes, limit=MAX_PAGE)
    return cleaned.text, cleaned.notes


def _tree(page: str) -> Any:
    from lxml import etree, html

    try:
        root = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", page), parser=html.HTMLParser(huge_tree=False)
        )
    except (etree.ParserError, ValueError):
        raise Unreadable("an empty web page") from None
    return root


def _extracted(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True) or ""


def _assembled(told: Structured, found: Sequence[Block], flags: Sequence[bool]) -> tuple[str, tuple[Label, ...]]:
    """The stored text: metadata lines, then every visible block; all but the article is labelled."""
    pieces: list[str] = []
    labels: list[Label] = []
    at = 0

    def put(text: str, rule: str | None, gap: str) -> None:
        nonlocal at
        if rule:
            labels.append(Label((at, at + len(text)), rule))
        pieces.append(text + gap)
        at += len(text) + len(gap)

    for field in ("published", "byline", "outlet", "url"):
        if field in told.values:
            put(f"{field} ({told.origin[field]}): {told.values[field]}", "page-metadata", "\n")
    if pieces:
        put("", None, "\n")
    for block, flag in zip(found, flags, strict=True):
        put(block.text, None if flag else "page", "\n\n")
    return "".join(pieces).rstrip("\n"), tuple(labels)


def _outlet(told: Structured, url: str | None) -> str | None:
    return outlet_of(url or told.values.get("url")) or told.values.get("outlet")
