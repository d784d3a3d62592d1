"""The command line multiplies with one thread, unless the user says otherwise."""

import os

import pytest

from recoupe.show.cli import main


@pytest.fixture(autouse=True)
def _restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "7")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")


def _threads() -> str | None:
    with pytest.raises(SystemExit):
        main(["--version"])
    return os.environ.get("OPENBLAS_NUM_THREADS")


def test_one_thread_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert _threads() == "1"


def test_the_users_own_setting_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    assert _threads() is None
    monkeypatch.delenv("OMP_NUM_THREADS")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    assert _threads() == "2"
