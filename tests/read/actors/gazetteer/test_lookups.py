"""Names as press prints them find the right row."""

from __future__ import annotations

import pytest

from recoupe.read.actors.gazetteer import load


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("États-Unis", "USA"), ("Etats-Unis", "USA"), ("les Etats‑Unis", "USA"), ("la RDC", "COD"), ("R.D.C.", "COD"),
        ("Birmanie", "MMR"), ("le Myanmar", "MMR"), ("Grande-Bretagne", "GBR"), ("l’Égypte", "EGY"),
        ("Côte d’Ivoire", "CIV"), ("Emirats arabes unis", "ARE"), ("Kosovo", "KOS"), ("Taïwan", "TWN"),
        ("Palestine", "PSE"), ("Somaliland", "XSL"), ("Sahara occidental", "ESH"), ("La Réunion", "REU"),
    ],
)  # fmt: skip
def test_states(printed: str, key: str) -> None:
    state = load().state(printed)
    assert state is not None
    assert state.key == key


@pytest.mark.parametrize(
    ("printed", "actor"),
    [
        ("l’Elysée", "Présidence française"), ("L'Élysée", "Présidence française"), ("Maison-Blanche", "Maison Blanche"),
        ("la Maison Blanche", "Maison Blanche"), ("le Kremlin", "Kremlin"), ("Washington", "États-Unis"),
        ("Ankara", "Turquie"), ("le Quai d’Orsay", "Ministère français des Affaires étrangères"),
        ("La Havane", "Cuba"), ("N’Djamena", "Tchad"), ("Le Caire", "Égypte"), ("Kyiv", "Ukraine"),
    ],
)  # fmt: skip
def test_seats(printed: str, actor: str) -> None:
    assert load().seat(printed)[0].actor == actor


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("libyennes", {"LBY"}), ("américain", {"USA"}), ("états-uniens", {"USA"}), ("burkinabè", {"BFA"}),
        ("Burkinabé", {"BFA"}), ("saoudienne", {"SAU"}), ("émiratis", {"ARE"}), ("congolaise", {"COD", "COG"}),
        ("onusienne", {"organisation-des-nations-unies"}), ("européens", {"union-europeenne"}), ("turques", {"TUR"}),
        ("grecque", {"GRC"}), ("nigériane", {"NGA"}), ("nigérienne", {"NER"}), ("sahraouis", {"ESH"}),
    ],
)  # fmt: skip
def test_adjectives(form: str, keys: set[str]) -> None:
    assert {row.key for row in load().adjective(form)} == keys


def test_nobody_is_found_under_a_name_that_no_table_has() -> None:
    gazetteer = load()
    assert gazetteer.person("Enzo Nessuno") == ()
    assert gazetteer.state("Syldavie") is None
    assert gazetteer.place("Klow") == ()
