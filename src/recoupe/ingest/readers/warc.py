"""WARC files (fastwarc: the fastest reader, bounded), resynchronised after damage."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

#: the largest record that is read, in bytes
MAX_RECORD = 16 * 1024 * 1024
#: the largest WARC file, in bytes: it is held in memory to find the next record after damage
MAX_FILE = 1536 * 1024 * 1024
_NEXT = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|WARC/1\.[01]\r\n")
_HTML = ("text/html", "application/xhtml")


class Warc:
    """Responses that hold a web page; other records are passed over, damaged ones reported."""

    def accepts(self, head: bytes, name: str) -> bool:
        return head.startswith(b"WARC/1.") or name.endswith((".warc", ".warc.gz"))

    def members(self, source: Source) -> Iterator[Source | Failure]:
        data = source.open().read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise Unreadable(f"a WARC file of more than {MAX_FILE // 2**20} MB: split it")
        at = count = 0
        while at < len(data):
            reached = at
            try:
                for record in _records(data[at:] if at else data):
                    reached = at + max(record.stream_pos, 0)
                    count += 1
                    yield from _page(record, source, count)
                return
            except (OSError, ValueError, zlib.error, EOFError) as error:
                yield Failure(f"{source.uri}#{count + 1}", f"a damaged WARC record ({str(error).strip()[:100]})")
            following = _NEXT.search(data, reached + 1)
            if following is None:
                return
            at = following.start()


def _records(data: bytes) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    yield from ArchiveIterator(
        io.BytesIO(data),
        record_types=WarcRecordType.response,
        parse_http=True,
        auto_decode="none",
        max_content_length=MAX_RECORD,
    )


def _page(record: Any, source: Source, number: int) -> Iterator[Source | Failure]:
    url = record.headers.get("WARC-Target-URI") or ""
    uri = f"{source.uri}#{number}"
    kind = (record.http_content_type or "").casefold()
    if kind and not kind.startswith(_HTML):
        return
    promised = int(record.headers.get("Content-Length") or 0)
    body = record.reader.read(MAX_RECORD)
    if b"\r\n\r\nWARC/1." in body:
        yield Failure(uri, "a WARC record whose stated length swallows the records after it")
        return
    if not body and promised > 1000:
        yield Failure(uri, "a WARC record cut off before its content")
        return
    try:
        body = _decoded(body, (record.http_headers.get("Content-Encoding") or "") if record.http_headers else "")
    except zlib.error:
        yield Failure(uri, "a WARC record whose compressed content is damaged")
        return
    name = re.sub(r"[^\w.-]+", "-", url.split("://", 1)[-1]).strip("-")[:120] or f"{source.stem}-{number}"
    yield Source(name=name + ".html", uri=uri, data=body, url=url)


def _decoded(body: bytes, encoding: str) -> bytes:
    """Undo gzip or deflate, at most ``MAX_RECORD`` bytes of it."""
    for name in reversed([e.strip().casefold() for e in encoding.split(",") if e.strip()][:2]):
        if name in ("gzip", "x-gzip", "deflate"):
            decoder = zlib.decompressobj(
                zlib.MAX_WBITS | 32 if name != "deflate" or body[:1] == b"\x78" else -zlib.MAX_WBITS
            )
            body = decoder.decompress(body, MAX_RECORD)
    return body
