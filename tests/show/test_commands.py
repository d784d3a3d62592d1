"""The commands that are no listings."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest
from command_line import Command

from recoupe.records import Dossier, Reading
from recoupe.store import schema
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import TEXTS, small_dossier


def test_an_actor_with_what_is_told_of_it(recoupe: Command, path: Path) -> None:
    data = json.loads(recoupe("actor", path, "rosa moreno", "--format", "json").out)
    assert (data["id"], data["aliases"]) == ("a1", ["Moreno"])
    assert [n["words"] for n in data["names"]] == ["Rosa Moreno"]
    assert [e["event"] for e in data["events"]] == ["e1", "e3"]
    assert [s["content"] for s in data["statements"]] == ["Le dialogue est ouvert"]
    assert [p["object"] for p in data["positions"]] == ["l’attaque"]
    assert data["contacts"] == [{"contact": "Jan Kowal", "events": 1, "types": {"CONSULT": 1}, "id": "a2"}]
    for form in ("table", "md"):
        out = recoupe("actor", path, "Moreno", "--format", form).out
        assert "Rosa Moreno reçoit Jan Kowal" in out
    assert recoupe("actor", path, "a1", "--format", "csv").out.startswith("words,form,mentions,articles,rule\r\n")


def test_a_name_of_several_is_asked_back(recoupe: Command, path: Path) -> None:
    dossier = small_dossier()
    twin = msgspec.structs.replace(dossier.actors[0], id="a9", name="Ana Moreno", aliases=())
    path.unlink()
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, actors=(*dossier.actors[:1], *dossier.actors[1:], twin)))
    assert recoupe("actor", path, "Ana").status == 0
    said = recoupe("actor", path, "Moreno")
    assert said.status == 0, "an alias that is exactly the name goes before"


def test_search_shows_the_words(recoupe: Command, path: Path) -> None:
    out = recoupe("search", path, "l'elysee").out
    assert "a annoncé l’⟦Élysée⟧" in out
    rows = json.loads(recoupe("search", path, "accord", "-dialogue", "--format", "json").out)
    assert [(r["name"], [TEXTS["d2"][a:b] for a, b in r["spans"]]) for r in rows] == [("article-d2", ["accord"])]
    assert (
        json.loads(recoupe("search", path, "moreno", "--since", "2021-03-07", "--format", "json").out)[0]["name"]
        == "article-d2"
    )
    assert recoupe("search", path, "introuvable").out.strip() == "0 articles"


def test_search_options_are_not_taken_for_words(recoupe: Command, path: Path) -> None:
    said = recoupe("search", path, "--format", "csv", "dialogue", "-accord")
    assert said.out.startswith("name,sources,published,sentence,spans,document\r\narticle-d1,")
    assert recoupe("search", path, "dialogue", "-dialogue", "--format", "json").out == "[]\n"
    assert recoupe("search", path, "dialogue", "-hôpital", "--format", "json").status == 0
    assert "No such option" in recoupe("search", path, "dialogue", "--colour").err


def test_why_has_sentences_and_features(recoupe: Command, path: Path) -> None:
    dossier = small_dossier()
    merged = {"change": "merged", "mention": "d2:e1", "score": 8.0, "threshold": 5.5, "ambiguous": False}
    merged["features"] = [{"feature": "date.same", "bits": 3.35, "seen": ["2021-03-05"]}]
    origins = {"change": "origins", "origins": [["d1:e1", "d2:e1"], ["d3:e1"]], "sources": ["a3"]}
    first = msgspec.structs.replace(dossier.events[0], history=(origins, merged))
    path.unlink()
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, events=(first, *dossier.events[1:])))
    assert "3 articles" in recoupe("why", path, "e1").out
    data = json.loads(recoupe("why", path, "e1", "--format", "json").out)
    assert data["features"][0]["bits"] == 3.35
    assert len(data["sentences"]) > 3
    assert "d2:e1,8.0,5.5,false,date.same,3.35,2021-03-05" in recoupe("why", path, "e1", "--format", "csv").out
    out = recoupe("event", path, "e1").out
    assert "origin 1: article-d1, article-d2" in out


def test_history_is_told_in_words(recoupe: Command, path: Path) -> None:
    dossier = small_dossier()
    history = (
        {"change": "status", "status": "planned", "as_of": "2021-03-04", "mentions": ["d2:e1"]},
        {"change": "imprecision", "field": "date", "from": "2021-03", "to": "2021-03-05", "mentions": []},
        {"change": "revision", "field": "killed", "from": 3, "to": 5, "mentions": []},
        {"change": "absorbed", "event": "e7"},
        {"change": "split", "from": "e8"},
    )
    path.unlink()
    with writing(path) as store:
        put(
            store,
            msgspec.structs.replace(
                dossier, events=(msgspec.structs.replace(dossier.events[0], history=history), *dossier.events[1:])
            ),
        )
    out = recoupe("event", path, "e1").out
    for words in (
        "Radio Sud, 4 March 2021: planned",
        "date: March 2021, made precise as 5 March 2021",
        "dead: 3, revised to 5",
        "e7",
        "e8",
    ):
        assert words in out


def test_doctor_finds_faults(recoupe: Command, path: Path) -> None:
    said = recoupe("doctor", path)
    assert said.status == 0, said.out
    assert "FAULT" not in said.out
    assert "3 articles, 1 rejected, 3 events" in said.out
    with writing(path) as store:
        store.connection.execute("UPDATE dates SET span_end = 99999")
    said = recoupe("doctor", path)
    assert said.status == 1
    assert "FAULT" in said.out
    assert "span: dates.span of d2:t1 is outside its text" in said.out


def test_doctor_tells_a_changed_model(recoupe: Command, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.show.health.model_digest", lambda: ("0" * 64, []))
    said = recoupe("doctor", path)
    assert said.status == 1
    assert "is not the one recoupe was made with" in said.out


def test_migrate(recoupe: Command, path: Path) -> None:
    assert "is up to date" in recoupe("migrate", path).err
    path.unlink()
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, to=schema.current_version() - 1)
    connection.close()
    said = recoupe("chronology", path)
    assert (said.status, "recoupe migrate" in said.err) == (1, True)
    assert "1 step, up to date now" in recoupe("migrate", path).err
    assert recoupe("chronology", path).status == 0
    assert "there is no such file" in recoupe("migrate", path.with_name("none.recoupe")).err


def test_export(recoupe: Command, path: Path, tmp_path: Path) -> None:
    said = recoupe("export", path, "--format", "jsonl", "--output", tmp_path / "out")
    assert (said.status, said.out) == (0, "")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f"{name}.jsonl" for name in Dossier.__struct_fields__}
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    assert recoupe("export", path, "--output", blocked).status == 1


def test_evaluate_scores_a_dossier(recoupe: Command, path: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    gold = {"dates": [{"span": [TEXTS["d2"].index("le 5"), TEXTS["d2"].index("le 5") + 9], "value": "2021-03-05"}]}
    (tmp_path / "gold" / "article-d2.json").write_text(json.dumps(gold), encoding="utf-8")
    rows = json.loads(recoupe("evaluate", tmp_path, "--dossier", path, "--format", "json").out)
    assert {r["measure"]: r["f1"] for r in rows if r["measure"].startswith("dates")} == {
        "dates_strict": 1.0,
        "dates_relaxed": 1.0,
        "dates_value": 1.0,
    }
    assert recoupe("evaluate", tmp_path / "nothing").status == 1


def test_as_known_on_leaves_later_articles_out(recoupe: Command, path: Path) -> None:
    dossier = small_dossier()
    readings = {}
    for document in dossier.documents:
        reading = Reading(
            document=document,
            actors=dossier.actors,
            event_mentions=tuple(m for m in dossier.event_mentions if m.document == document.id),
            places=dossier.places,
        )
        readings[document.id] = ("reader", msgspec.json.encode(reading).decode())
    with writing(path) as store:
        put(store, dossier, readings)
    said = recoupe("chronology", path, "--as-known-on", "2021-03-06", "--format", "json")
    rows = json.loads(said.out)
    assert {source for r in rows for source in r["sources"]} == {"=Le Courrier"}
    assert said.err == "1 article without a publication date is left out\n"
    later = json.loads(recoupe("chronology", path, "--as-known-on", "2021-03", "--format", "json").out)
    assert {source for r in later for source in r["sources"]} == {"=Le Courrier", "Radio Sud"}
    assert json.loads(recoupe("chronology", path, "--as-known-on", "2020", "--format", "json").out) == []


def test_demo_shows_a_chronology(recoupe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = recoupe("demo", "--format", "json")
    assert said.status == 0, said.err
    rows = json.loads(said.out)
    assert sum(r["articles"] > 1 for r in rows) >= 3
    assert (tmp_path / "demo.recoupe").exists()
    again = recoupe("demo", "--format", "json")
    assert json.loads(again.out) == rows
    assert "32 known already" in again.err


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (None, None, "ministre"),
        (None, "..", "ministre"),
        ("2015-03-02", "..", "ministre (from 2 March 2015)"),
        ("2015", "2017-05", "ministre (2015 – May 2017)"),
        (None, "2017", "ministre (until 2017)"),
    ],
)
def test_roles_have_their_time(recoupe: Command, since: str | None, until: str | None, text: str) -> None:
    from recoupe.show.language import speak
    from recoupe.show.views.actors import role_text

    speak("en")
    assert role_text("ministre", since, until) == text
