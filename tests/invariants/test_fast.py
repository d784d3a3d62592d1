"""The fast mode is another reader: what it reads is stored under its name, and never mixed with full readings."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from recoupe.read.options import FULL, ReadOptions
from recoupe.show.cli import cli
from recoupe.store import open_dossier
from recoupe.store.build import build
from recoupe.store.readings import reader_fingerprint, reader_name

FAST = ReadOptions(fast=True)
PRESS = {
    "oran.txt": "Le ministre tchadien Idriss Moussa a reçu mardi à N'Djamena une délégation soudanaise.",
    "quito.txt": "Le gouvernement équatorien a condamné l'attaque qui a fait six morts lundi à Quito.",
}


@pytest.fixture
def press(tmp_path: Path) -> list[Path]:
    for name, text in PRESS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in PRESS]


def _readers(path: Path) -> set[str]:
    with open_dossier(path) as store:
        return {reader for reader, _ in store.readings().values()}


def test_modes_have_names_of_their_own() -> None:
    assert reader_name(FULL) == reader_fingerprint() != reader_name(FAST)


def test_a_fast_build_finds_the_events_and_says_how_it_read(press: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "fast.recoupe"
    assert build(press, path, workers=1, options=FAST).events == 2
    assert _readers(path) == {reader_name(FAST)}


def test_a_dossier_is_read_in_one_mode(press: list[Path], tmp_path: Path) -> None:
    path, whole = tmp_path / "mixed.recoupe", tmp_path / "whole.recoupe"
    build(press[:1], path, workers=1, options=FAST)
    report = build(press[1:], path, workers=1)
    assert (report.new, report.documents) == (1, 2)
    assert _readers(path) == {reader_name(FULL)}
    build(press, whole, workers=1)
    with open_dossier(path) as one, open_dossier(whole) as two:
        assert one.readings() == two.readings()


def test_the_environment_asks_for_it(press: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_FAST", "1")
    path = tmp_path / "asked.recoupe"
    done = CliRunner().invoke(cli, ["build", *map(str, press), "-o", str(path), "--workers", "1"])
    assert done.exit_code == 0
    assert _readers(path) == {reader_name(FAST)}
