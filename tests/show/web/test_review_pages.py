"""Decisions in the browser: what each does, what takes it back, and what is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.records import Event
from recoupe.resolve.corrections import Correction
from recoupe.show.web.app import make_app
from recoupe.store import open_dossier
from recoupe.store.build import build
from recoupe.store.corrections import correct, log_of
from recoupe.store.errors import DossierError
from recoupe.store.export import export
from recoupe.store.write import check_writable

ARTICLES = {
    "alpha": "VARSOVIE, 3 mars 2021 - Le négociateur polonais Jan Nowak a rencontré mardi à Varsovie la "
    "présidente estonienne Ada Ruiz.\n\nL'armée polonaise a bombardé le village de Lesko.",
    "beta": "VARSOVIE, 3 mars 2021 - La présidente estonienne Ada Ruiz a rencontré mardi 2 mars à Varsovie le "
    "négociateur polonais Jan Nowak.",
    "gamma": "TALLINN, 4 mars 2021 - Ada Ruiz, la présidente estonienne, a condamné jeudi l'attaque du village.",
}
LATER = "RIGA, 5 mars 2021 - Le ministre letton Juris Kalns a rencontré vendredi à Riga la présidente Ada Ruiz."
HOSTILE = '<script>alert("x")</script> & </textarea><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("press")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "press.recoupe"
    build([folder / f"{name}.txt" for name in ARTICLES], path, workers=1)
    return path


@pytest.fixture
def press(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "press.recoupe"))


@pytest.fixture
def desk(press: Path) -> Iterator[TestClient]:
    with TestClient(make_app(press, analyst="Ana"), base_url="http://localhost", follow_redirects=False) as client:
        yield client


def events(path: Path) -> list[Event]:
    """The events of the dossier, those with most reports first."""
    with open_dossier(path) as store:
        return sorted(store.events(), key=lambda e: (-len(e.mentions), e.id))


def event_of(path: Path, ident: str) -> Event:
    """The event ``ident``."""
    return next(e for e in events(path) if e.id == ident)


def article(path: Path, name: str) -> tuple[str, str]:
    """Id and text of an article."""
    with open_dossier(path) as store:
        return next((d.id, d.text) for d in store.documents() if d.name.startswith(name))


def log(path: Path) -> list[Correction]:
    with open_dossier(path) as store:
        return log_of(store)


def exported(path: Path, name: str) -> dict[str, bytes]:
    with open_dossier(path) as store:
        return {p.name: p.read_bytes() for p in export(store, path.parent / name, "jsonl")}


Fields = dict[str, str | list[str]]


def form_on(client: TestClient, address: str, action: str) -> Fields:
    """The hidden fields of the form of ``action`` on the page at ``address``, as a browser would send them."""
    page = client.get(address, follow_redirects=True).text
    for form in re.findall(r"<form.*?</form>", page, re.S):
        if f'action="/review/{action}"' in form:
            hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
            return {name: unescape(value) for name, value in hidden}
    raise AssertionError(f"no form {action} on {address}")


def decide(client: TestClient, address: str, action: str, /, on: str = "", **more: str | list[str]) -> str:
    """Send the form of ``action`` and follow to the page that shows what came of it."""
    answer = client.post(f"/review/{action}", data=form_on(client, address, on or action) | more)
    assert answer.status_code == 303, answer.text
    shown = client.get(answer.headers["location"])
    assert shown.status_code == 200
    return shown.text


def asks(path: Path) -> dict[str, Fields]:
    """For each act what its form must say beside what the page gives."""
    first, second = events(path)[:2]
    return {
        "confirm": {},
        "reject": {},
        "pin": {},
        "merge": {"other": [second.id]},
        "split": {"report": [first.mentions[0]]},
        "annotate": {"note": "seen by two outlets"},
    }


ACTIONS = ("confirm", "reject", "pin", "merge", "split", "annotate")


@pytest.mark.parametrize("action", ACTIONS)
def test_each_act_is_kept_shown_and_taken_back(desk: TestClient, press: Path, action: str) -> None:
    before, event = exported(press, "before"), events(press)[0]
    on = "confirm" if action in ("reject", "pin") else action
    shown = decide(desk, f"/event/{event.id}", action, on=on, why="two desks", **asks(press)[action])
    (entry,) = log(press)
    assert (entry.action, entry.made_by, entry.reason) == (action, "Ana", "two desks")
    assert entry.subject["event"] == event.id
    assert 'role="status"' in shown
    assert entry.id in shown
    assert exported(press, "after") != before
    shown = decide(desk, "/review", "undo", why="no")
    assert [e.action for e in log(press)] == [action, "undo"]
    assert log(press)[1].reason == "no"
    assert exported(press, "undone") == before
    assert 'role="status"' in shown


def test_the_acts_are_those_of_the_command_line(desk: TestClient, press: Path, tmp_path: Path) -> None:
    """The entry of a form, given to another copy of the dossier, makes the same exports."""
    first, second = events(press)[:2]
    copy = Path(shutil.copy(press, tmp_path / "copy.recoupe"))
    decide(desk, f"/event/{first.id}", "merge", other=second.id)
    correct(copy, log(press))
    assert exported(copy, "copied") == exported(press, "decided")
    assert len(events(press)) == len(events(copy))


def test_merge_keeps_the_first(desk: TestClient, press: Path) -> None:
    first, second = events(press)[:2]
    shown = decide(desk, "/", "merge", event=[second.id, first.id])
    assert second.id in {e.id for e in events(press)}
    assert first.id not in {e.id for e in events(press)}
    assert second.id in shown
    assert desk.get(f"/event/{first.id}").status_code == 200, "the id that went leads on"


def test_merge_by_address_and_with_an_id_that_went(desk: TestClient, press: Path) -> None:
    first, second, third = events(press)[:3]
    decide(desk, f"/event/{first.id}", "merge", other=f"http://localhost:8765/event/{second.id}?lang=en#reports")
    decide(desk, f"/event/{third.id}", "merge", other=second.id)
    assert [e.id for e in events(press) if e.id in (first.id, second.id, third.id)] == [third.id]


def test_split_makes_two(desk: TestClient, press: Path) -> None:
    first, n = events(press)[0], len(events(press))
    decide(desk, f"/event/{first.id}", "split", report=first.mentions[1])
    assert len(events(press)) == n + 1
    assert log(press)[0].change["event"] in {e.id for e in events(press)}


def test_an_undo_is_undone(desk: TestClient, press: Path) -> None:
    event = events(press)[0]
    decide(desk, f"/event/{event.id}", "annotate", note="hear the other side")
    noted = exported(press, "noted")
    decide(desk, "/review", "undo")
    decide(desk, "/review", "undo")
    assert [e.action for e in log(press)] == ["annotate", "undo", "undo"]
    assert exported(press, "again") == noted
    page = desk.get("/review").text
    assert page.count('name="correction"') == 2, "the note and the undo that counts; not the one taken back"


def test_undo_beside_what_was_just_done_leads_back_to_the_event(desk: TestClient, press: Path) -> None:
    event = events(press)[0]
    answer = desk.post("/review/reject", data=form_on(desk, f"/event/{event.id}", "confirm"))
    fields = form_on(desk, answer.headers["location"], "undo")
    assert fields["correction"] == log(press)[0].id
    answer = desk.post("/review/undo", data=fields)
    assert answer.headers["location"].startswith(f"/event/{event.id}?")
    assert "undo" in {e.action for e in log(press)}


def test_the_language_stays(desk: TestClient, press: Path) -> None:
    event = events(press)[0]
    answer = desk.post("/review/confirm?lang=en", data=form_on(desk, f"/event/{event.id}", "confirm"))
    assert "lang=en" in answer.headers["location"]
    assert "confirmed" in desk.get(answer.headers["location"]).text


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


def test_a_field_is_set_with_the_words_that_are_the_reason(desk: TestClient, press: Path) -> None:
    before, event = exported(press, "before"), events(press)[0]
    document, text = article(press, "beta")
    start = text.index("2 mars")
    address = f"/event/{event.id}/edit?field=date&document={document}&start={start}&end={start + 6}"
    assert "<mark>2 mars</mark>" in desk.get(address).text
    shown = decide(desk, address, "edit", value="2021-03-01", why="a slip")
    (entry,) = log(press)
    assert entry.change["evidence"] == [{"document": document, "span": [start, start + 6]}]
    assert event_of(press, event.id).date == "2021-03-01"
    assert "« 2 mars »" in shown
    to = unescape(re.findall(rf'href="(/article/{document}[^"]*)">[^<]*« 2 mars »', shown)[0])
    assert f'id="{to.partition("#")[2]}"' in desk.get(to).text, "the words are marked in the article"
    assert f'href="/article/{document}#p-{start}"' in desk.get("/review").text
    decide(desk, "/review", "undo")
    assert exported(press, "undone") == before


EDITS = [
    ("type", "AID", "AID"),
    ("status", "denied", "denied"),
    ("mode", "", None),
    ("date", "2021-02", "2021-02"),
    ("date", "", None),
    ("context", "", ()),
    ("title", HOSTILE, HOSTILE),
]


@pytest.mark.parametrize(("field", "value", "kept"), EDITS)
def test_every_field_can_be_set(desk: TestClient, press: Path, field: str, value: str, kept: object) -> None:
    event = events(press)[0]
    shown = decide(desk, f"/event/{event.id}/edit?field={field}", "edit", value=value)
    assert getattr(event_of(press, event.id), field) == kept
    assert "evidence" not in log(press)[0].change
    assert "<script>" not in shown


@pytest.mark.parametrize("field", ["source", "target", "place", "type", "date", "status", "title", "context"])
def test_what_a_field_is_can_be_sent_as_it_is_offered(desk: TestClient, press: Path, field: str) -> None:
    event = events(press)[0]
    page = desk.get(f"/event/{event.id}/edit?field={field}").text
    offered = re.findall(r'name="value" value="([^"]*)"', page) + re.findall(r'<option value="([^"]*)" selected', page)
    decide(desk, f"/event/{event.id}/edit?field={field}", "edit", value=unescape(offered[0]))
    assert getattr(event_of(press, event.id), field) == getattr(event, field)


def test_words_are_found_by_what_they_say(desk: TestClient, press: Path) -> None:
    document, text = article(press, "gamma")
    address = f"/event/{events(press)[0].id}/edit?field=date&document={document}"
    assert "<mark>l&#39;attaque du village</mark>" in desk.get(f"{address}&words=l’attaque  du village").text
    assert desk.get(f"{address}&words=Ada&start={text.index('Ada')}").status_code == 200


def test_words_that_are_not_there_are_refused(desk: TestClient, press: Path) -> None:
    first = events(press)[0]
    document, text = article(press, "gamma")
    address = f"/event/{first.id}/edit"
    wrong: list[tuple[Fields, int]] = [
        ({"document": document, "words": "Vilnius"}, 400),
        ({"document": document, "words": "a"}, 400),
        ({"document": document, "start": "0", "end": "7", "words": "Vilnius"}, 400),
        ({"document": document, "start": "5", "end": "5"}, 400),
        ({"document": document, "start": "0", "end": str(len(text) + 1)}, 400),
        ({"document": document, "start": "-1", "end": "7"}, 400),
        ({"document": document, "start": "٣", "end": "7"}, 400),
        ({"document": document, "start": "3"}, 400),
        ({"document": "nothing", "words": "Ada Ruiz"}, 400),
    ]
    fields = form_on(desk, f"{address}?field=date", "edit")
    for one, status in wrong:
        assert desk.get(address, params={"field": "date", **one}).status_code == status, one
        assert desk.post("/review/edit", data=fields | one | {"value": "2021"}).status_code == status, one
    for field, value in (("date", "soon"), ("type", ""), ("place", "Nowhere"), ("source", "Nobody"), ("id", "e1")):
        answer = desk.post("/review/edit", data=fields | {"field": field, "value": value})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert desk.get(f"{address}?field=id").status_code == 400
    assert not log(press)


def test_an_article_offers_its_words(desk: TestClient, press: Path) -> None:
    document, _ = article(press, "alpha")
    page = desk.get(f"/article/{document}").text
    assert page.count('formaction="/event/') == 2
    only = desk.get(f"/article/{document}?event={events(press)[0].id}&field=date").text
    assert only.count('formaction="/event/') == 1
    assert '<input type="hidden" name="field" value="date">' in only
    with TestClient(make_app(press), base_url="http://localhost") as reader:
        assert "formaction" not in reader.get(f"/article/{document}").text
        assert reader.get(f"/event/{events(press)[0].id}/edit").status_code == 404


def test_a_file_that_cannot_be_written(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_writable(press)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DossierError, match="no_permission"):
        check_writable(press)
