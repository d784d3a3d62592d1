"""Damaged and hostile files: no crash, no hang, every damage told, the good records around it read."""

from __future__ import annotations

import gzip
import io
import resource
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from tests.ingest import made_files as made

from recoupe.ingest.inputs import collect

GOOD = made.ARTICLE.encode()
#: seconds a single file may take
LIMIT = 15
_ATTRIBUTES = " ".join(f"a{n}=1" for n in range(200_000)).encode()
_BILLION = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha ha ha ha ha">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (n + 1, *[n] * 9) for n in range(97, 110)
)
_XXE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def link_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE), ("dev.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(GOOD)
        archive.addfile(info, io.BytesIO(GOOD))
    return out.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(made.zip_bytes({"a.txt": GOOD}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    data = made.zip_bytes({"a.txt": GOOD})
    for _ in range(depth):
        data = made.zip_bytes({"inner.zip": data})
    return data


def lying_zip() -> bytes:
    """A bomb whose headers say that it is small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * (80 * 1024 * 1024))
        archive.writestr("good.txt", GOOD)
    return out.getvalue()


def broken_warc(kind: str) -> bytes:
    records = [made.warc_bytes(1) for _ in range(4)]
    if kind == "flipped":
        records[1] = records[1][:60] + bytes(255 - b for b in records[1][60:90]) + records[1][90:]
    if kind == "cut":
        records[1] = records[1][:120]
    if kind == "garbage":
        records.insert(2, b"\x00garbage\xff" * 30)
    if kind == "last":
        records[3] = records[3][:200]
    return b"".join(records)


def gzip_encoded_warc() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for body in (gzip.compress(b" " * (300 * 1024 * 1024), 9), gzip.compress(made.PAGE.encode())):
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record("http://x.example/", "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


#: name: (bytes, articles that must be read in spite of the damage)
HOSTILE: dict[str, tuple[bytes, int]] = {
    "attributes.html": (b"<html><body " + _ATTRIBUTES + b"><p>" + GOOD + b"</p></body></html>", 0),
    "nested.html": (b"<html><body>" + b"<div>" * 100_000 + GOOD + b"</div>" * 100_000, 0),
    "nested-inline.html": (b"<html><body><p>" + b"<b>" * 50_000 + GOOD, 0),
    "unclosed.html": (b"<html><body><article><h1>Paix</h1><p>" + GOOD + b"<p>" + GOOD, 1),
    "tags.html": (b"<html><body>" + b"<i></i>" * 400_000, 0),
    "dates.html": (b"<html><body>" + b"<span>12/03/2021</span> " * 60_000, 0),
    "empty.html": (b"<html></html>", 0),
    "script.html": (made.PAGE.replace("</h1>", "</h1><script>alert(1)</script>").encode(), 1),
    "comment.html": (b"<html><body><!-- " + b"- " * 500_000 + b"--><p>x</p>", 1),
    "cdata.html": (b"<html><![CDATA[" + b"]" * 500_000, 0),
    "lying-charset.html": (made.PAGE.replace("utf-8", "utf-7").encode(), 1),
    "unknown-charset.html": (made.PAGE.replace("utf-8", "klingon").encode(), 1),
    "latin1-charset.html": (made.PAGE.replace("utf-8", "iso-8859-1").encode("latin-1", "xmlcharrefreplace"), 1),
    "utf16.html": (made.PAGE.encode("utf-16"), 1),
    "entities.html": (made.PAGE.replace("mardi", "&#x1F600;&bogus;&#99999999;").encode(), 1),
    "nul.html": (made.PAGE.replace("mardi", "mar\0di").encode(), 1),
    "billion.xml": (_BILLION + b"]><rss><channel><item><title>&m;</title></item></channel></rss>", 1),
    "xxe.xml": (
        _XXE + b"<rss><channel><item><title>&x;</title><description>" + GOOD + b"</description></item></channel></rss>",
        1,
    ),
    "broken.xml": (made.feed_bytes()[:-60], 1),
    "empty-feed.xml": (b"<rss><channel></channel></rss>", 0),
    "path-feed.xml": (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", 0),
    "bomb.zip": (lying_zip(), 1),
    "slip.zip": (made.zip_bytes({"../../../tmp/evil.txt": GOOD, "/abs.txt": GOOD, "C:\\x\\y.txt": GOOD}), 3),
    "newline.zip": (made.zip_bytes({"a\nb\x1b[31m.txt": GOOD}), 1),
    "cut.zip": (made.zip_bytes({"a.txt": GOOD * 50})[:200], 0),
    "nested3.zip": (nested_zip(2), 1),
    "nested9.zip": (nested_zip(9), 0),
    "encrypted.zip": (encrypted_zip(), 0),
    "empty.zip": (made.zip_bytes({}), 0),
    "many.zip": (made.zip_bytes({f"{n}.txt": b"" for n in range(2000)} | {"good.txt": GOOD}), 1),
    "docx.docx": (made.zip_bytes({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), 0),
    "links.tar": (link_tar(), 1),
    "cut.tar.gz": (made.tar_bytes({"a.txt": GOOD, "b.txt": bytes(range(256)) * 4000})[:1500], 1),
    "not.tar": (b"abc" * 300, 0),
    "bomb.gz": (gzip.compress(b"b" * (70 * 1024 * 1024)), 0),
    "cut.gz": (made.gzip_bytes()[:40], 0),
    "double.gz": (gzip.compress(made.gzip_bytes()), 1),
    "deep.gz": (gzip.compress(gzip.compress(gzip.compress(gzip.compress(GOOD)))), 0),
    "flipped.warc.gz": (broken_warc("flipped"), 3),
    "cut.warc.gz": (broken_warc("cut"), 3),
    "garbage.warc.gz": (broken_warc("garbage"), 4),
    "last.warc.gz": (broken_warc("last"), 3),
    "bomb.warc.gz": (gzip_encoded_warc(), 1),
    "empty.warc": (b"WARC/1.0\r\n\r\n", 0),
    "header.warc": (b"WARC/1.0\r\nX: " + b"y" * 5_000_000, 0),
    "random.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 2000, 0),
    "cut.pdf": (made.pdf_bytes([[(50, 700, "Bonjour")]])[:300], 0),
    "scan.pdf": (made.pdf_bytes([[], []]), 0),
    "deep.json": (b"[" * 100_000, 0),
    "deep-object.jsonl": (b'{"a":' * 50_000 + b"\n" + made.jsonl_bytes(), 2),
    "number.jsonl": (b'{"id": 1e999, "text": 12}\n{"text": NaN}\n' + made.jsonl_bytes(), 3),
    "types.jsonl": (b'{"text": {"a": 1}}\n{"text": ["x"]}\n"y"\n3\n' + made.jsonl_bytes(), 3),
    "surrogate.jsonl": (b'{"id": "s", "text": "Le pr\\ud800fet parle et le maire ecoute sans un mot."}', 1),
    "formula.csv": (b'id,text\n=cmd|\' /C calc\'!A0,"=HYPERLINK(""http://x"")"\n', 1),
    "address.csv": (b"id,text\nu,http://127.0.0.1:1/secret\n", 1),
    "quotes.csv": (b'id,text\na,"unclosed ' + GOOD, 0),
    "wide.csv": (b"id,text\n" + b"a,b,c,d,e\n" + b"g," + GOOD.replace(b",", b"") + b"\n", 1),
    "huge-cell.csv": (b"id,text\na," + b"x" * 3_000_000 + b"\nb," + GOOD.replace(b",", b""), 1),
    "header.eml": (b"From: a\nSubject: " + b"=?utf-8?q?" * 5000 + b"\nDate: never\n\n" + GOOD, 1),
    "parts.eml": (b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 20_000, 0),
    "charset.eml": (b"From: a\nSubject: b\nContent-Type: text/plain; charset=klingon\n\n" + GOOD, 1),
    "magic.parquet": (b"PAR1" + bytes(1000), 0),
    "cut.parquet": (made.parquet_bytes()[:300], 0),
    "elf": (b"\x7fELF" + bytes(500), 0),
    "noise.bin": (bytes((n * 7919) % 256 for n in range(20_000)), 0),
    "bidi.txt": ("\u202e".join(made.ARTICLE).encode(), 1),
    "spaces.txt": (b" \t\n" * 100_000, 0),
    "one-line.txt": (b"mot " * 5_000_000, 0),
    "long-word.txt": (GOOD + b" " + b"x" * 300_000, 1),
    "stamps.txt": (b"12/03/2021 10:00\n" * 20_000, 0),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile(tmp_path: Path, name: str) -> None:
    data, good = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    start = time.monotonic()
    documents, rejected = collect([tmp_path])
    assert time.monotonic() - start < LIMIT
    assert len(documents) == good, [r.reason for r in rejected]
    assert documents or rejected
    for reject in rejected:
        assert "\n" not in reject.reason
        assert reject.uri.isprintable()
    assert all("root:" not in d.text for d in documents)


def test_the_set_is_large_enough_and_memory_stayed_bounded() -> None:
    assert len(HOSTILE) >= 60
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert max(own, children) < 1500  # MiB
