"""Events by day: counted right, from the index alone, and anew when the dossier changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from tests.small_dossier import small_dossier

from recoupe.store import open_dossier
from recoupe.store.calendar import bounds
from recoupe.store.choosing import EVENTS, Where
from recoupe.store.counting import UNKNOWN, by_day
from recoupe.store.replacing import put
from recoupe.store.revisions import record
from recoupe.store.search import holding_words
from recoupe.store.write import in_memory, writing

#: what lists of events are chosen by
CONDITIONS = (
    "e.set_aside = 0",
    "e.set_aside = 0 AND e.status = 'actual'",
    "e.set_aside = 0 AND e.independent_sources >= 2",
    "e.set_aside = 0 AND e.independent_sources > 1 AND e.primary_sources > 1",
    "e.set_aside = 0 AND e.contested = 1",
    "e.set_aside = 0 AND e.first_reported <= '2021-03-06'",
    "e.set_aside = 0 AND coalesce(e.earliest, e.latest) <= '2021-03-05'",
)


def test_all_events_are_counted() -> None:
    dossier = small_dossier()
    with in_memory(dossier) as store:
        counted = by_day(store, EVENTS, Where("1"))
    assert dict(counted) == Counter(bounds(e.date)[0] or UNKNOWN for e in dossier.events)
    assert [day for day, _ in counted] == sorted(day for day, _ in counted)


@pytest.mark.parametrize("where", CONDITIONS)
def test_counting_goes_through_the_index_in_its_order(where: str) -> None:
    with in_memory(small_dossier()) as store:
        expected = store.rows(f"SELECT count(*) FROM events e WHERE {where}")[0][0]
        assert sum(n for _, n in by_day(store, EVENTS, Where(where))) == expected
        sql = f"EXPLAIN QUERY PLAN SELECT e.first_day, count(*) FROM events e WHERE {where} GROUP BY 1 ORDER BY 1"
        plan = " ".join(row[3] for row in store.rows(sql))
    assert "INDEX events_in_order (set_aside=?" in plan
    assert "TEMP B-TREE" not in plan


def test_a_change_is_counted_anew(tmp_path: Path) -> None:
    path, dossier = tmp_path / "x.recoupe", small_dossier()
    with writing(path) as store:
        put(store, dossier)
        record(store, "build", [], [], [])
    with open_dossier(path) as store:
        before = by_day(store, EVENTS, Where("e.set_aside = ?", (0,)))
        assert by_day(store, EVENTS, Where("e.set_aside = ?", (0,))) is before
    told = tuple(m for m in dossier.event_mentions if m.event == "e1")
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, events=dossier.events[:1], event_mentions=told))
        record(store, "build", [], [], [])
    with open_dossier(path) as store:
        assert sum(n for _, n in by_day(store, EVENTS, Where("e.set_aside = ?", (0,)))) == 1
    assert sum(n for _, n in before) == 3


@pytest.mark.parametrize(
    ("query", "found"), [("moreno", ["e1"]), ("reçoit -kowal", []), ("condamner", ["e3"]), ("?", [])]
)
def test_events_that_hold_words(query: str, found: list[str]) -> None:
    asked = holding_words("event", query)
    with in_memory(small_dossier()) as store:
        assert (sorted(i for (i,) in store.rows(*asked)) if asked else []) == found
