"""Every field of every record has its column, and comes back as it went in."""

from __future__ import annotations

import sqlite3

import pytest

from recoupe.records import Dossier
from recoupe.store import schema, tables
from recoupe.store.write import in_memory
from small_dossier import small_dossier


@pytest.mark.parametrize("table", tables.TABLES)
def test_the_schema_has_a_column_for_each_field(table: str) -> None:
    connection = sqlite3.connect(":memory:")
    schema.migrate(connection)
    found = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    derived = {"number", "earliest", "latest"}
    assert set(tables.columns(tables.TABLES[table])) == found - derived


def test_every_list_of_the_dossier_has_a_table() -> None:
    assert set(tables.TABLES) == set(Dossier.__struct_fields__)


def test_records_come_back_as_they_went_in() -> None:
    dossier = small_dossier()
    with in_memory(dossier) as store:
        assert store.dossier() == dossier


def test_whole_numbers_stay_whole_and_fractions_stay_fractions() -> None:
    with in_memory(small_dossier()) as store:
        money, wounded = sorted(store.figures(), key=lambda f: f.kind)
    assert (wounded.value, type(wounded.value)) == (12, int)
    assert (money.value, money.low, type(money.low), money.high) == (1.5, 1, int, 2.5)


def test_tables_are_strict() -> None:
    with in_memory(small_dossier()) as store, pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("UPDATE events SET outlets = 'many'")
