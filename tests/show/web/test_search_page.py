"""The page that searches everything: grouped, marked where the words stand, escaped, with twins."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.small_dossier import small_dossier

from recoupe.show.web.app import make_app
from recoupe.show.web.once import answer
from recoupe.store.replacing import put
from recoupe.store.write import writing


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Any:
    dossier = small_dossier()
    hostile = msgspec.structs.replace(dossier.actors[1], name="Jan <script>Kowal</script>", aliases=("Jan Kowal",))
    path: Path = tmp_path_factory.mktemp("search") / "x.recoupe"
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, actors=(dossier.actors[0], hostile, dossier.actors[2])))
    return make_app(path)


def shown(app: Any, address: str) -> str:
    status, body = answer(app, address)
    assert status == 200, body.decode()
    return body.decode()


def marked(page: str) -> list[str]:
    return [html.unescape(m) for m in re.findall(r"<mark>(.*?)</mark>", page)]


def test_results_are_grouped_and_marked(app: Any) -> None:
    page = shown(app, "/search?q=moreno&lang=en")
    assert re.findall(r'<h2 id="found-(\w+)"', page) == ["event", "actor", "document"]
    assert {"1 event", "1 actor", "3 articles"} <= set(re.findall(r">(\d+ \w+)</h2>", page))
    assert set(marked(page)) == {"Moreno"}
    assert "/article/d2" in page
    assert "#p-" in page


def test_forms_of_a_word_are_marked_as_they_stand(app: Any) -> None:
    assert marked(shown(app, "/search?q=dialogues")) == ["dialogue"] * 2
    assert marked(shown(app, "/search?q=bless%C3%A9")) == ["blessées"]


def test_one_kind_page_by_page(app: Any) -> None:
    data = json.loads(shown(app, "/search.json?q=moreno&kind=document&size=2"))
    assert (data["total"], len(data["rows"]), data["truncated"]) == (3, 2, True)
    rest = json.loads(shown(app, "/search.json?q=moreno&kind=document&size=2&page=2"))
    assert {r["id"] for r in data["rows"] + rest["rows"]} == {"d1", "d2", "d3"}


def test_spans_of_the_twin_are_code_points_of_the_article(app: Any) -> None:
    texts = {d.id: d.text for d in small_dossier().documents}
    for row in json.loads(shown(app, "/search.json?q=moreno+dialogue"))["rows"]:
        assert row["spans"]
        assert {texts[row["document"]][a:b] for a, b in row["spans"]} <= {"Moreno", "dialogue"}


def test_markup_in_names_is_text(app: Any) -> None:
    page = shown(app, "/search?q=kowal")
    assert "<script>Kowal" not in page
    assert "&lt;script&gt;" in page


def test_queries_that_ask_nothing(app: Any) -> None:
    for query in ("", "%22", "-moreno", "%3A%28%2A", "zzzz"):
        assert marked(shown(app, f"/search?q={query}")) == []
    assert answer(app, "/search?q=" + "a" * 500)[0] == 400
    assert answer(app, "/search?q=a&kind=planet")[0] == 400
