"""Every reader on a real file of its format, found by content, and all of them in one folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ingest import made_files as made

from recoupe.ingest.inputs import collect
from recoupe.records import Document


def read(tmp_path: Path, name: str, data: bytes) -> list[Document]:
    (tmp_path / name).write_bytes(data)
    documents, rejected = collect([tmp_path / name])
    assert rejected == []
    return sorted(documents, key=lambda d: d.uri)


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("a.txt", made.ARTICLE.encode(), ["a"]),
        ("a.md", b"# Titre\n\n" + made.ARTICLE.encode(), ["a"]),
        ("a.csv", made.csv_bytes(), ["c1", "c2"]),
        ("a.tsv", made.csv_bytes("\t"), ["c1", "c2"]),
        ("semicolons.csv", made.csv_bytes(";"), ["c1", "c2"]),
        ("a.jsonl", made.jsonl_bytes(), ["j1", "j2"]),
        ("list.json", b"[" + made.jsonl_bytes().replace(b"\n", b",") + b"]", ["j1", "j2"]),
        ("a.html", made.PAGE.encode(), ["a"]),
        ("a.eml", bytes(made.message()), ["1@phare.example"]),
        ("a.rss", made.feed_bytes(), ["https://phare.example/1"]),
        ("a.atom", made.atom_bytes(), ["tag:1"]),
        ("a.txt.gz", made.gzip_bytes(), ["a"]),
        ("a.zip", made.zip_bytes({"x/b.txt": made.ARTICLE.encode(), "c.html": made.PAGE.encode()}), ["c", "b"]),
        ("a.tar.gz", made.tar_bytes({"b.txt": made.ARTICLE.encode()}), ["b"]),
        ("a.tar", made.tar_bytes({"b.csv": made.csv_bytes()}, "w:"), ["c1", "c2"]),
        ("a.parquet", made.parquet_bytes(), ["q1", "q2"]),
        ("a.warc.gz", made.warc_bytes(), ["www.lemonde.fr-0", "www.lemonde.fr-1", "www.lemonde.fr-2"]),
        ("a.warc", made.warc_bytes(2, compressed=False), ["www.lemonde.fr-0", "www.lemonde.fr-1"]),
    ],
)
@pytest.mark.parametrize("disguised", [False, True])
def test_format(tmp_path: Path, name: str, data: bytes, names: list[str], disguised: bool) -> None:
    documents = read(tmp_path, "a.bin" if disguised else name, data)
    if not disguised:
        assert [d.name for d in documents] == names
    assert len(documents) == len(names)
    assert all("quarantaine de groupes rebelles" in d.text for d in documents)


def test_mbox(tmp_path: Path) -> None:
    documents = read(tmp_path, "box", made.mbox_bytes(str(tmp_path)))
    assert [d.name for d in documents] == ["1@phare.example", "2@phare.example"]
    assert documents[0].published == "2022-08-08T18:00"
    assert documents[0].outlet == "Le Phare"


def test_warc_page_has_its_outlet_from_the_address(tmp_path: Path) -> None:
    assert {d.outlet for d in read(tmp_path, "a.warc.gz", made.warc_bytes())} == {"Le Monde"}


def test_pdf_columns_in_reading_order(tmp_path: Path) -> None:
    left = [f"Premier passage numéro {n} de la colonne" for n in range(12)]
    right = [f"Second passage numéro {n} de la colonne" for n in range(12)]
    page = [(60.0, 780.0, "Un titre qui court sur toute la largeur de la page de ce journal")]
    page += [(50.0, 740.0 - 12 * n, text) for n, text in enumerate(left)]
    page += [(310.0, 740.0 - 12 * n, text) for n, text in enumerate(right)]
    text = " ".join(read(tmp_path, "a.pdf", made.pdf_bytes([page]))[0].text.split())
    order = ["Un titre", *left, *right]
    assert [text.index(piece) for piece in order] == sorted(text.index(piece) for piece in order)


def test_scanned_pdf_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made.pdf_bytes([[]]))
    _, rejected = collect([tmp_path])
    assert "scanned PDF" in rejected[0].reason


def test_a_folder_of_everything_is_accounted_for(tmp_path: Path) -> None:
    files = {
        "a.txt": made.ARTICLE.encode(), "b.csv": made.csv_bytes(), "c.jsonl": made.jsonl_bytes(), "d.html": made.PAGE.encode(),
        "e.eml": bytes(made.message()), "f.xml": made.feed_bytes(), "g.zip": made.zip_bytes({"h.txt": b"", "i.txt": made.ARTICLE.encode()}),
        "j.warc.gz": made.warc_bytes(2), "k.pdf": made.pdf_bytes([[(50, 700, made.ARTICLE[:80])]]), "l.parquet": made.parquet_bytes(),
        "m.png": b"\x89PNG\r\n", "n.docx": made.zip_bytes({"[Content_Types].xml": b"<x/>"}),
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    documents, rejected = collect([tmp_path])
    assert len(documents) == 1 + 2 + 2 + 1 + 1 + 1 + 1 + 2 + 1 + 2
    assert sorted(Path(r.uri).name for r in rejected) == ["g.zip!h.txt", "m.png", "n.docx"]
