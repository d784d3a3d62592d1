"""Search: plain words work, accents and elisions do not matter, punctuation is never an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.records import Document, Dossier
from recoupe.store import DossierStore
from recoupe.store.search import search, terms
from recoupe.store.write import in_memory

TEXTS = {
    "d1": "Selon l’Élysée, le cœur du convoi est arrivé au Mali.",
    "d2": "L'Elysée dit que les convois sont partis. Il a mal au bras.",
    "d3": "La présidenceʼÉlysée appelle à un cessez-le-feu en Syrie.",
    "d4": "Le coeur de la ville brûle ; le feu cessez de l’attiser.",
}


@pytest.fixture(scope="module")
def store() -> Iterator[DossierStore]:
    documents = tuple(
        Document(id=i, name=i, uri=i, sha256="0", text=text, title="Titre spécial" if i == "d4" else None)
        for i, text in TEXTS.items()
    )
    with in_memory(Dossier(documents=documents)) as store:
        yield store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("élysée", {"d1", "d2", "d3"}),
        ("l'Élysée", {"d1", "d2", "d3"}),
        ("l’elysee", {"d1", "d2", "d3"}),
        ("ELYSEE", {"d1", "d2", "d3"}),
        ("Mali", {"d1"}),
        ("mal", {"d2"}),
        ("cœur", {"d1", "d4"}),
        ("coeur", {"d1", "d4"}),
        ("convoi", {"d1", "d2"}),
        ("convois", {"d1", "d2"}),
        ("cessez-le-feu", {"d3"}),
        ('"cessez le feu"', {"d3"}),
        ("« cessez le feu »", {"d3"}),
        ("élysée -convois", {"d3"}),
        ("élysée bras", {"d2"}),
        ("spécial", {"d4"}),
        ("-élysée", set()),
        ("", set()),
        ("* : ( ^ \" ' - AND", set()),
        ("Syrie OR", set()),
        ("NEAR(syrie)", set()),
        ("text:syrie", set()),
        ("syrie*", {"d3"}),
        ("(syrie", {"d3"}),
        ('"syrie', {"d3"}),
    ],
)
def test_what_is_found(store: DossierStore, query: str, found: set[str]) -> None:
    assert {hit.document for hit in search(store, query)} == found


def test_the_words_found_are_pointed_at(store: DossierStore) -> None:
    for query, words in (
        ("convoi", ["convoi", "convois"]),
        ("cœur", ["cœur", "coeur"]),
        ("cessez-le-feu", ["cessez-le-feu"]),
    ):
        hits = search(store, query)
        assert sorted(TEXTS[h.document][a:b] for h in hits for a, b in h.spans) == sorted(words)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.sampled_from("aé'’\"«»-*:()^+ \n\0AND{}[]ʼœ"), max_size=30) | st.text(max_size=20))
def test_no_query_is_an_error(store: DossierStore, query: str) -> None:
    for hit in search(store, query):
        assert all(0 <= a < b <= len(TEXTS[hit.document]) for a, b in hit.spans)
    assert all(term.words for term in terms(query))
