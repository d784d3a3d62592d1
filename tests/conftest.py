"""Options and fixtures shared by all tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shared", default="../shared", help="folder with the press gold; tests on it skip if absent")
    parser.addoption("--chromium", default="/usr/bin/chromium", help="the browser of tests/browser")
    parser.addoption("--no-browser", action="store_true", help="skip tests/browser where there is no Chromium")


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder named by ``--shared``; skips where it does not exist."""
    folder = (request.config.rootpath / request.config.getoption("--shared")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no press gold at {folder} (see --shared)")
    return folder


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The French pipeline, loaded once."""
    from recoupe.read.pipeline import french

    return french()


@pytest.fixture(scope="session")
def sample_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the sample, built once."""
    path = tmp_path_factory.mktemp("sample") / "sample.recoupe"
    subprocess.run([sys.executable, "-m", "recoupe.show.cli", "demo", "-o", str(path)], check=True, capture_output=True)
    return path
