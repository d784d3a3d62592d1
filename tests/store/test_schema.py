"""Migrations: from nothing, from an older file, and all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recoupe.store import DossierError, open_dossier, schema, tables
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier


def _older(path: Path) -> None:
    """A dossier of schema version 1, with records."""
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, to=1)
    for table in ("places", "actors"):
        for record in getattr(small_dossier(), table):
            connection.execute(tables.insert_sql(table, tables.columns(type(record))), tables.to_row(record))
    connection.close()


def test_steps_are_numbered_without_gaps() -> None:
    assert [number for number, _ in schema.steps()] == list(range(1, schema.current_version() + 1))


def test_an_older_file_is_told_apart_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.recoupe"
    _older(path)
    with pytest.raises(DossierError) as caught:
        open_dossier(path)
    assert (caught.value.code, caught.value.values["found"]) == ("older_schema", 1)
    connection = sqlite3.connect(path, isolation_level=None)
    assert schema.migrate(connection) == list(range(2, schema.current_version() + 1))
    connection.close()
    with open_dossier(path) as store:
        assert [a.name for a in store.actor_by_id().values()] == ["Rosa Moreno", "Jan Kowal", "l’Élysée"]


def test_building_onto_an_older_file_migrates_it(tmp_path: Path) -> None:
    path = tmp_path / "old.recoupe"
    _older(path)
    with writing(path) as store:
        put(store, small_dossier())
    with open_dossier(path) as store:
        assert store.dossier() == small_dossier()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.recoupe"
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, to=1)
    steps = (*schema.steps()[:1], (2, "CREATE TABLE extra (a TEXT); CREATE TABLE extra (a TEXT);"))
    monkeypatch.setattr(schema, "steps", lambda: steps)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection)
    assert schema.version(connection) == 1
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchall()


def test_corrections_can_only_be_added(tmp_path: Path) -> None:
    with writing(tmp_path / "x.recoupe") as store:
        store.connection.execute(
            "INSERT INTO corrections (id, made_at, made_by, reason, kind, action, subject, change) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ("c1", "2024-05-02T10:00:00+02:00", "Ana", "two meetings", "event", "split", "{}", "{}"),
        )
        for sql in ("DELETE FROM corrections", "UPDATE corrections SET reason = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                store.connection.execute(sql)
        put(store, small_dossier())
        assert store.rows("SELECT made_by FROM corrections") == [("Ana",)]
