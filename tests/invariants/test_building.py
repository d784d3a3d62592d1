"""Invariants 2 to 4: nothing is lost, same input same dossier, adding is cheap and stable."""

from __future__ import annotations

import random
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from spacy.language import Language

from recoupe.read.options import ReadOptions
from recoupe.records import Document, Reading
from recoupe.store import DossierError, open_dossier
from recoupe.store import readings as reading_module
from recoupe.store.build import Progress, build
from recoupe.store.export import export


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> list[Path]:
    """Twelve articles of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    sample = Path(str(files("recoupe") / "examples" / "sample"))
    chosen = [p for p in sorted(sample.glob("*.txt")) if p.name.startswith("libye")][:12]
    return [Path(shutil.copy(p, folder / p.name)) for p in chosen]


def _exported(path: Path) -> dict[str, bytes]:
    folder = path.with_suffix(".export")
    with open_dossier(path) as store:
        return {p.name: p.read_bytes() for p in export(store, folder, "jsonl")}


def test_neither_order_nor_workers_change_a_byte(press: list[Path], tmp_path: Path) -> None:
    shuffled = press[:]
    random.Random(7).shuffle(shuffled)
    build(press, tmp_path / "one.recoupe", workers=1)
    build(shuffled, tmp_path / "two.recoupe", workers=2)
    one, two = _exported(tmp_path / "one.recoupe"), _exported(tmp_path / "two.recoupe")
    assert one == two
    assert one["events.jsonl"].count(b"\n") > 5


def test_building_again_changes_nothing_and_reads_nothing(
    press: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.recoupe"
    build(press[:4], path)
    before = _exported(path)
    monkeypatch.setattr(reading_module, "_read", _no_reading)
    report = build(press[:4], path)
    assert (report.new, report.known) == (0, 4)
    assert _exported(path) == before


def _no_reading(document: Document) -> Reading:
    raise AssertionError(f"{document.name} is read again")


def test_adding_reads_only_what_is_new_and_keeps_ids(press: list[Path], tmp_path: Path) -> None:
    path, whole = tmp_path / "x.recoupe", tmp_path / "whole.recoupe"
    build(press[:8], path)
    with open_dossier(path) as store:
        before = {e.mentions: e.id for e in store.events()}
    seen: list[Progress] = []
    report = build(press[8:], path, progress=seen.append)
    assert (report.new, report.known, report.documents) == (len(press) - 8, 0, len(press))
    assert max(p.done for p in seen) == sum(len(p.read_text("utf-8")) for p in press[8:])
    with open_dossier(path) as store:
        after = {e.mentions: e.id for e in store.events()}
    kept = before.keys() & after.keys()
    assert len(kept) > 5
    assert all(before[mentions] == after[mentions] for mentions in kept)
    build(press, whole)
    with open_dossier(whole) as store:
        assert {e.mentions for e in store.events()} == set(after)


def test_an_older_reader_is_asked_again(press: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.recoupe"
    monkeypatch.setattr("recoupe.store.build.reader_name", lambda options: "older")
    build(press[:2], path)
    monkeypatch.undo()
    seen: list[Progress] = []
    report = build(press[2:3], path, progress=seen.append)
    assert (report.new, report.documents) == (1, 3)
    assert max(p.total for p in seen) == sum(len(p.read_text("utf-8")) for p in press[:3])


def test_every_input_is_accounted_for(press: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in press[:3]:
        shutil.copy(path, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n ")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.txt").write_bytes(
        "Le maire a été reçu à Séville mardi par la ministre. ".encode("latin-1") * 5 + b"\xff\xfe\x81"
    )
    (folder / "line.txt").write_text("mot " * 5_000_000, encoding="utf-8")
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    (folder / "bad.jsonl").write_text(
        '{"id": "a", "text": "Le maire de Séville a reçu la ministre."}\n{"id": 3\n', "utf-8"
    )
    inputs = [folder, tmp_path / "missing.txt"]
    report = build(inputs, tmp_path / "x.recoupe")
    uris = {Path(r.uri.split("#")[0]).name: r.reason for r in report.rejected}
    assert {"empty.txt", "blank.txt", "picture.txt", "line.txt", "dangling.txt", "bad.jsonl", "missing.txt"} <= set(
        uris
    )
    assert all("\n" not in reason and reason for reason in uris.values())
    # eleven files; bad.jsonl holds one article that can be read and one that cannot
    assert report.new + report.known + report.repeated + len(report.rejected) == 12
    with open_dossier(tmp_path / "x.recoupe") as store:
        assert {r.id for r in store.rejected()} == {r.id for r in report.rejected}


def test_what_cannot_be_read_now_may_be_read_later(press: list[Path], tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_bytes(b"")
    assert len(build([press[0], late], tmp_path / "x.recoupe").rejected) == 1
    late.write_text("Le maire de Séville a reçu mardi la ministre Inès Duarte.", encoding="utf-8")
    assert build([late], tmp_path / "x.recoupe").rejected == ()
    with open_dossier(tmp_path / "x.recoupe") as store:
        assert list(store.rejected()) == []
        assert len(list(store.documents())) == 2


def test_one_article_that_breaks_the_reader_does_not_cost_the_others(
    press: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import recoupe.read.article as article

    read = article.read_article

    def breaking(document: Document, options: ReadOptions) -> Reading:
        if document.name == press[1].stem:
            raise RuntimeError("cannot cope")
        return read(document, options)

    monkeypatch.setattr(article, "read_article", breaking)
    report = build(press[:3], tmp_path / "x.recoupe")
    assert report.new == 2
    assert [(Path(r.uri).name, r.reason) for r in report.rejected] == [
        (press[1].name, "the reader failed: RuntimeError: cannot cope")
    ]


def test_nothing_readable_makes_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(DossierError) as caught:
        build([tmp_path / "empty.txt"], tmp_path / "x.recoupe")
    assert caught.value.code == "nothing_readable"
    assert not (tmp_path / "x.recoupe").exists()
