"""What a build or a correction changed, and why; former ids lead to what became of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Command

from recoupe.records import Event
from recoupe.store.build import build
from recoupe.store.revisions import differences

FIRST = "PRAGUE, 3 mars 2021 - La présidente slovaque Iva Dolna a rencontré mardi 2 mars à Prague Petr Kral."
SECOND = "PRAGUE, 3 mars 2021 - Le négociateur Petr Kral a rencontré mardi 2 mars à Prague la présidente Iva Dolna."


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    path = tmp_path / "press.recoupe"
    build([tmp_path / "one.txt"], path, workers=1)
    return path


def _changes(recoupe: Command, *arguments: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(recoupe("changes", *arguments, "--format", "json").out)
    return rows


def test_a_further_article_changes_an_event_and_is_named(recoupe: Command, press: Path, tmp_path: Path) -> None:
    first = _changes(recoupe, press)
    assert {r["change"] for r in first} == {"new"}
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    build([tmp_path / "two.txt"], press, workers=1)
    rows = [r for r in _changes(recoupe, press) if r["change"] == "changed"]
    assert [r["event"] for r in rows] == [r["event"] for r in first if "rencontre" in r["title"]]
    assert "told by two" in rows[0]["told"]
    assert "1 new article: two" in recoupe("changes", press).out.replace("\n", " ")
    assert len(_changes(recoupe, press, "--since", "2000-01-01")) == len(first) + len(_changes(recoupe, press))
    assert _changes(recoupe, press, "--since", "2999-01-01") == []
    build([tmp_path / "two.txt"], press, workers=1)
    assert len(_changes(recoupe, press, "--since", "2000-01-01")) == len(first) + len(_changes(recoupe, press))
    said = recoupe("changes", press, "--since", "hier")
    assert (said.status, said.err.count("\n")) == (1, 1)


def test_a_correction_is_named_as_the_cause(recoupe: Command, press: Path) -> None:
    event = _changes(recoupe, press)[0]["event"]
    recoupe("events", "edit", press, event, "status=planned", "--author", "Ana", "--why", "agenda")
    (row,) = _changes(recoupe, press)
    assert "reported → planned" in row["told"]
    assert "Ana): agenda" in row["cause"]
    recoupe("undo", press, "--author", "Bo")
    (row,) = _changes(recoupe, press)
    assert "taken back: c" in row["told"]


def _event(ident: str, *mentions: str, **more: Any) -> Event:
    return Event(id=ident, type="CONSULT", mode=None, mentions=mentions, documents=mentions, **more)


def test_differences() -> None:
    before = [_event("e1", "d1", "d2"), _event("e2", "d3"), _event("e3", "d4"), _event("e4", "d5")]
    after = [_event("e1", "d1", date="2021"), _event("e4", "d5", "d3"), _event("e9", "d2", "d9")]
    found = {c.event: (c.change, c.detail) for c in differences(before, after)}
    assert found["e1"] == ("changed", {"lost": ["d2"], "fields": {"date": [None, "2021"]}})
    assert found["e2"][0] == "merged"
    assert found["e2"][1]["into"] == "e4"
    assert found["e3"][0] == "removed"
    assert found["e4"] == ("changed", {"documents": ["d3"]})
    assert found["e9"] == ("new", {"from": ["e1"], "documents": ["d2", "d9"]})
    assert differences(after, after) == []
