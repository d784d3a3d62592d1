"""The queries and the Python of docs/dossier.md run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.store.replacing import put
from recoupe.store.write import in_memory, writing
from small_dossier import small_dossier

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "dossier.md").read_text(encoding="utf-8")
(SQL,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
QUERIES = [q.strip() for q in SQL.split(";") if q.strip()]


@pytest.mark.parametrize("query", QUERIES)
def test_query(query: str) -> None:
    with in_memory(small_dossier()) as store:
        rows = store.rows(query.replace("e0123456789", "e1").replace("'cessez le feu'", "'dialogue'"))
    assert rows


def test_views_tell_the_words() -> None:
    with in_memory(small_dossier()) as store:
        rows = store.rows("SELECT field, article, words FROM evidence WHERE record = 'event' AND id = 'e1'")
        first = store.rows("SELECT date, articles, origins, sources, place FROM chronology")[0]
    assert ("date", "article-d2", "le 5 mars") in rows
    assert ("place", "article-d1", "Lima") in rows
    assert first == ("2021-03-05", 3, 2, "=Le Courrier, Radio Sud, article-d3", "Lima")


def test_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    with writing(tmp_path / "press.recoupe") as store:
        put(store, small_dossier())
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(code, {})
    assert "Rosa Moreno reçoit Jan Kowal La présidente" in capsys.readouterr().out
