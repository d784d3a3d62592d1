"""Options and fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shared", default="../shared", help="folder with the press gold; tests on it skip if absent")


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
