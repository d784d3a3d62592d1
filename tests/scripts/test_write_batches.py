"""A dossier to which articles came in batches is that which was made at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recoupe.store import open_dossier
from recoupe.store.checks import problems

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.mark.parametrize("batch", [1, 7])
def test_batches_end_where_one_build_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import generate_dossier
    import write_batches

    path = tmp_path / "x.recoupe"
    monkeypatch.setattr(sys, "argv", ["", "60", "200", str(path)])
    generate_dossier.main()
    with open_dossier(path) as store:
        whole = store.dossier()
    monkeypatch.setattr(sys, "argv", ["", "60", "200", str(path), "--batch", str(batch), "--batches", "3"])
    write_batches.main()
    with open_dossier(path) as store:
        assert store.dossier() == whole
        assert not list(problems(store))
        told = [len(rows) for rows in store.rows("SELECT documents FROM revisions ORDER BY number")]
    assert len(told) == 5
