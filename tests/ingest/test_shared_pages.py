"""The press pages of the visible gold: furniture labelled, body untouched, metadata right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.ingest.boilerplate import label
from recoupe.ingest.metadata import harvest


@pytest.fixture
def pages(shared: Path) -> list[tuple[dict[str, object], str]]:
    home = shared / "gold" / "articles"
    gold = [json.loads(p.read_text()) for p in sorted((home / "gold").glob("*.json"))]
    return [(g, (home / "texts" / f"{g['doc_id']}.txt").read_text()) for g in gold]


def test_labels(pages: list[tuple[dict[str, object], str]]) -> None:
    wrong: list[str] = []
    for gold, text in pages:
        said = {i for lab in label(text) for i in range(*lab.span) if not text[i].isspace()}
        true = {i for start, end in gold["boilerplate"] for i in range(start, end) if not text[i].isspace()}  # type: ignore[attr-defined]
        if said != true:
            wrong.append(str(gold["doc_id"]))
    assert wrong == []


def test_metadata(pages: list[tuple[dict[str, object], str]]) -> None:
    for gold, text in pages:
        found = harvest(text, label(text))
        assert (found.agency, found.byline) == (gold["agency"], gold["byline"]), gold["doc_id"]
        if gold["published_span"]:
            assert found.published
            assert found.published[:10] == gold["published"], gold["doc_id"]
        else:
            assert found.published is None, gold["doc_id"]
