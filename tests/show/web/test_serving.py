"""What the server answers: every page in both languages and all forms, and what it refuses."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.show.web import pages
from recoupe.show.web.app import make_app
from recoupe.show.web.page import link
from recoupe.show.web.security import POLICY

LISTS = (
    "/",
    "/chronology",
    "/actors",
    "/contacts",
    "/map",
    "/statements",
    "/figures",
    "/conflicts",
    "/sources",
    "/search?q=président",
)


@pytest.fixture(scope="module")
def served(sample_dossier: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_dossier), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def known(sample_dossier: Path) -> dict[str, str]:
    """An id of each kind of record: those with most to show."""
    with sqlite3.connect(sample_dossier) as store:
        return {
            "event": store.execute("SELECT id FROM events ORDER BY json_array_length(documents) DESC, id").fetchone()[
                0
            ],
            "article": store.execute("SELECT document FROM event_mentions ORDER BY id").fetchone()[0],
            "actor": store.execute("SELECT actor FROM event_actors GROUP BY 1 ORDER BY count(*) DESC, 1").fetchone()[0],
        }


def addresses(known: dict[str, str]) -> list[str]:
    return [*LISTS, "/review", *(f"/{kind}/{ident}" for kind, ident in known.items())]


@pytest.mark.parametrize("language", ["", "fr", "en"])
def test_every_page_in_both_languages(served: TestClient, known: dict[str, str], language: str) -> None:
    for address in addresses(known):
        asked = f"{address}{'&' if '?' in address else '?'}lang={language}" if language else address
        answer = served.get(asked)
        assert answer.status_code == 200, (asked, answer.text[-400:])
        assert f'<html lang="{language or "fr"}">' in answer.text
        assert answer.text.count("<h1") == 1


def test_addresses_and_their_tests_are_the_same(known: dict[str, str]) -> None:
    shown = {a.split("?")[0].replace(known.get(a.split("/")[1], "?"), "{ident}") for a in addresses(known)}
    assert shown == set(pages.PAGES)


def test_twins_hold_the_same_rows(served: TestClient, known: dict[str, str]) -> None:
    for address in addresses(known):
        path, _, query = address.partition("?")
        path = "/chronology" if path == "/" else path
        rows = served.get(f"{path}.json?{query}").json()["rows"]
        assert rows or address == "/review", address  # nothing was decided here
        table = list(csv.reader(io.StringIO(served.get(f"{path}.csv?{query}").text)))
        assert len(table) - 1 >= len(rows)
        assert served.get(f"{path}.md?{query}").text.startswith("# ")


def test_what_is_cut_says_so(served: TestClient) -> None:
    answer = served.get("/chronology.json?size=2")
    assert answer.json()["truncated"] is True
    assert len(answer.json()["rows"]) == 2
    assert answer.headers["x-truncated"] == "true"
    assert (
        served.get("/chronology.csv?size=2&lang=en").text.strip().splitlines()[-1].startswith('"2 rows from number 1')
    )


def test_filters_choose(served: TestClient) -> None:
    total = served.get("/chronology.json").json()["total"]
    chosen = served.get("/chronology.json?type=CONSULT&size=500").json()
    assert 0 < chosen["total"] < total
    assert {row["type"] for row in chosen["rows"]} == {"CONSULT"}
    assert served.get("/chronology.json?type=NONSENSE").status_code == 400
    assert served.get("/chronology.json?since=yesterday").status_code == 400


def test_evidence_is_two_links_away(served: TestClient, known: dict[str, str]) -> None:
    """From the chronology to an event, from there to the very words in the article."""
    assert f"/event/{known['event']}" in served.get("/?size=500").text
    told = served.get(f"/event/{known['event']}")
    to = told.text.split('href="/article/')[1].split('"')[0]
    address, _, anchor = to.partition("#")
    assert f'id="{anchor}"' in served.get(f"/article/{address}").text


def test_unknown_things_are_told_without_a_traceback(served: TestClient) -> None:
    for address in ("/event/nothing", "/article/nothing", "/actor/nothing", "/nowhere", "/event/nothing.json"):
        answer = served.get(address)
        assert answer.status_code == 404
        assert "Traceback" not in answer.text
        assert 'role="alert"' in answer.text


def test_headers(served: TestClient) -> None:
    for address in ("/", "/static/recoupe.css", "/nowhere"):
        answer = served.get(address)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY


def test_pages_load_nothing_from_elsewhere(served: TestClient, known: dict[str, str]) -> None:
    for address in addresses(known):
        text = served.get(address).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick" not in text
        for attribute in ('src="', 'action="'):
            assert all(part.startswith("/") for part in text.split(attribute)[1:]), address


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::1"])
def test_other_hosts_are_refused(served: TestClient, host: str) -> None:
    assert served.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:80"])
def test_the_loopback_is_served(served: TestClient, host: str) -> None:
    assert served.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "../../../records.py"])
def test_no_file_beside_the_static_ones(served: TestClient, name: str) -> None:
    assert served.get(f"/static/{name}").status_code == 404


def test_nothing_is_written_without_review(served: TestClient, known: dict[str, str]) -> None:
    for address in addresses(known):
        assert served.post(address.split("?")[0]).status_code in (404, 405)
    assert served.post("/login", headers={"origin": "http://evil.example"}).status_code == 403


def test_a_token_is_asked_for(sample_dossier: Path) -> None:
    with TestClient(make_app(sample_dossier, token="s3cret"), base_url="http://localhost") as client:
        assert client.get("/", follow_redirects=False).headers["location"] == "/login"
        assert client.post("/login", data={"access": "wrong"}).status_code == 403
        assert client.post("/login", data={"access": "s3cret"}, follow_redirects=False).status_code == 303
        assert client.get("/", follow_redirects=False).status_code == 200


def test_hostile_words_stay_words(served: TestClient) -> None:
    for words in (
        "<script>alert(1)</script>",
        '" onmouseover="alert(1)',
        "'; DROP TABLE events; --",
        '"',
        "*",
        "a AND",
    ):
        for address in ("/", "/search", "/actors", "/statements"):
            answer = served.get(address, params={"q": words, "speaker": words, "actor": words})
            assert answer.status_code == 200, (address, words)
            assert "<script>alert" not in answer.text
            assert '" onmouseover' not in answer.text


def test_lists_lead_to_what_they_name(served: TestClient, known: dict[str, str]) -> None:
    """A name in the list of actors leads to the actor, a statement to its very words."""
    assert f'href="/actor/{known["actor"]}"' in served.get("/actors?size=500").text
    row = served.get("/statements.json").json()["rows"][0]
    address = f"/article/{row['document']}#p-{row['spans'][0][0]}"
    assert f'href="{address}"' in served.get("/statements").text
    assert f'id="{address.partition("#")[2]}"' in served.get(address).text


def test_a_link_keeps_the_language_before_the_place_it_leads_to(served: TestClient, known: dict[str, str]) -> None:
    assert "?lang=en#p-" in served.get(f"/event/{known['event']}?lang=en").text
    assert link("/article/a#p-12", {}, lang="en") == "/article/a?lang=en#p-12"
