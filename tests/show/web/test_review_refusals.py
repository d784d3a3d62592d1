"""Decisions in the browser that are refused: tokens, strangers, stale pages, words that mean nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from deciding import ACTIONS, HOSTILE, LATER, Fields, decide, events, form_on, log
from starlette.testclient import TestClient

from recoupe.show.web.app import make_app
from recoupe.store.build import build


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_without_the_right_token_is_refused(desk: TestClient, press: Path, token: str | None) -> None:
    fields = form_on(desk, f"/event/{events(press)[0].id}", "confirm")
    fields.pop("token")
    for action in (*ACTIONS, "undo", "nothing"):
        answer = desk.post(f"/review/{action}", data=fields if token is None else fields | {"token": token})
        assert answer.status_code == 403
        assert 'role="alert"' in answer.text
    assert not log(press)


def test_a_token_is_bound_to_its_browser_and_to_the_run(desk: TestClient, press: Path) -> None:
    fields = form_on(desk, f"/event/{events(press)[0].id}", "confirm")
    with TestClient(desk.app, base_url="http://localhost") as other:
        assert other.post("/review/confirm", data=fields).status_code == 403, "no cookie"
        other.get("/")
        assert other.post("/review/confirm", data=fields).status_code == 403, "another cookie"
    with TestClient(make_app(press, analyst="Ana"), base_url="http://localhost") as later:
        later.cookies.update(desk.cookies)
        assert later.post("/review/confirm", data=fields).status_code == 403, "another secret"
    assert not log(press)
    cookie = desk.get("/", headers={"cookie": ""}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_forms_of_other_sites_are_refused_though_their_token_is_right(desk: TestClient, press: Path) -> None:
    fields = form_on(desk, f"/event/{events(press)[0].id}", "confirm")
    for headers in ({"origin": "http://localhost:3000"}, {"origin": "null", "sec-fetch-site": "cross-site"}):
        assert desk.post("/review/confirm", data=fields, headers=headers).status_code == 403
    assert not log(press)


def test_two_tabs(desk: TestClient, press: Path) -> None:
    first, second = events(press)[:2]
    one, two = (form_on(desk, f"/event/{e.id}", "annotate") for e in (first, second))
    assert desk.post("/review/annotate", data=one | {"note": "first"}).status_code == 303
    answer = desk.post("/review/annotate", data=two | {"note": "second <b>"})
    assert answer.status_code == 409
    assert "second &lt;b&gt;" in answer.text, "what was written is not lost"
    assert f"/event/{second.id}" in answer.text
    assert len(log(press)) == 1
    assert desk.post("/review/annotate", data=one | {"note": "first"}).status_code == 409, "sent twice"
    again = form_on(desk, f"/event/{second.id}", "annotate")
    assert desk.post("/review/annotate", data=again | {"note": "second"}).status_code == 303


def test_a_build_between(desk: TestClient, press: Path, tmp_path: Path) -> None:
    decide(desk, f"/event/{events(press)[0].id}", "confirm")
    fields = form_on(desk, f"/event/{events(press)[0].id}", "confirm")
    undo = form_on(desk, "/review", "undo")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    build([tmp_path / "later.txt"], press, workers=1)
    assert desk.post("/review/reject", data=fields).status_code == 409
    assert desk.post("/review/undo", data=undo).status_code == 409
    assert len(log(press)) == 1


def test_a_build_that_writes(desk: TestClient, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the file the decision is refused, and can be sent again when it is done."""
    from recoupe.store import write

    monkeypatch.setattr(write, "PATIENCE", 0.05)
    fields = form_on(desk, f"/event/{events(press)[0].id}", "confirm")
    with write.writing(press):
        answer = desk.post("/review/confirm", data=fields)
        assert answer.status_code == 409
        assert 'role="alert"' in answer.text
    assert desk.post("/review/confirm", data=fields).status_code == 303


def test_what_means_nothing_is_refused(desk: TestClient, press: Path) -> None:
    first = events(press)[0]
    address = f"/event/{first.id}"
    wrong: list[tuple[str, Fields, int]] = [
        ("split", {}, 400),
        ("split", {"report": list(first.mentions)}, 400),
        ("split", {"report": "m-of-another"}, 400),
        ("merge", {}, 400),
        ("merge", {"other": first.id}, 400),
        ("merge", {"other": "nothing"}, 404),
        ("annotate", {"note": " \x00 "}, 400),
    ]
    for action, more, status in wrong:
        answer = desk.post(f"/review/{action}", data=form_on(desk, address, action) | more)
        assert answer.status_code == status, (action, more, answer.text)
        assert 'role="alert"' in answer.text
    fields = form_on(desk, address, "confirm")
    assert desk.post("/review/explode", data=fields).status_code == 404
    assert desk.post("/review/confirm", data=fields | {"event": ""}).status_code == 400
    assert desk.post("/review/undo", data=fields | {"correction": ""}).status_code == 409
    assert desk.post("/review/annotate", data=fields | {"note": "x" * 70_000}).status_code == 403
    assert desk.post("/review/confirm", content=b"&".join([b"a=1"] * 2000)).status_code == 403
    assert not log(press)


def test_a_server_without_review_refuses(press: Path) -> None:
    with TestClient(make_app(press), base_url="http://localhost") as reader:
        for address in ("/", "/review", "/review/confirm", "/review/undo", f"/event/{events(press)[0].id}", "/x"):
            assert reader.post(address, data={"token": "x"}).status_code == 405
        assert '<form method="post"' not in reader.get(f"/event/{events(press)[0].id}").text
        assert reader.get("/review").status_code == 200
        assert "set-cookie" not in reader.get("/").headers
    assert not log(press)


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "PATCH", "GET"])
def test_only_forms_decide(desk: TestClient, press: Path, verb: str) -> None:
    answer = desk.request(verb, "/review/confirm")
    assert answer.status_code == 405
    assert verb != "GET" or 'role="alert"' in answer.text
    assert not log(press)


def test_a_stranger_decides_nothing(press: Path) -> None:
    app = make_app(press, token="s3cret", analyst="Ana")
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        assert client.post("/review/confirm", data={"event": events(press)[0].id}).headers["location"] == "/login"
        assert client.post("/login", data={"access": "s3cret"}).status_code == 303
        decide(client, f"/event/{events(press)[0].id}", "confirm")
    assert len(log(press)) == 1


def test_of_two_at_the_same_moment_one_is_told(desk: TestClient, press: Path) -> None:
    first, second = events(press)[:2]
    forms = [form_on(desk, f"/event/{e.id}", "confirm") for e in (first, second)]
    cookies = dict(desk.cookies)

    def send(fields: Fields) -> int:
        with TestClient(desk.app, base_url="http://localhost", cookies=cookies, follow_redirects=False) as client:
            return client.post("/review/confirm", data=fields).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, forms)) == [303, 409]
    assert len(log(press)) == 1


def test_hostile_words_stay_words(desk: TestClient, press: Path) -> None:
    first = events(press)[0]
    shown = decide(desk, f"/event/{first.id}", "annotate", note=HOSTILE, why=HOSTILE)
    pages = [
        shown,
        *(desk.get(a).text for a in ("/", "/review", f"/event/{first.id}", f"/event/{first.id}?done={HOSTILE}")),
    ]
    fields = form_on(desk, f"/event/{first.id}", "annotate")
    pages.append(desk.post("/review/annotate", data=fields | {"state": "old", "note": HOSTILE, "event": HOSTILE}).text)
    for page in pages:
        assert "<script>" not in page
        assert "<img" not in page
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page
    assert "&lt;script&gt;" in shown
    assert log(press)[0].reason == HOSTILE, "kept as it was written"


def test_the_log_is_shown_whole_with_its_twins(desk: TestClient, press: Path) -> None:
    decide(desk, f"/event/{events(press)[0].id}", "confirm", why="read both")
    decide(desk, f"/event/{events(press)[1].id}", "annotate", note="weak")
    rows = desk.get("/review.json").json()["rows"]
    assert [row["action"] for row in rows] == ["annotate", "confirm"]
    assert {row["made_by"] for row in rows} == {"Ana"}
    page = desk.get("/review").text
    for row in rows:
        assert row["made_at"][:16].replace("T", " ") in page
        assert row["id"] in page
    assert "read both" in page
