"""``recoupe statements``: by speaker and by subject, with context, evidence and the other reports of the same words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from command_line import Command

from recoupe.records import Actor, Document, Dossier, Statement
from recoupe.resolve.quotations import Voices, compare, share_quotations
from recoupe.store.replacing import put
from recoupe.store.search import holds
from recoupe.store.write import writing

TEXTS = {
    "d1": "Le port est fermé. « Les quais seront rouverts avant la fin de la semaine prochaine », a annoncé la ministre Ada Ruiz à Oslo.",
    "d2": "« Les quais seront réparés avant la fin de la semaine prochaine », a dit Ada Ruiz. « Personne ne sera licencié. »",
    "d3": "Le syndicat craint des licenciements, selon Jan Nowak et Ada Ruiz.",
}


def at(document: str, words: str) -> tuple[int, int]:
    start = TEXTS[document].index(words)
    return start, start + len(words)


def said(ident: str, document: str, speaker: str, words: str, **more: object) -> Statement:
    values = {"speaker_span": None, "cue": None, "cue_span": None, "kind": "direct", "rule": "r", **more}
    content = (at(document, words),)
    return Statement(id=ident, document=document, speaker=speaker, content=content, **values)  # type: ignore[arg-type]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    actors = (
        Actor(id="a1", name="Ada Ruiz", kind="person", country="FRA"),
        Actor(id="a2", name="Jan Nowak", kind="person"),
    )
    documents = tuple(
        Document(id=d, name=f"article-{d}", uri=d, sha256="0", text=t, published="2021-03-05") for d, t in TEXTS.items()
    )
    statements = (
        said("d1:s1", "d1", "a1", "Les quais seront rouverts avant la fin de la semaine prochaine",
             speaker_span=at("d1", "la ministre Ada Ruiz"), cue="a annoncé", cue_span=at("d1", "a annoncé"), assurance="vouched"),
        said("d2:s1", "d2", "a1", "Les quais seront réparés avant la fin de la semaine prochaine", speaker_span=at("d2", "Ada Ruiz")),
        said("d2:s2", "d2", "a1", "Personne ne sera licencié.", inferred_from=at("d2", "Ada Ruiz")),
        said("d3:s1", "d3", "a2", "Le syndicat craint des licenciements", kind="indirect", speaker_span=at("d3", "Jan Nowak"),
             co_speakers=("a1",), co_speaker_spans=(at("d3", "Ada Ruiz"),)),
    )  # fmt: skip
    shared = share_quotations(documents, statements, Voices(actors, ()))
    path = tmp_path / "press.recoupe"
    with writing(path) as store:
        put(store, Dossier(documents=documents, actors=actors, statements=shared))
    return path


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["d1:s1", "d2:s1", "d2:s2", "d3:s1"]),
        (("--speaker", "Nowak"), ["d3:s1"]),
        (("--speaker", "Ada Ruiz"), ["d1:s1", "d2:s1", "d2:s2", "d3:s1"]),
        (("--about", "quais"), ["d1:s1", "d2:s1"]),
        (("--about", "quai -réparés"), ["d1:s1"]),
        (("--about", "Oslo"), ["d1:s1"]),
        (("--about", '"semaine prochaine"', "--speaker", "ruiz"), ["d1:s1", "d2:s1"]),
        (("--about", "semaine prochaine port"), []),
        (("--about", "SYNDICAT", "--type", "indirect"), ["d3:s1"]),
    ],
)
def test_by_speaker_and_subject(recoupe: Command, press: Path, options: tuple[str, ...], found: list[str]) -> None:
    rows = json.loads(recoupe("statements", press, "--format", "json", *options).out)
    assert [r["id"] for r in rows] == found


def test_context_evidence_and_reports(recoupe: Command, press: Path) -> None:
    first, second, third, fourth = json.loads(recoupe("statements", press, "-f", "json").out)
    assert first["sentence"].endswith("à Oslo.")
    assert [(e["field"], e["words"], e["inferred"]) for e in first["evidence"]] == [
        ("speaker", "la ministre Ada Ruiz", False),
        ("cue", "a annoncé", False),
    ]
    assert [(r["statement"], r["variant"]) for r in first["reports"]] == [("d1:s1", "whole"), ("d2:s1", "altered")]
    assert first["shared"] == second["shared"]
    assert [(c["change"], c["here"], c["there"]) for c in second["reports"][1]["changes"]] == [
        ("replaced", "réparés", "rouverts")
    ]
    assert [(e["words"], e["inferred"]) for e in third["evidence"]] == [("Ada Ruiz", True)]
    assert (third["shared"], third["reports"], fourth["co_speakers"]) == (None, [], ["Ada Ruiz"])


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("altered", "Told in 2 articles:")), ("fr", ("modifié", "Rapporté dans 2 articles :"))]
)
@pytest.mark.parametrize("form", ["table", "md"])
def test_one_by_one_for_people(recoupe: Command, press: Path, form: str, lang: str, words: tuple[str, ...]) -> None:
    out = recoupe("statements", press, "--about", "quais", "-f", form, "--lang", lang).out
    assert all(word in out for word in words)
    assert out.count("« réparés » ≠ « rouverts »") == 1
    marks = ("⟦", "⟧") if form == "table" else ("**", "**")
    assert f"{marks[0]}Les quais seront rouverts avant la fin de la semaine prochaine{marks[1]}" in out


def test_an_inferred_speaker_shows_from_what(recoupe: Command, press: Path) -> None:
    assert "speaker, inferred from: Ada Ruiz" in recoupe("statements", press, "--about", "licencié").out


def test_csv_has_every_statement(recoupe: Command, press: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(recoupe("statements", press, "--speaker", "Ruiz", "-f", "csv").out)))
    assert [r["variant"] for r in rows] == ["whole", "altered", "", ""]
    assert json.loads(rows[1]["reports"])[1]["changes"][0]["here"] == "réparés"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--speaker", "Nobody"), "nobody here is called"),
        (("--about", ""), "about what?"),
        (("--about", "-port"), "about what?"),
    ],
)
def test_mistakes(recoupe: Command, press: Path, options: tuple[str, ...], words: str) -> None:
    said = recoupe("statements", press, *options)
    assert (said.status, said.out) == (1, "")
    assert words in said.err


@pytest.mark.parametrize(
    ("query", "held"),
    [("port", True), ("PORT -mer", False), ('"la mer"', True), ('"mer la"', False), ("", False), ("-port", False)],
)
def test_words_in_a_text(query: str, held: bool) -> None:
    assert holds("Le port donne sur la mer.", query) is held


def test_no_change_between_equal_reports() -> None:
    document = Document(id="d1", name="d1", uri="u", sha256="0", text=TEXTS["d1"])
    statement = said("d1:s1", "d1", "a1", "Les quais seront rouverts")
    longer = msgspec.structs.replace(statement, content=(at("d1", "Les quais seront rouverts avant la fin"),))
    assert compare(statement, document, statement, document) == []
    (change,) = compare(statement, document, longer, document)
    assert (change.kind, change.span, change.other) == ("left_out", None, at("d1", "avant la fin"))
