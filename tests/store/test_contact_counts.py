"""Who acts on whom: kept by triggers as the records have it, and the same where an older file is brought up to date."""

from __future__ import annotations

import msgspec
from tests.small_dossier import small_dossier

from recoupe.records import Dossier
from recoupe.store import DossierStore, schema
from recoupe.store.contacts import contacts_among, contacts_by_actor
from recoupe.store.counting import events_by_place
from recoupe.store.replacing import put
from recoupe.store.write import in_memory

MIGRATION = next(sql for number, sql in schema.steps() if number == 11)
NAMES = ("source", "target", "last", "first", "type", "event")


def crowded() -> Dossier:
    """Events with several actors on each side, of all sorts of dates, one of them rejected."""
    dossier = small_dossier()
    one = dossier.events[0]
    made = [
        msgspec.structs.replace(one, id=f"x{n}", source=("a1", "a2"), target=("a2", "a3"), date=date, history=history)
        for n, (date, history) in enumerate(
            (
                ("2021-03", ()),
                ("2021-03-04/..", ()),
                ("../2021-03-04", ()),
                (None, ()),
                ("XXXX-03-06", ()),
                ("2021-03-05", ({"change": "rejected"},)),
            )
        )
    ]
    return msgspec.structs.replace(dossier, events=(*dossier.events, *made))


def told(store: DossierStore) -> list[tuple[str, ...]]:
    return store.rows(f"SELECT {', '.join(NAMES)} FROM contacts ORDER BY {', '.join(NAMES)}")


def test_each_pair_of_an_event_is_one_contact() -> None:
    dossier = crowded()
    with in_memory(dossier) as store:
        rows = told(store)
    expected = sorted((a, b, e.id) for e in dossier.events if not any(h["change"] == "rejected" for h in e.history)
                      for a in e.source for b in e.target)  # fmt: skip
    assert sorted((r[0], r[1], r[5]) for r in rows) == expected
    assert {(r[3], r[2]) for r in rows if r[5] in ("x0", "x1", "x2", "x3")} == {
        ("2021-03-01", "2021-03-31"),
        ("2021-03-04", "9999"),
        ("2021-03-04", "2021-03-04"),
        ("~", ""),
    }


def test_a_file_of_an_older_version_gets_the_same_contacts() -> None:
    with in_memory(crowded()) as store:
        before = told(store)
        store.connection.executescript("DROP TABLE contacts; DROP TRIGGER contacts_new; DROP TRIGGER contacts_gone;"
                                       "DROP INDEX events_at; DROP INDEX positions_object;"
                                       "CREATE INDEX events_place ON events(place)")  # fmt: skip
        store.connection.executescript(MIGRATION)
        assert told(store) == before != []


def test_contacts_go_with_their_events() -> None:
    with in_memory(crowded()) as store:
        put(store, small_dossier())
        assert {r[5] for r in told(store)} == {"e1"}


def test_counts_of_contacts() -> None:
    with in_memory(small_dossier()) as store:
        assert contacts_by_actor(store, "1") == {"a1": 1, "a2": 1}
        assert contacts_by_actor(store, "type = ?", ("ASSAULT",)) == {}
        assert contacts_among(store, ["a1", "a2"], "last >= ?", ("2021-03-05",)) == {("a1", "a2"): {"CONSULT": 1}}
        assert contacts_among(store, ["a1"], "1") == {}


def test_places_are_counted_through_their_index() -> None:
    with in_memory(crowded()) as store:
        where = "e.set_aside = 0 AND e.type = 'CONSULT'"
        assert events_by_place(store, where, (), True) == events_by_place(store, where, (), False) == {"p1": 6}
        sql = f"EXPLAIN QUERY PLAN SELECT e.place, count(*) FROM events e INDEXED BY events_at WHERE {where} GROUP BY 1"
        plan = " ".join(row[3] for row in store.rows(sql))
    assert "INDEX events_at" in plan
    assert "TEMP B-TREE" not in plan
