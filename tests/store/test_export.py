"""Exports: the record files, same records same bytes, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from recoupe.store import DossierError, tables
from recoupe.store.export import cell, export
from recoupe.store.write import in_memory
from small_dossier import at, small_dossier

#: what each record holds at least, in the order of the record reference
FIELDS = {
    "documents": "id name uri sha256 title outlet agency byline dateline published published_source language text "
    "boilerplate copy_group independent_source",
    "dates": "id document span value timex3 type mod anchor rule",
    "actors": "id name aliases kind country sector wikidata roles",
    "actor_mentions": "id document span actor form rule",
    "statements": "id document speaker speaker_span cue cue_span kind content addressee medium date certainty chain "
    "parent",
    "event_mentions": "id document event type mode context source target date place status attributed_to trigger "
    "evidence fields rule confidence",
    "figures": "id document span kind value low high qualifier as_of place source event",
    "positions": "id document holder stance object from to evidence",
    "places": "id name country kind latitude longitude",
    "events": "id type mode context source target date place status mentions documents outlets independent_sources "
    "primary_sources first_reported last_reported conflicts confidence title history",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with in_memory(small_dossier()) as store:
        export(store, tmp_path / "jsonl", "jsonl")
        export(store, tmp_path / "csv", "csv")
    return tmp_path


@pytest.mark.parametrize("table", FIELDS)
def test_every_field_is_there_and_lines_are_sorted(folder: Path, table: str) -> None:
    rows = [json.loads(line) for line in (folder / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()]
    assert rows
    assert all(set(FIELDS[table].split()) <= set(row) for row in rows)
    assert [r["id"] for r in rows] == sorted(r["id"] for r in rows)


def test_spans_are_pairs_and_unknown_is_null(folder: Path) -> None:
    (statement,) = [json.loads(line) for line in (folder / "jsonl" / "statements.jsonl").open(encoding="utf-8")]
    assert statement["cue_span"] == list(at("d1", "a-t-elle dit"))
    assert statement["content"] == [list(at("d1", "Le dialogue est ouvert"))]
    assert statement["date"] is None
    assert statement["translated"] is True


def test_csv_has_the_same_rows(folder: Path) -> None:
    for table in tables.TABLES:
        lines = (folder / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()
        rows = list(csv.DictReader(io.StringIO((folder / "csv" / f"{table}.csv").read_text("utf-8"), newline="")))
        assert len(rows) == len(lines), table
        assert [r["id"] for r in rows] == [json.loads(line)["id"] for line in lines]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (-12.5, "-12.5"), (3, "3"), (True, "true"), ([1, "a"], '[1,"a"]')]
)
def test_other_cells(value: object, text: str) -> None:
    assert cell(value) == text


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with in_memory(small_dossier()) as store, pytest.raises(DossierError) as caught:
        export(store, tmp_path / "file" / "out", "jsonl")
    assert caught.value.code == "no_folder"
