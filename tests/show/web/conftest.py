"""The dossier of the sample, built once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sample_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "sample.recoupe"
    subprocess.run([sys.executable, "-m", "recoupe.show.cli", "demo", "-o", str(path)], check=True, capture_output=True)
    return path
