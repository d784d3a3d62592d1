"""What only one origin says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from command_line import Command

from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier


@pytest.fixture
def two_origins(path: Path) -> Path:
    """The meeting of the small dossier told by two origins, the other events by one."""
    dossier, replace = small_dossier(), msgspec.structs.replace
    origins = {"change": "origins", "origins": [["d1:e1", "d2:e1"], ["d3:e1"]], "sources": ["a3"]}
    events = [replace(e, independent_sources=1) for e in dossier.events]
    events[0] = replace(events[0], independent_sources=2, history=(origins,))
    path.unlink()
    with writing(path) as store:
        put(store, replace(dossier, events=tuple(events)))
    return path


def _rows(recoupe: Command, *arguments: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(recoupe("silence", *arguments, "--format", "json").out)
    return rows


def test_events_of_one_origin_and_parts_told_by_one(recoupe: Command, two_origins: Path) -> None:
    rows = _rows(recoupe, two_origins)
    assert [(r["event"], r["part"]) for r in rows] == [("e3", "event"), ("e2", "event"), ("e1", "place")]
    place = rows[2]
    assert (place["value"], place["words"], place["silent"]) == ("Lima", "Lima", 1)
    out = recoupe("silence", two_origins).out
    assert "2 events of 3 from one origin only; 1 parts" in out


def test_what_others_contradict_is_no_silence(recoupe: Command, two_origins: Path) -> None:
    assert not [r for r in _rows(recoupe, two_origins) if r["part"] == "date"]


def test_it_takes_the_options_of_listings(recoupe: Command, two_origins: Path) -> None:
    assert [r["event"] for r in _rows(recoupe, two_origins, "--type", "REJECT")] == ["e2"]
    assert [r["part"] for r in _rows(recoupe, two_origins, "--place", "Lima")] == ["place"]
    assert recoupe("silence", two_origins, "--lang", "fr").out.count("l'événement") == 2
