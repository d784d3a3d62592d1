"""A dossier file to look at, and the command line to look with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import Command, Said
from polish_press import ARTICLES

from recoupe.show.cli import main
from recoupe.store.build import build
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier file."""
    path = tmp_path / "small.recoupe"
    with writing(path) as store:
        put(store, small_dossier())
    return path


@pytest.fixture
def recoupe(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command line in this process."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("RECOUPE_DEBUG", raising=False)

    def run(*arguments: object) -> Said:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        out, err = capfdbinary.readouterr()
        return Said(int(left.value.code or 0), out.decode(), err.decode())

    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("press")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "press.recoupe"
    build([folder / f"{name}.txt" for name in ARTICLES], path, workers=1)
    return path


@pytest.fixture
def press(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "press.recoupe"))
