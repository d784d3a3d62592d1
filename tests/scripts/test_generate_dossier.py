"""The generated dossier is sound, as large as asked for, and the same each time."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from recoupe.store.checks import problems
from recoupe.store.search import search_everything
from recoupe.store.write import in_memory

SCRIPT = Path(__file__).parents[2] / "scripts/generate_dossier.py"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    sys.path.insert(0, str(SCRIPT.parent))
    spec = importlib.util.spec_from_file_location("generate_dossier", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate_dossier"] = module
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(SCRIPT.parent))


def test_the_dossier_is_sound_and_of_the_size_asked_for(script: ModuleType) -> None:
    dossier, readings = script.generate(120, 480)
    assert (len(dossier.documents), len(dossier.event_mentions), len(readings)) == (120, 480, 120)
    assert any(e.conflicts for e in dossier.events)
    assert any(d.copy_group for d in dossier.documents)
    assert any(e.independent_sources < len(e.documents) for e in dossier.events)
    assert dossier.figures
    assert dossier.positions
    texts = {d.id: d.text for d in dossier.documents}
    names = {a.id: a.name for a in dossier.actors}
    assert all(texts[m.document][slice(*m.span)] == names[m.actor] for m in dossier.actor_mentions)
    with in_memory(dossier) as store:
        assert list(problems(store)) == []
        assert all(group.total for group in search_everything(store, "Boris", ["event", "actor", "document"]))


def test_the_same_seed_makes_the_same_dossier(script: ModuleType) -> None:
    assert script.generate(30, 90, seed=3) == script.generate(30, 90, seed=3)
    assert script.generate(30, 90, seed=3) != script.generate(30, 90, seed=4)
