"""Only rows that differ are written, and the file holds what a new one would."""

from __future__ import annotations

import sqlite3

import msgspec
import pytest
from tests.small_dossier import small_dossier

from recoupe.records import Dossier
from recoupe.store.dossier import DossierStore
from recoupe.store.replacing import put
from recoupe.store.write import in_memory

#: what is derived from the records, by the program or by triggers
DERIVED = ("event_actors", "statement_speakers", "absorbed", "actor_counts", "actor_contacts")
READINGS = {"d1": ("r", "one"), "d2": ("r", "two")}


def states() -> list[Dossier]:
    whole = small_dossier()
    events, figures = list(whole.events), list(whole.figures)
    events[0] = msgspec.structs.replace(events[0], source=("a3",), date="2022-01-01")
    figures[1] = msgspec.structs.replace(figures[1], low=1.0)
    published = msgspec.structs.replace(whole.documents[0], published="2020-02-02")
    return [
        whole,
        Dossier(),
        msgspec.structs.replace(whole, events=tuple(events)),
        msgspec.structs.replace(whole, figures=tuple(figures)),
        msgspec.structs.replace(whole, statements=(), positions=(), figures=figures[:1]),
        msgspec.structs.replace(whole, documents=(published, *whole.documents[1:])),
        msgspec.structs.replace(whole, actors=(*whole.actors[:2], msgspec.structs.replace(whole.actors[2], name="x"))),
    ]


def derived(store: DossierStore) -> dict[str, object]:
    days = {
        t: store.rows(f"SELECT id, earliest, latest, first_day FROM {t} ORDER BY 1") for t in ("statements", "figures")
    }
    return days | {table: sorted(store.rows(f"SELECT * FROM {table}")) for table in DERIVED}


@pytest.mark.parametrize("after", range(len(states())))
@pytest.mark.parametrize("before", range(len(states())))
def test_from_one_state_to_another(before: int, after: int) -> None:
    made = states()
    with in_memory(made[before]) as store, in_memory(made[after]) as new:
        put(store, made[after])
        assert store.dossier() == new.dossier()
        assert repr(list(store.figures())) == repr(list(new.figures()))
        assert derived(store) == derived(new)


def test_what_stays_is_not_written() -> None:
    whole = small_dossier()
    with in_memory(whole) as store:
        put(store, whole, READINGS)
        before = store.connection.total_changes
        put(store, whole, READINGS)
        assert store.connection.total_changes - before == 0
        before = store.connection.total_changes
        put(store, whole, READINGS | {"d3": ("r", "three")})
        assert store.connection.total_changes - before == 1


def test_readings_that_are_not_given_are_gone() -> None:
    with in_memory(small_dossier()) as store:
        put(store, small_dossier(), READINGS)
        assert store.readings() == READINGS
        put(store, small_dossier())
        assert store.readings() == {}


def test_a_reference_to_nothing_is_named() -> None:
    broken = msgspec.structs.replace(small_dossier(), actors=small_dossier().actors[:2])
    with (
        in_memory(small_dossier()) as store,
        pytest.raises(sqlite3.IntegrityError, match=r"actor_mentions\.actor of d1:m2"),
    ):
        put(store, broken)
