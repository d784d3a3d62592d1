"""Writing counts as a whole or not at all, and readers are not disturbed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from recoupe.records import Document, Dossier
from recoupe.store import DossierError, open_dossier
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier file."""
    path = tmp_path / "press.recoupe"
    with writing(path) as store:
        put(store, small_dossier())
    return path


def test_a_new_dossier_leaves_no_other_file(path: Path) -> None:
    assert [p.name for p in path.parent.iterdir()] == ["press.recoupe"]


def test_a_failed_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path / "x.recoupe", small_dossier())
    assert not list(tmp_path.iterdir())


def test_a_failed_build_leaves_the_former_dossier(path: Path) -> None:
    fewer = msgspec.structs.replace(small_dossier(), statements=())
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path, fewer)
    with open_dossier(path) as store:
        assert store.dossier() == small_dossier()


def test_a_reference_to_nothing_is_refused(path: Path) -> None:
    broken = msgspec.structs.replace(small_dossier(), places=())
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), writing(path) as store:
        put(store, broken)
    with open_dossier(path) as store:
        assert store.dossier() == small_dossier()


def test_another_process_reads_while_one_writes(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from recoupe.store import open_dossier\n"
        "with open_dossier(Path(sys.argv[1])) as s: print(len(list(s.statements())))"
    )
    with writing(path) as store:
        put(store, msgspec.structs.replace(small_dossier(), statements=()))
        seen = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert seen.stdout == "1\n"
    with open_dossier(path) as store:
        assert list(store.statements()) == []


def test_two_builds_at_once_do_not_overwrite_each_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.store.write.PATIENCE", 0.05)
    with writing(path), pytest.raises(DossierError) as caught, writing(path):
        pass
    assert caught.value.code == "locked"


def test_a_full_disk_is_told_and_changes_nothing(path: Path) -> None:
    grown = msgspec.structs.replace(small_dossier(), documents=tuple(_longer(d) for d in small_dossier().documents))
    with pytest.raises(DossierError) as caught:
        _filling_the_disk(path, grown)
    assert caught.value.code == "disk_full"
    with open_dossier(path) as store:
        assert store.dossier() == small_dossier()


def _interrupted(path: Path, dossier: Dossier) -> None:
    with writing(path) as store:
        put(store, dossier)
        raise KeyboardInterrupt


def _filling_the_disk(path: Path, dossier: Dossier) -> None:
    with writing(path) as store:
        store.connection.execute("PRAGMA max_page_count = 60")
        put(store, dossier)


def _longer(document: Document) -> Document:
    return msgspec.structs.replace(document, text=document.text + " mot" * 200_000)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Some notes, and not a dossier at all. " * 50, encoding="utf-8")
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    for path in (text, other):
        before = path.read_bytes()
        for action in (open_dossier, lambda p: writing(p).__enter__()):
            with pytest.raises(DossierError) as caught:
                action(path)
            assert caught.value.code == "not_a_dossier"
        assert path.read_bytes() == before


def test_missing_file_folder_and_newer_schema(path: Path) -> None:
    def code(action: object, target: Path) -> str:
        with pytest.raises(DossierError) as caught:
            action(target)  # type: ignore[operator]
        return caught.value.code

    assert code(open_dossier, path.with_name("none.recoupe")) == "missing"
    assert code(open_dossier, path.parent) == "is_folder"
    assert code(lambda p: writing(p).__enter__(), path.parent / "none" / "x.recoupe") == "no_folder"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert code(open_dossier, path) == "newer_schema"
    assert code(lambda p: writing(p).__enter__(), path) == "newer_schema"


def test_a_damaged_file_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(DossierError) as caught, open_dossier(path) as store:
        store.dossier()
    assert caught.value.code == "damaged"


def test_a_device_or_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(DossierError) as caught, writing(pipe):
        pass
    assert caught.value.code == "no_file"
    assert pipe.is_fifo()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link, target = tmp_path / "link.recoupe", tmp_path / "target.recoupe"
    link.symlink_to(target)
    with writing(link) as store:
        put(store, small_dossier())
    assert link.is_symlink()
    with open_dossier(target) as store:
        assert store.dossier() == small_dossier()
