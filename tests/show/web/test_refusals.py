"""What the server refuses: other hosts, forms of other sites, files beside its own, and queries that cost too much."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from recoupe.show.web import pages
from recoupe.show.web.app import PATIENCE, make_app, open_lazily
from recoupe.show.web.page import Page, Visit

BOMB = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture(scope="module")
def app(sample_dossier: Path) -> Starlette:
    """With all the forms there are."""
    return make_app(sample_dossier, analyst="Ana Lista")


@pytest.fixture(scope="module")
def served(app: Starlette) -> Iterator[TestClient]:
    with TestClient(app, base_url="http://localhost:8765") as client:
        yield client


def paths(app: Starlette, method: str) -> list[str]:
    """The addresses of the application that take ``method``, records filled with a name."""
    return [
        r.path.replace("{ident}", "x").replace("{name:path}", "x").replace("{action}", "reject")
        for r in app.routes
        if isinstance(r, Route) and method in (r.methods or ())
    ]


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8765",
        "localhost.rebound.example",
        "127.0.0.1.rebound.example",
        "rebound.example#localhost",
        "rebound.example/localhost",
        "rebound.example\\@localhost",
        "127.0.0.2",
        "0.0.0.0",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "localhost, rebound.example",
        "localhost rebound.example",
    ],
)
def test_a_name_that_was_bound_to_the_loopback_is_refused(app: Starlette, served: TestClient, host: str) -> None:
    for address in paths(app, "GET"):
        assert served.get(address, headers={"host": host}).status_code == 421, (address, host)
    assert served.post("/login", headers={"host": host}).status_code == 421


#: headers of a form that another site sends, of which no browser lets that site choose
FOREIGN = (
    {"origin": "http://evil.example"},
    {"origin": "https://localhost.evil.example"},
    {"origin": "http://localhost:9000"},
    {"origin": "http://127.0.0.1:8765"},
    {"origin": "http://localhost:8765@evil.example"},
    {"origin": "file://"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"origin": "null", "sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
)


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_of_another_site_is_refused(app: Starlette, served: TestClient, headers: dict[str, str]) -> None:
    posted = paths(app, "POST")
    assert "/login" in posted
    for address in posted:
        answer = served.post(address, headers=headers, data={"access": "x"}, follow_redirects=False)
        assert answer.status_code == 403, (address, headers)
        assert answer.headers.get("set-cookie") is None


@pytest.mark.parametrize(
    "headers", [{"origin": "http://localhost:8765"}, {"origin": "null", "sec-fetch-site": "same-origin"}]
)
def test_a_form_of_its_own_is_taken(sample_dossier: Path, headers: dict[str, str]) -> None:
    with TestClient(make_app(sample_dossier, token="word"), base_url="http://localhost:8765") as client:
        answer = client.post("/login", headers=headers, data={"access": "word"}, follow_redirects=False)
        assert answer.status_code == 303
        assert "HttpOnly; SameSite=Strict" in answer.headers["set-cookie"]


def test_no_page_may_be_read_by_another_site(app: Starlette, served: TestClient) -> None:
    for address in paths(app, "GET"):
        answer = served.get(address, headers={"origin": "http://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")], address
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    for method in ("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"):
        assert served.request(method, "/").status_code == 405


TRAVERSALS = (
    "../app.py", "../../web/app.py", "..%2fapp.py", "..%2Fapp.py", "%2e%2e/app.py", "%2e%2e%2fapp.py", "..%252fapp.py",
    "..\\app.py", "..%5capp.py", "..%c0%afapp.py", "....//app.py", "./../app.py", "recoupe.css/../../app.py", "//etc/passwd",
    "/etc/passwd", "%2fetc%2fpasswd", "recoupe.css%00.png", "recoupe.css/", "RECOUPE.CSS", ".", "", "../templates/base.html.j2",
)  # fmt: skip


@pytest.mark.parametrize("name", TRAVERSALS)
def test_no_file_but_the_static_ones(served: TestClient, name: str) -> None:
    for address in (f"/static/{name}", f"/article/{name}", f"/event/{name}.json", f"/actor/{name}"):
        answer = served.get(address)
        assert answer.status_code in (200, 404), address
        for held in ("def make_app", "root:", "{% block", "import annotations"):
            assert held not in answer.text, address
    assert served.get(f"/static/{name}").status_code == 404


def test_a_query_that_takes_too_long_ends(sample_dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bomb(visit: Visit) -> Page:
        visit.store.rows(BOMB)
        raise AssertionError("it came to an end")

    monkeypatch.setitem(pages.PAGES, "/bomb", bomb)
    with TestClient(make_app(sample_dossier, patience=0.3), base_url="http://localhost") as client:
        for address in ("/bomb?lang=en", "/bomb.json?lang=en"):
            began = time.monotonic()
            answer = client.get(address)
            assert 0.25 < time.monotonic() - began < 3, address
            assert answer.status_code == 503
            assert "more than 0.3 s" in answer.text
        assert client.get("/").status_code == 200


def test_the_limit_counts_for_all_queries_of_a_page_together(sample_dossier: Path) -> None:
    with open_lazily(sample_dossier, 0.2) as store:
        store.rows("SELECT 1")
        time.sleep(0.25)
        with pytest.raises(Exception, match="interrupted"):
            store.rows(BOMB)


def test_four_seconds_where_nothing_else_is_said() -> None:
    assert PATIENCE == 4.0


WORDS = (
    "a" * 5000, "a* " * 130, '"' * 399, '"a ' * 130, "(" * 399, "-" * 399, "- a " * 100, "a OR " * 79, "a NEAR " * 57,
    "NEAR(a b, 99999999)", "*", "^a", "a:b", "{a b}: c", "%" * 399, "_" * 399, "'" * 399, "\x00", "\ud7ff" * 300, "é" * 399,
    "\N{COMBINING ACUTE ACCENT}" * 399, "9" * 399, "-1", "1e999", "0x10", "٣", " " * 399, "2019-04-15/" * 36, "XXXX-XX-XX",
)  # fmt: skip
#: parameters that take any words, and those that may be refused
FREE = (
    "q",
    "actor",
    "speaker",
    "place",
    "origins",
    "corroborated",
    "contradicted",
    "copies",
    "marks",
    "page",
    "size",
    "lang",
)
CHOSEN = ("q", "type", "status", "kind", "since", "until", "known")


def test_no_query_breaks_or_holds_a_page(served: TestClient) -> None:
    """Long, odd and greedy values of every parameter: an answer in time, and never an inner error."""
    for n, address in enumerate(pages.PAGES):
        for k, words in enumerate(WORDS):
            for names in (FREE, (CHOSEN[(n + k) % len(CHOSEN)],)):
                began = time.monotonic()
                answer = served.get(address.replace("{ident}", "x"), params=dict.fromkeys(names, words))
                assert answer.status_code in (200, 400, 404, 503), (address, names, words[:40], answer.text[-300:])
                assert time.monotonic() - began < PATIENCE + 1, (address, names, words[:40])


def test_many_parameters_at_once(served: TestClient) -> None:
    assert served.get("/?" + "&".join(f"{name}=1" for name in (*FREE, *CHOSEN))).status_code in (200, 400)
    assert served.get("/search?" + "&".join(f"q={n}" for n in range(5000))).status_code == 200
    assert served.get("/search?q=a&page=9999999&size=9999999").status_code == 200
    assert served.get("/chronology.json?size=9999999").json()["rows"][:1]
