from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench_linking import b_cubed, find_conflicts
from press_gold import read_gold

from recoupe.records import Dossier
from recoupe.resolve import resolve


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "gold" / "articles"


@pytest.fixture(scope="module")
def dossier(folder: Path) -> Dossier:
    return resolve(read_gold(folder))


def test_clusters(folder: Path, dossier: Dossier) -> None:
    clusters = json.loads((folder / "clusters.json").read_text(encoding="utf-8"))
    gold = {":".join(m): c["cluster"] for c in clusters for m in c["members"]}
    mine = {m: e.id for e in dossier.events for m in e.mentions}
    whole = sum(len({mine[":".join(m)] for m in c["members"]}) == 1 for c in clusters)
    assert b_cubed(gold, mine)[2] >= 0.95
    assert whole >= 26


def test_copies(folder: Path, dossier: Dossier) -> None:
    groups = json.loads((folder / "syndication.json").read_text(encoding="utf-8"))
    said: dict[str, list[str]] = {}
    for document in dossier.documents:
        if document.copy_group:
            said.setdefault(document.copy_group, []).append(document.id)
    assert sorted(map(sorted, said.values())) == sorted(map(sorted, groups))


def test_conflicts(folder: Path, dossier: Dossier) -> None:
    found, missed, false = find_conflicts(folder, dossier)
    assert found
    assert not missed
    assert len(false) <= 3
