"""The listings: same rows in every format, filters, data twins."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import Command

ROWS = {
    "chronology": 3,
    "articles": 4,
    "statements": 1,
    "figures": 2,
    "positions": 1,
    "actors": 3,
    "conflicts": 4,
    "silence": 1,
    "copies": 2,
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_format_has_every_row(recoupe: Command, path: Path, name: str, lang: str) -> None:
    said = {f: recoupe(name, path, "--format", f, "--lang", lang) for f in ("table", "json", "csv", "md")}
    assert {s.status for s in said.values()} == {0}, said
    rows = json.loads(said["json"].out)
    table = list(csv.reader(io.StringIO(said["csv"].out)))
    assert len(rows) == len(table) - 1 == ROWS[name]
    assert set(table[0]) == set(rows[0])
    lines = [line for line in said["md"].out.splitlines() if line.startswith("| ")]
    rules = sum(set(line) <= set("| -:") for line in lines)
    assert len(lines) - 2 * rules == ROWS[name]
    assert said["table"].out.strip()


def test_chronology_is_in_order_of_time(recoupe: Command, path: Path) -> None:
    rows = json.loads(recoupe("chronology", path, "--format", "json").out)
    assert [r["date"] for r in rows] == ["2021-03-05", "XXXX-03-06", None]
    out = recoupe("chronology", path).out
    assert out.index("5 March 2021") < out.index("Year not told (1)") < out.index("No date told (1)")
    assert "≠ date" in out
    assert "=Le Courrier, Radio Sud, article-d3" in out


def test_a_cell_is_no_formula(recoupe: Command, path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(recoupe("copies", path, "--format", "csv").out)))
    assert [r["sources"] for r in rows] == ["'=Le Courrier", "Radio Sud"]


@pytest.mark.parametrize(
    ("options", "events"),
    [
        (("--since", "2021-03-05"), ["e1"]),
        (("--since", "2021-03-06"), []),
        (("--until", "2021-03"), ["e1"]),
        (("--until", "2020"), []),
        (("--actor", "MORENO"), ["e1", "e3"]),
        (("--actor", "jan kowal"), ["e1", "e2"]),
        (("--actor", "kowal"), ["e1", "e2"]),
        (("--type", "consult"), ["e1"]),
        (("--place", "lima"), ["e1"]),
        (("--place", "PER"), ["e1"]),
        (("--place", "Quito"), []),
        (("--actor", "Moreno", "--type", "ACCUSE"), ["e3"]),
    ],
)
def test_filters(recoupe: Command, path: Path, options: tuple[str, ...], events: list[str]) -> None:
    said = recoupe("chronology", path, "--format", "json", *options)
    assert [r["event"] for r in json.loads(said.out)] == events


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("chronology", "--actor", "Nobody"), "nobody here is called 'Nobody'"),
        (("chronology", "--since", "hier"), "'hier' is no date"),
        (("chronology", "--type", "PARTY"), "ACCUSE"),
        (("figures", "--type", "CONSULT"), "killed"),
        (("chronology", "more", "words"), "what is"),
        (("event", "e9"), "no event 'e9'"),
        (("event", "e"), "3 events begin with 'e'"),
        (("event",), "which event?"),
        (("search",), "which words?"),
        (("actor", "Nobody"), "nobody here is called"),
        (("chronology", "--colour"), "No such option"),
        (("nonsense",), "No such command"),
        (("build",), "Missing argument"),
    ],
)
def test_mistakes_take_one_line(
    recoupe: Command, path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(path.parent)
    said = recoupe(*command)
    assert said.status == 1
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


def test_the_dossier_may_be_left_out_where_there_is_one(
    recoupe: Command, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    assert "5 March 2021" in recoupe("chronology").out
    assert "5 March 2021" in recoupe("chronology", path.name).out
    assert "5 March 2021" in recoupe("chronology", "--dossier", path.name).out
    path.with_name("second.recoupe").write_bytes(path.read_bytes())
    assert "second.recoupe" in recoupe("chronology").err
    for file in path.parent.glob("*.recoupe"):
        file.unlink()
    assert "no *.recoupe in" in recoupe("chronology").err


def test_articles_and_rejects_are_told_apart(recoupe: Command, path: Path) -> None:
    rows = json.loads(recoupe("articles", path, "--format", "json").out)
    assert [(r["name"], r["reason"]) for r in rows] == [
        ("article-d1", None),
        ("article-d2", None),
        ("article-d3", None),
        ("vide.txt", "empty"),
    ]
    assert "Rejected (1)" in recoupe("articles", path).out
    assert [r["name"] for r in json.loads(recoupe("articles", path, "--type", "rejected", "-f", "json").out)] == [
        "vide.txt"
    ]
    found = json.loads(recoupe("articles", path, "--actor", "élysée", "-f", "json").out)
    assert [r["name"] for r in found] == ["article-d1"]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    "command", [*([name] for name in ROWS), ["event", "e1"], ["search", "dialogue"], ["actor", "a1"]]
)
def test_data_do_not_depend_on_the_language(recoupe: Command, path: Path, command: list[str], form: str) -> None:
    name, *words = command
    french, english = (recoupe(name, path, *words, "--format", form, "--lang", lang) for lang in ("fr", "en"))
    assert french.status == 0
    assert french.out == english.out
