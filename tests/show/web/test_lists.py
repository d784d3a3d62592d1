"""The pages of actors, statements, figures and contradictions, and their twins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from recoupe.show.web.app import make_app
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier

PAGES = ("/actors", "/statements", "/figures", "/conflicts")
HEADINGS = {
    "fr": ("Acteurs", "Propos", "Chiffres", "Contradictions"),
    "en": ("Actors", "Statements", "Figures", "Contradictions"),
}


@pytest.fixture(scope="module")
def client(sample_dossier: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_dossier), base_url="http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", range(len(PAGES)))
def test_page_in_both_languages(client: TestClient, page: int, language: str) -> None:
    answer = client.get(PAGES[page], params={"lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert HEADINGS[language][page] in answer.text


@pytest.mark.parametrize("address", PAGES)
def test_page_without_a_language_in_its_address(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_twins_hold_the_same_rows(client: TestClient, address: str) -> None:
    data = client.get(f"{address}.json").json()
    lines = list(csv.DictReader(io.StringIO(client.get(f"{address}.csv").text)))
    rows = [r for r in lines if sum(bool(v) for v in r.values()) > 1]
    assert len(rows) == len(data["rows"])
    assert client.get(f"{address}.md").text.startswith(f"# {data['title']}")


@pytest.mark.parametrize("address", PAGES[:3])
def test_pages_together_hold_every_row_once(client: TestClient, address: str) -> None:
    whole = client.get(f"{address}.json", params={"size": 500}).json()
    assert whole["total"] == len(whole["rows"]) > 7
    parts = [
        client.get(f"{address}.json", params={"size": 7, "page": n}).json() for n in range(1, whole["total"] // 7 + 2)
    ]
    assert [r["id"] for p in parts for r in p["rows"]] == [r["id"] for r in whole["rows"]]
    assert parts[0]["truncated"]


def test_actors_by_words_of_their_name_without_accents(client: TestClient) -> None:
    first = client.get("/actors.json").json()["rows"][0]
    found = client.get("/actors.json", params={"q": first["name"].upper()}).json()["rows"]
    assert first["id"] in [r["id"] for r in found]
    assert client.get("/actors.json", params={"q": "zzzz"}).json()["rows"] == []


def test_statements_of_a_speaker_alone_or_with_others(client: TestClient) -> None:
    speaker = next(r["speaker"] for r in client.get("/statements.json").json()["rows"] if r["speaker"])
    rows = client.get("/statements.json", params={"speaker": speaker}).json()["rows"]
    assert rows
    assert all(speaker in (r["speaker"], *r["co_speakers"]) for r in rows)


def test_unknown_kind_of_statement_is_told(client: TestClient) -> None:
    answer = client.get("/statements", params={"kind": "nope"})
    assert answer.status_code == 400
    assert "direct" in answer.text


def test_figures_of_one_kind(client: TestClient) -> None:
    kind = client.get("/figures.json").json()["rows"][0]["kind"]
    assert {r["kind"] for r in client.get("/figures.json", params={"kind": kind}).json()["rows"]} == {kind}


def test_words_of_the_query_are_escaped(client: TestClient) -> None:
    assert "<script>x" not in client.get("/actors", params={"q": '"><script>x'}).text


def test_every_value_that_is_contradicted(tmp_path: Path) -> None:
    path = tmp_path / "small.recoupe"
    dossier = small_dossier()
    with writing(path) as store:
        put(store, dossier)
    contested = {e.id for e in dossier.events if e.conflicts}
    assert contested
    with TestClient(make_app(path), base_url="http://127.0.0.1") as client:
        rows = client.get("/conflicts.json").json()["rows"]
        assert {r["event"] for r in rows} == contested
        assert all(r["words"] and r["sentence"] for r in rows)
        assert f"/event/{sorted(contested)[0]}" in client.get("/conflicts").text


def test_contradictions_that_are_cut_say_so(tmp_path: Path) -> None:
    """A page is a number of events: it is cut where events are left out, however many rows each takes."""
    path = tmp_path / "small.recoupe"
    dossier = small_dossier()
    one = next(e for e in dossier.events if e.conflicts)
    second = msgspec.structs.replace(one, id=f"{one.id}2")
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, events=(*dossier.events, second)))
    with TestClient(make_app(path), base_url="http://127.0.0.1") as client:
        whole, part = (client.get("/conflicts.json", params={"size": n}).json() for n in (9, 1))
        assert (whole["truncated"], part["truncated"]) == (False, True)
        assert client.get("/conflicts.csv?size=1&lang=en").text.strip().splitlines()[-1].startswith('"1 rows')
