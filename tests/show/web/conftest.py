"""The sample in the browser, and a desk at which decisions are taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.records import Dossier
from recoupe.show.web.app import make_app
from recoupe.store import open_dossier


@pytest.fixture(scope="module")
def client(sample_dossier: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_dossier), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def told(sample_dossier: Path) -> Dossier:
    with open_dossier(sample_dossier) as store:
        return store.dossier()


@pytest.fixture
def desk(press: Path) -> Iterator[TestClient]:
    with TestClient(make_app(press, analyst="Ana"), base_url="http://localhost", follow_redirects=False) as client:
        yield client
