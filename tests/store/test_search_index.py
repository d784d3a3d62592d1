"""The index of words follows the records: new, changed and removed ones, and no others."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.small_dossier import small_dossier

from recoupe.records import Dossier
from recoupe.store import DossierStore
from recoupe.store.replacing import put
from recoupe.store.search import KINDS, search, search_everything
from recoupe.store.search.entries import TABLES
from recoupe.store.search.index import keep_in_step
from recoupe.store.write import in_memory


def totals(store: DossierStore, query: str) -> dict[str, int]:
    return {group.kind: group.total for group in search_everything(store, query)}


def indexed(store: DossierStore) -> dict[str, list[tuple[str, str]]]:
    """What each table of the index answers to some words, by id."""
    return {
        kind: [
            (word, ident)
            for word in ("moreno", "kowal", "dialogue", "demanti", "lima", "attaque", "recevoir")
            for (ident,) in store.rows(
                f"SELECT e.id FROM {table} f JOIN search_entries e ON e.kind = ? AND e.number = f.rowid "
                f"WHERE {table} MATCH ? ORDER BY e.id",
                (kind, word),
            )
        ]
        for kind, table in TABLES.items()
    }


def test_each_kind_is_found_with_the_place_of_its_words() -> None:
    with in_memory(small_dossier()) as store:
        texts = {d.id: d.text for d in store.documents()}
        assert totals(store, "moreno") == {"event": 1, "statement": 0, "actor": 1, "document": 3}
        assert totals(store, "dialogues") == {"event": 0, "statement": 1, "actor": 0, "document": 1}
        for query in ("moreno", "dialogues", "recevoir", "démentir"):
            for group in search_everything(store, query):
                assert len(group.found) == group.total
                for found in group.found:
                    assert found.spans
                    if found.document:
                        whole = texts[found.document][found.start : found.start + len(found.text)]
                        assert whole == found.text


def test_a_page_of_results_is_part_of_all() -> None:
    with in_memory(small_dossier()) as store:
        (everything,) = search_everything(store, "moreno", ["document"])
        pages = [search_everything(store, "moreno", ["document"], 1, n)[0] for n in range(4)]
    assert [f for page in pages for f in page.found] == list(everything.found)
    assert {page.total for page in pages} == {3}


def test_an_unknown_kind_is_refused() -> None:
    with in_memory(small_dossier()) as store, pytest.raises(ValueError, match="kind must be one of event"):
        search_everything(store, "moreno", ["place"])


def test_what_did_not_change_is_not_analysed_again() -> None:
    dossier = small_dossier()
    with in_memory(dossier) as store:
        assert keep_in_step(store.connection, dossier) == 0
        documents = (msgspec.structs.replace(dossier.documents[0], copy_group=None), *dossier.documents[1:])
        assert keep_in_step(store.connection, msgspec.structs.replace(dossier, documents=documents)) == 0


def test_the_index_after_changes_is_that_of_a_new_dossier() -> None:
    whole = small_dossier()
    first = Dossier(documents=whole.documents[:1], actors=whole.actors[1:], places=whole.places)
    renamed = msgspec.structs.replace(whole.events[0], title="Un dialogue s’ouvre")
    last = msgspec.structs.replace(whole, events=(renamed, *whole.events[1:]), statements=())
    with in_memory(first) as store, in_memory(last) as new:
        for state in (whole, last, first, last):
            put(store, state)
        assert indexed(store) == indexed(new)
        for kind, table in TABLES.items():
            if kind != "document":  # counted by the index itself, not by what its entries say
                count = f"SELECT count(*) FROM {table}_docsize"
                assert store.rows(count) == new.rows(count)
        assert {h.document for h in search(store, "moreno")} == {"d1", "d2", "d3"}


def test_an_article_keeps_its_row() -> None:
    whole = small_dossier()
    with in_memory(Dossier(documents=whole.documents[1:])) as store:
        before = dict(store.rows("SELECT id, number FROM documents"))
        put(store, Dossier(documents=whole.documents))
        after = dict(store.rows("SELECT id, number FROM documents"))
    assert {i: n for i, n in after.items() if i in before} == before
    assert len(set(after.values())) == 3


SIGNS = st.text(st.sampled_from("aé'’\"«»“”-−*:()^+ \n\0AND{}[]ʼœ\ue000\ue001\u0301|&"), max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=SIGNS | st.text(max_size=25))
def test_no_query_is_an_error(query: str) -> None:
    for group in search_everything(_shared(), query):
        assert group.kind in KINDS
        for found in group.found:
            assert all(0 <= a < b <= len(found.text) for a, b in found.spans)


@cache
def _shared() -> DossierStore:
    return in_memory(small_dossier())


def test_a_query_of_many_words_is_bounded() -> None:
    words = " ".join(f"mot{n} -pas{n}" for n in range(5000))
    with in_memory(small_dossier()) as store:
        assert totals(store, words) == dict.fromkeys(("event", "statement", "actor", "document"), 0)
