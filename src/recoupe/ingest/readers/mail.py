"""Newsletters: EML files, and MBOX files of them."""

from __future__ import annotations

import email
import email.policy
import email.utils
import hashlib
import re
from collections.abc import Iterator

from recoupe.ingest.decoding import clean, decode
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.readers.protocol import Failure, Source
from recoupe.ingest.unreadable import Unreadable

_HEADERS = re.compile(
    rb"^(from|to|subject|date|message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE
)
_SEPARATOR = re.compile(rb"(?:\A|\r?\n)(?=From [^\r\n]{3,200}\d{4}\r?\n)")


class Mail:
    """One message is one article: the plain part, or the text of the HTML part."""

    isolated = False

    def accepts(self, head: bytes, name: str) -> bool:
        lines = head.split(b"\n", 6)[:6]
        return sum(bool(_HEADERS.match(line)) for line in lines) >= 2

    def read(self, data: bytes, source: Source) -> Iterator[RawArticle | Failure]:
        yield _message(data, source.stem, source.uri)


class Mbox:
    """Messages one after the other."""

    def accepts(self, head: bytes, name: str) -> bool:
        return bool(re.match(rb"From \S+ .{10,60}\d{4}\r?\n[\w-]+:", head))

    def members(self, source: Source) -> Iterator[Source | Failure]:
        with source.open() as stream:
            data = stream.read()
        starts = [m.end() for m in _SEPARATOR.finditer(data)]
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
            message = data[start:end].split(b"\n", 1)[-1].replace(b"\n>From ", b"\nFrom ")
            yield Source(name=f"{source.stem}-{number}.eml", uri=f"{source.uri}#{number}", data=message)


def _message(data: bytes, name: str, uri: str) -> RawArticle | Failure:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        body = part.get_payload(decode=True) if part is not None else None
        subject, sender, date = (str(message[h] or "") for h in ("subject", "from", "date"))
    except (ValueError, LookupError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise Unreadable(f"a damaged message ({type(error).__name__})") from None
    if not isinstance(body, bytes) or part is None:
        return Failure(uri, "a message without text")
    text = decode(body).text if part.get_content_type() == "text/plain" else _of_html(body)
    if not text.strip():
        return Failure(uri, "a message without text")
    subject = " ".join(subject.split())
    decoded = clean(f"{subject}\n\n{text}" if subject else text)
    return RawArticle(
        name=" ".join(str(message["message-id"] or name).split()).strip("<>"),
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest(),
        text=decoded.text,
        title=subject or None,
        outlet=email.utils.parseaddr(sender)[0] or None,
        published=_moment(date),
        notes=decoded.notes,
        dropped=decoded.dropped,
    )


def _of_html(body: bytes) -> str:
    from lxml import etree, html

    from recoupe.ingest.readers.html.blocks import blocks
    from recoupe.ingest.readers.html.guard import check

    page = decode(body).text
    check(page)
    try:
        return "\n\n".join(b.text for b in blocks(html.document_fromstring(page)))
    except (etree.ParserError, ValueError):
        return ""


def _moment(date: str) -> str | None:
    """The Date header in its own time zone, to the minute."""
    try:
        return email.utils.parsedate_to_datetime(date).strftime("%Y-%m-%dT%H:%M")
    except (ValueError, TypeError):
        return None
