"""A dossier that grows article by article is, to the byte, the one that is built of all of them at once."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from generate_mentions import generate

from recoupe.records import Reading
from recoupe.resolve.linking import stretches as cutting
from recoupe.resolve.linking.state import State
from recoupe.store import DossierStore, tables
from recoupe.store.export import as_jsonl
from recoupe.store.renewal import build_anew
from recoupe.store.write import new_connection

READINGS = generate(150, 5, seed=9, words=True).readings


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches so short that a small dossier has many."""
    monkeypatch.setattr(cutting, "MENTIONS", 30)
    monkeypatch.setattr(cutting, "DAYS", 2)
    monkeypatch.setattr(cutting, "OVERLAP", 15)


def new_store() -> DossierStore:
    return DossierStore(new_connection(":memory:"), Path(":memory:"))


def build(store: DossierStore, readings: list[Reading]) -> DossierStore:
    encoded = {r.document.id: ("test", msgspec.json.encode(r).decode()) for r in readings}
    opened = DossierStore(store.connection, store.path)
    build_anew(opened, sorted(readings, key=lambda r: r.document.id), encoded, (), ())
    return opened


def exported(store: DossierStore, but: frozenset[str] = frozenset()) -> dict[str, bytes]:
    return {table: as_jsonl(store.every(table)) for table in tables.TABLES if table not in but}


def test_one_article_more_is_as_if_all_were_built_at_once() -> None:
    readings = list(READINGS)
    random.Random(2).shuffle(readings)
    store = new_store()
    for number in (len(readings) - 20, len(readings) - 1, len(readings)):
        build(store, readings[:number])
    without = new_store()
    for number in (len(readings) - 20, len(readings) - 1, len(readings)):
        without.connection.execute("DELETE FROM memory")
        build(without, readings[:number])
    assert exported(store) == exported(without)
    # a build from nothing has no former ids to keep; all the rest is the same
    assert exported(store, frozenset(("events", "event_mentions"))) == exported(
        build(new_store(), readings), frozenset(("events", "event_mentions"))
    )


def test_the_last_article_in_time_has_only_the_end_linked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = sorted(READINGS, key=lambda r: (r.document.published or "", r.document.id))
    store = build(new_store(), readings[:-1])
    linked: list[str] = []
    plain = State.go_on

    def go_on(self: State, stretch: cutting.Stretch) -> None:
        linked.extend(t.id for t in stretch)
        plain(self, stretch)

    monkeypatch.setattr(State, "go_on", go_on)
    build(store, readings)
    assert 0 < len(linked) < 0.6 * sum(len(r.event_mentions) for r in readings)


def test_what_no_build_asks_for_is_forgotten() -> None:
    store = build(new_store(), READINGS)
    known = store.rows("SELECT count(*) FROM memory")[0][0]
    store.connection.execute("INSERT INTO memory (digest, found) VALUES (x'00', x'00')")
    build(store, READINGS)
    assert known > 0
    assert store.rows("SELECT count(*) FROM memory")[0][0] == known
