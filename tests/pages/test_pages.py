"""Extraction and metadata of the made press pages; floors are those of ``tests/quality_floors.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.pages.pages import Page, pages
from tests.pages.score import score

from recoupe.ingest.inputs import collect
from recoupe.records import Document

FLOORS = tomllib.loads((Path(__file__).parent.parent / "quality_floors.toml").read_text())["pages"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Page, Document]]:
    folder = tmp_path_factory.mktemp("pages")
    made = pages()
    for page in made:
        (folder / f"{page.name}.html").write_bytes(page.html)
    documents, rejected = collect([folder])
    assert rejected == []
    by_name = {d.name: d for d in documents}
    return [(page, by_name[page.name]) for page in made]


def test_there_are_enough_pages(read: list[tuple[Page, Document]]) -> None:
    assert len(read) >= 40


@pytest.mark.parametrize("task", ["segment_f1", "published", "agency", "title", "body_words_kept"])
def test_floor(read: list[tuple[Page, Document]], task: str) -> None:
    assert score(read)[task] >= FLOORS[task], score(read)


def test_metadata_evidence(read: list[tuple[Page, Document]]) -> None:
    for page, document in read:
        for field, (start, end) in document.metadata.items():
            assert 0 <= start < end <= len(document.text), (page.name, field)
        if document.agency and "agency" in document.metadata:
            assert document.text[slice(*document.metadata["agency"])] == document.agency
