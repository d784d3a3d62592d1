"""Fields edited in the browser, with the words that are the reason."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from deciding import HOSTILE, Fields, article, decide, event_of, events, exported, form_on, log
from starlette.testclient import TestClient

from recoupe.show.web.app import make_app
from recoupe.store.errors import DossierError
from recoupe.store.write import check_writable


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
