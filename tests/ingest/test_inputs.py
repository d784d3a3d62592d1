"""Every input ends as a document or as a reject with its reason."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from recoupe.ingest.inputs import collect

ARTICLE = "Le gouvernement tchadien a signé mardi à Doha un accord de paix avec une quarantaine de groupes rebelles."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.md").write_text("# Titre\n\n" + ARTICLE)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n \n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "long.txt").write_text("mot " * 5_000_000)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"id": "r1", "text": ARTICLE, "published": "2022-08-08", "headline": "Doha"})
        + "\n{broken\n\n"
        + json.dumps({"id": "r2"})
        + "\n[1]\n"
        + json.dumps({"id": 7, "body": ARTICLE, "date": "08/08/2022 à 10:30", "source": 3})
        + "\n"
    )
    return tmp_path


def test_everything_is_accounted_for(folder: Path) -> None:
    documents, rejected = collect([folder])
    assert sorted(d.name for d in documents) == ["7", "a", "a", "b", "r1"]
    reasons = {Path(r.uri).name: r.reason for r in rejected}
    assert sorted(reasons) == [
        "blank.txt", "dangling.txt", "empty.txt", "long.txt", "picture.txt", "rows.jsonl#2", "rows.jsonl#4", "rows.jsonl#5",
    ]  # fmt: skip
    assert "20,000,000 characters" in reasons["long.txt"]
    assert reasons["empty.txt"] == "empty file"
    assert all("\n" not in reason for reason in reasons.values())


def test_the_same_article_twice_is_two_documents(folder: Path) -> None:
    ids = sorted(d.id for d in collect([folder])[0] if d.name == "a")
    assert ids[1] == ids[0] + "-2"


def test_record_fields(folder: Path) -> None:
    by_name = {d.name: d for d in collect([folder])[0]}
    assert (by_name["r1"].published, by_name["r1"].title) == ("2022-08-08", "Doha")
    assert by_name["r1"].published_source == "record"
    assert by_name["7"].published == "2022-08-08T10:30"


def test_order_does_not_matter(folder: Path) -> None:
    paths = [p for p in folder.rglob("*") if p.name != "sub"]
    first = collect(paths)
    random.Random(1).shuffle(paths)
    assert collect(paths) == first


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    documents, _ = collect([folder / "b.md", folder / "b.md"])
    assert len(documents) == 1


def test_missing_path() -> None:
    documents, rejected = collect([Path("/no/such/place")])
    assert documents == []
    assert rejected[0].reason == "no such file or folder"


def test_language(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(
        "The president met the foreign minister on Tuesday and called for an end to fighting."
    )
    (tmp_path / "fr.txt").write_text(ARTICLE)
    assert {d.name: d.language for d in collect([tmp_path])[0]} == {"en": "en", "fr": "fr"}


def test_a_paragraph_in_another_language_is_labelled(tmp_path: Path) -> None:
    notice = "The views expressed in this article are those of its authors and do not reflect those of the newspaper or of its owners."
    (tmp_path / "a.txt").write_text(f"{ARTICLE} {ARTICLE}\n\n{notice}")
    document = collect([tmp_path])[0][0]
    assert document.language == "fr"
    assert [document.text[slice(*span)] for span in document.boilerplate] == [notice]
    assert document.boilerplate_rules == ("other-language",)
