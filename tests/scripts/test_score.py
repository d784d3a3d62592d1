"""The quality gate: a figure that falls fails, a floor never sinks."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def score() -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec = importlib.util.spec_from_file_location("score_script", SCRIPTS / "score.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def test_a_lower_figure_is_named(score: ModuleType) -> None:
    assert score.compare("real", {"who": 0.4}, {"who": 0.4}) == []
    assert score.compare("real", {"who": 0.5}, {"who": 0.4}) == []
    assert score.compare("real", {"who": 0.399}, {"who": 0.4}) == ["real: who fell to 0.399 (floor 0.400)"]
    assert score.compare("real", {}, {"who": 0.4}) == ["real: who has a floor but is not measured"]


def test_floors_only_rise(score: ModuleType) -> None:
    floors = {"real": {"who": 0.4, "when": 0.7}, "pages": {"title": 0.99}}
    measured = {"real": {"who": 0.45, "when": 0.6}, "quotes": {"full": 0.8}}
    raised = score.raised(floors, measured)
    assert raised == {"real": {"who": 0.45, "when": 0.7}, "pages": {"title": 0.99}, "quotes": {"full": 0.8}}
    assert tomllib.loads(score.as_toml(raised)) == raised


def test_the_gate_fails_and_update_raises(
    score: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[made]\nf1 = 0.9\n", encoding="utf-8")
    figures = {"f1": 0.8}
    monkeypatch.setattr(score, "FLOORS", floors)
    monkeypatch.setattr(score, "families", lambda: [("made", lambda: figures)])
    command = ["score.py", "--shared", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", command)
    assert score.main() == 1
    told = capsys.readouterr().out
    assert "made: f1 fell to 0.800 (floor 0.900)" in told
    assert "articles           skipped: no" in told
    figures["f1"] = 0.95
    monkeypatch.setattr(sys, "argv", [*command, "--update"])
    assert score.main() == 0
    assert tomllib.loads(floors.read_text(encoding="utf-8")) == {"made": {"f1": 0.95}}
    monkeypatch.setattr(sys, "argv", [*command, "--only", "mode"])
    assert score.main() == 1
