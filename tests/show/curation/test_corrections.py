"""Corrections by the command line, from the article to the export."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_line import Command
from polish_press import ARTICLES

from recoupe.store import open_dossier
from recoupe.store.build import build
from recoupe.store.corrections import log_of
from recoupe.store.event_ids import former_ids


def _events(recoupe: Command, path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(recoupe("chronology", path, "--format", "json").out)
    return sorted(rows, key=lambda r: (-r["articles"], r["event"]))


def _exported(recoupe: Command, path: Path, name: str) -> dict[str, bytes]:
    folder = path.parent / name
    assert recoupe("export", path, "--format", "jsonl", "--output", folder).status == 0
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def _rebuild(path: Path, built: Path) -> None:
    build([built.parent / f"{name}.txt" for name in ARTICLES], path, workers=1)


def test_merge_and_undo_give_the_same_bytes(recoupe: Command, press: Path, built: Path) -> None:
    before = _exported(recoupe, press, "before")
    keep, other = (e["event"] for e in _events(recoupe, press)[:2])
    said = recoupe("events", "merge", press, keep, other, "--author", "Ana", "--why", "one act")
    assert said.status == 0
    assert "Undo: recoupe undo" in said.err
    assert _exported(recoupe, press, "merged") != before
    _rebuild(press, built)
    shown = recoupe("event", press, other)
    assert f"{other} is a former id; its reports are now in {keep}" in shown.err
    assert "joined to it by Ana" in shown.out
    assert "(one act)" in shown.out
    with open_dossier(press) as store:
        assert former_ids(store) == [other]
    assert recoupe("undo", press, "--author", "Bo").status == 0
    assert _exported(recoupe, press, "after") == before
    assert recoupe("undo", press).status == 1, "nothing is left to undo"


def test_an_edit_names_its_words(recoupe: Command, press: Path) -> None:
    event = _events(recoupe, press)[0]["event"]
    edit = ("events", "edit", press, event, "date=2021-03-01", "--evidence")
    assert recoupe(*edit, "beta", "mardi 2 mars").status == 0
    shown = recoupe("event", press, event)
    assert "mardi 2 mars" in shown.out.split("(correction ")[1].splitlines()[2]
    with open_dossier(press) as store:
        (picked,) = log_of(store)[0].change["evidence"]
        start, end = picked["span"]
        assert store.document_by_id()[picked["document"]].text[start:end] == "mardi 2 mars"
    for wrong in (("beta", "mercredi"), ("delta", "mardi"), ("beta", "a")):
        said = recoupe(*edit, *wrong)
        assert said.status == 1
        assert "Traceback" not in said.err


def test_a_split_event_survives_rebuilds(recoupe: Command, press: Path, built: Path) -> None:
    before = _exported(recoupe, press, "before")
    whole = _events(recoupe, press)[0]
    assert whole["articles"] == 2
    assert recoupe("events", "split", press, whole["event"], "beta").status == 0
    for _ in range(3):
        _rebuild(press, built)
        assert max(e["articles"] for e in _events(recoupe, press)) == 1
    assert recoupe("undo", press).status == 0
    assert _exported(recoupe, press, "after") == before
    said = recoupe("events", "split", press, whole["event"], "alpha", "beta")
    assert (said.status, "nothing would stay" in said.err) == (1, True)
    said = recoupe("events", "split", press, whole["event"], "delta")
    assert (said.status, "alpha, beta" in said.err) == (1, True)


def test_an_edit_is_evidence_and_wins(recoupe: Command, press: Path, built: Path) -> None:
    event = _events(recoupe, press)[0]["event"]
    said = recoupe(
        "events", "edit", press, event, "date=2021-03-01", "status=démenti", "--author", "Ana", "--why", "log"
    )
    assert said.status == 0
    _rebuild(press, built)
    data = json.loads(recoupe("event", press, event, "--format", "json").out)
    assert (data["date"], data["status"]) == ("2021-03-01", "denied")
    date = next(f for f in data["evidence"] if f["field"] == "date")
    assert (date["correction"]["by"], date["correction"]["why"], date["correction"]["from"]) == (
        "Ana",
        "log",
        "2021-03-02",
    )
    assert "Ana (correction c" in recoupe("event", press, event).out
    assert "Ana (correction c" in recoupe("event", press, event, "--format", "csv").out
    assert recoupe("events", "edit", press, event, "date=").status == 0
    assert json.loads(recoupe("event", press, event, "--format", "json").out)["date"] is None
    for wrong in ("date=hier", "type=DANCE", "colour=red", "target=Nobody Atall", "place=Nowhere", "status="):
        said = recoupe("events", "edit", press, event, wrong)
        assert (said.status, said.err.count("\n")) == (1, 1), wrong


def test_a_rejected_event_leaves_the_chronology_only(recoupe: Command, press: Path, built: Path) -> None:
    event = _events(recoupe, press)[0]["event"]
    assert recoupe("events", "reject", press, event[:6], "--author", "Ana").status == 0
    _rebuild(press, built)
    assert event not in {e["event"] for e in _events(recoupe, press)}
    exported = [json.loads(line) for line in _exported(recoupe, press, "out")["events.jsonl"].splitlines()]
    kept = next(e for e in exported if e["id"] == event)
    assert [h["by"] for h in kept["history"] if h["change"] == "rejected"] == ["Ana"]
    assert "REJECTED by Ana" in recoupe("event", press, event).out
    with open_dossier(press) as store:
        assert event not in {e for (e,) in store.rows("SELECT event FROM chronology")}


def test_confirm_annotate_pin(recoupe: Command, press: Path) -> None:
    event = _events(recoupe, press)[0]["event"]
    assert recoupe("events", "confirm", press, event, "--author", "Ana").status == 0
    assert recoupe("events", "pin", press, event, "--author", "Ana").status == 0
    assert recoupe("events", "annotate", press, event, "call", "the", "desk", "--author", "Ana").status == 0
    out = recoupe("event", press, event).out
    assert "confirmed by Ana" in out
    assert "pinned by Ana" in out
    assert "call the desk" in out
    assert "Pinned by Ana (correction c" in recoupe("why", press, event).out
    assert "Figé par Ana (correction c" in recoupe("why", press, event, "--lang", "fr").out


def test_actors_are_merged_split_and_renamed(recoupe: Command, press: Path, built: Path) -> None:
    before = _exported(recoupe, press, "before")
    assert recoupe("actors", "merge", press, "Ada Ruiz", "Jan Nowak", "--why", "test").status == 0
    assert recoupe("actors", "rename", press, "Ada Ruiz", "Ada", "Ruiz-Nowak").status == 0
    _rebuild(press, built)
    actor = json.loads(recoupe("actor", press, "Jan Nowak", "--format", "json").out)
    assert (actor["id"], actor["name"]) == ("ada-ruiz", "Ada Ruiz-Nowak")
    assert recoupe("actors", "split", press, "ada-ruiz", "Jan Nowak", "--as", "J. Nowak").status == 0
    _rebuild(press, built)
    assert json.loads(recoupe("actor", press, "J. Nowak", "--format", "json").out)["id"] == "j-nowak"
    assert "is not printed as Zoe" in recoupe("actors", "split", press, "ada-ruiz", "Zoe").err
    assert recoupe("actors", "merge", press, "Ada Ruiz", "ada-ruiz").status == 1
    assert json.loads(recoupe("actor", press, "jan-nowak", "--format", "json").out)["id"] == "ada-ruiz"
    for _ in range(3):
        assert recoupe("undo", press).status == 0
    assert _exported(recoupe, press, "after") == before


def test_the_log_goes_from_dossier_to_dossier(recoupe: Command, press: Path, built: Path, tmp_path: Path) -> None:
    keep, other = (e["event"] for e in _events(recoupe, press)[:2])
    recoupe("events", "merge", press, keep, other, "--author", "Ana")
    recoupe("events", "annotate", press, keep, "note", "--author", "Ana")
    recoupe("undo", press, "--author", "Bo")
    file = tmp_path / "log.jsonl"
    assert recoupe("corrections", press, "--export", file).status == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3
    twin = Path(shutil.copy(built, tmp_path / "twin.recoupe"))
    assert "3 entries taken in" in recoupe("corrections", twin, "--import", file).err
    assert "0 entries taken in, 3 known before" in recoupe("corrections", twin, "--import", file).err
    assert _exported(recoupe, twin, "twin") == _exported(recoupe, press, "own")
    with open_dossier(press) as one, open_dossier(twin) as two:
        assert log_of(one) == log_of(two)
    rows = json.loads(recoupe("corrections", twin, "--format", "json").out)
    assert [r["state"] for r in rows] == ["in_force", "undone", "undo"]
    file.write_text(file.read_text(encoding="utf-8").replace("Ana", "Eve"), encoding="utf-8")
    said = recoupe("corrections", twin, "--import", file)
    assert (said.status, "line 1" in said.err) == (1, True)
    file.write_text("{", encoding="utf-8")
    assert recoupe("corrections", twin, "--import", file).status == 1


def test_an_undo_is_undone(recoupe: Command, press: Path) -> None:
    event = _events(recoupe, press)[0]["event"]
    recoupe("events", "reject", press, event)
    recoupe("undo", press)
    assert event in {e["event"] for e in _events(recoupe, press)}
    undo = json.loads(recoupe("corrections", press, "--format", "json").out)[-1]["id"]
    assert recoupe("undo", press, undo).status == 0
    assert event not in {e["event"] for e in _events(recoupe, press)}
    assert recoupe("undo", press, undo).status == 1
    assert recoupe("undo", press, "c-none").status == 1


def test_a_group_without_its_verb_is_told_the_verbs(recoupe: Command, press: Path) -> None:
    said = recoupe("events", press)
    assert (said.status, "confirm, edit, merge" in said.err) == (1, True)


@pytest.mark.parametrize("words", [("events", "merge"), ("events", "edit"), ("actors", "split"), ("events", "confirm")])
def test_what_is_missing_is_told(recoupe: Command, press: Path, words: tuple[str, ...]) -> None:
    said = recoupe(*words, press)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert " ".join(words) in said.err


def test_as_known_on_keeps_the_decisions_that_rest_on_no_later_article(recoupe: Command, press: Path) -> None:
    whole = _events(recoupe, press)[0]
    recoupe("events", "split", press, whole["event"], "beta")
    recoupe("events", "edit", press, whole["event"], "date=2021-02-01")
    then = json.loads(recoupe("chronology", press, "--as-known-on", "2021-03-03", "--format", "json").out)
    assert max(e["articles"] for e in then) == 1
    assert "2021-02-01" not in {e["date"] for e in then}
