"""Small real files of every format, made by the format's own tools."""

from __future__ import annotations

import csv
import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage

ARTICLE = (
    "Le gouvernement tchadien a signé mardi à Doha un accord de paix avec une quarantaine de groupes rebelles, a annoncé "
    "le ministère qatari des Affaires étrangères dans un communiqué."
)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Paix à Doha</title>
<meta property="article:published_time" content="2022-08-08T10:00:00+03:00"></head><body><nav><a>Accueil</a></nav>
<article><h1>Paix à Doha</h1><p>{ARTICLE}</p><p>{ARTICLE.replace("mardi", "lundi")}</p></article></body></html>"""


def csv_bytes(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows(
        [["id", "date", "text"], ["c1", "2022-08-08", ARTICLE], ["c2", "2022-08-09", f"{ARTICLE}\n« Fin »"]]
    )
    return out.getvalue().encode()


def jsonl_bytes() -> bytes:
    rows = [{"id": f"j{n}", "published": "2022-08-08", "text": ARTICLE} for n in (1, 2)]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Le Phare <lettre@phare.example>", "moi@x.example", "Lettre du soir"
    made["Date"], made["Message-ID"] = "Mon, 08 Aug 2022 18:00:00 +0200", "<1@phare.example>"
    made.set_content(ARTICLE)
    made.add_alternative(PAGE, subtype="html")
    return made


def mbox_bytes(folder: str) -> bytes:
    box = mailbox.mbox(f"{folder}/made.mbox")
    box.add(message())
    second = message()
    second.replace_header("Message-ID", "<2@phare.example>")
    box.add(second)
    box.close()
    with open(f"{folder}/made.mbox", "rb") as stream:  # noqa: PTH123
        return stream.read()


def feed_bytes() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Le Phare</title><item><title>Paix à Doha</title>
<link>https://phare.example/1</link><pubDate>Mon, 08 Aug 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;{ARTICLE}&lt;/p&gt;</description>
</item></channel></rss>""".encode()


def atom_bytes() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Le Phare</title><entry><id>tag:1</id>
<title>Paix à Doha</title><published>2022-08-08T10:00:00Z</published><content type="html">&lt;p&gt;{ARTICLE}&lt;/p&gt;</content></entry></feed>""".encode()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tar_bytes(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gzip_bytes(data: bytes = ARTICLE.encode()) -> bytes:
    return gzip.compress(data)


def parquet_bytes() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"id": ["q1", "q2"], "text": [ARTICLE, ARTICLE], "published": ["2022-08-08", None]}), out)
    return out.getvalue()


def warc_bytes(count: int = 3, compressed: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for n in range(count):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://www.lemonde.fr/{n}", "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


def pdf_bytes(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """A PDF of pages; a page is a list of (x, y, text) in points, drawn in Helvetica 10."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        parts = []
        for x, y, text in page:
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            parts.append(f"BT /F1 10 Tf {x} {y} Td ({escaped}) Tj ET")
        stream = "\n".join(parts).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()
