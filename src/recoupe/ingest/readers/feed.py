"""RSS and Atom files (feedparser reads every dialect; it is given bytes in memory, never an address)."""

from __future__ import annotations

import hashlib
import html
import io
import re
import time
from collections.abc import Iterator
from typing import Any

from recoupe.ingest.decoding import clean
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BREAK = re.compile(r"</(p|div|li|h\d|blockquote)>|<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")


class Feed:
    """One entry is one article: its title and whatever text the feed carries."""

    isolated = True

    def accepts(self, head: bytes, name: str) -> bool:
        return bool(_FEED.search(head[:2048]))

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        import feedparser

        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not parsed.entries:
            raise Unreadable("a feed without entries")
        outlet = parsed.feed.get("title")
        for number, entry in enumerate(parsed.entries, 1):
            yield _article(entry, outlet, f"{source.stem}-{number}", f"{source.uri}#{number}")


def _article(entry: Any, outlet: str | None, fallback: str, uri: str) -> RawArticle | Failure:
    title = _plain(entry.get("title") or "").replace("\n", " ").strip()
    bodies = [c.get("value") or "" for c in entry.get("content") or []] or [entry.get("summary") or ""]
    decoded = clean("\n\n".join(t for t in (title, *map(_plain, bodies)) if t))
    if not decoded.text:
        return Failure(uri, "an entry without text")
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return RawArticle(
        name=entry.get("id") or entry.get("link") or fallback,
        uri=uri,
        sha256=hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=decoded.text,
        title=title or None,
        outlet=outlet,
        byline=entry.get("author"),
        published=time.strftime("%Y-%m-%dT%H:%M", moment) if moment else None,
        notes=decoded.notes,
        dropped=decoded.dropped,
    )


def _plain(text: str) -> str:
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n\n", text))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()
