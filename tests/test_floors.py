"""No figure on the gold lies below its floor: the project's own gold always, the press gold where it is there."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_no_figure_is_below_its_floor(request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    command = [
        sys.executable,
        str(root / "scripts" / "score.py"),
        "--shared",
        str(request.config.getoption("--shared")),
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "phrases-statements" in done.stdout
