"""Decisions in the browser: what each does and what takes it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deciding import ACTIONS, asks, decide, events, exported, form_on, log
from starlette.testclient import TestClient

from recoupe.store.corrections import correct


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
