"""Names as press prints them find the right row."""

from __future__ import annotations

import gc
import time

import pytest

from recoupe.read.actors.gazetteer import Gazetteer, load


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


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("l’ONU", "Organisation des Nations unies"), ("Nations unies", "Organisation des Nations unies"),
        ("l'Otan", "OTAN"), ("Cédéao", "Communauté économique des États d'Afrique de l'Ouest"),
        ("CEDEAO", "Communauté économique des États d'Afrique de l'Ouest"), ("Daech", "État islamique"),
        ("l'organisation Etat islamique", "État islamique"), ("M23", "Mouvement du 23 mars"),
        ("la Manul", "Mission d'appui des Nations unies en Libye"), ("FARDC", "Forces armées de la RDC"),
        ("Fed", "Réserve fédérale américaine"), ("HRW", "Human Rights Watch"), ("GNA", "Gouvernement d'union nationale"),
        ("Tsahal", "Tsahal"), ("le PKK", "Parti des travailleurs du Kurdistan"), ("shebab", "Al-Shabaab"),
        ("PAS", "Parti action et solidarité"), ("l'AFP", "Agence France-Presse"), ("CPI", "Cour pénale internationale"),
    ],
)  # fmt: skip
def test_bodies(printed: str, name: str) -> None:
    assert [body.name for body in load().body(printed)] == [name]


@pytest.mark.parametrize("word", ["pas", "Pas", "ensemble", "le total", "mas"])
def test_an_ordinary_word_is_no_acronym(word: str) -> None:
    assert load().is_ordinary(word)
    assert load().body(word) == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Volodymyr Zelenski", "Volodymyr Zelensky"), ("Fayez Al Sarraj", "Fayez al-Sarraj"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"), ("Ebrahim Raïssi", "Ebrahim Raïssi"),
        ("Abdel Fattah Al-Sissi", "Abdel Fattah al-Sissi"), ("Bachar el-Assad", "Bachar al-Assad"),
        ("Kaïs Saïed", "Kaïs Saïed"), ("Kais Saied", "Kaïs Saïed"), ("Luiz Inacio Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("Felix Tshisekedi", "Félix Tshisekedi"), ("Edouard Philippe", "Édouard Philippe"),
    ],
)  # fmt: skip
def test_people_by_spelling_variant(printed: str, name: str) -> None:
    assert [person.name for person in load().person(printed)] == [name]


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Macron", "Emmanuel Macron"), ("Le Drian", "Jean-Yves Le Drian"), ("MBS", "Mohammed ben Salmane"),
        ("Lula", "Luiz Inácio Lula da Silva"), ("IBK", "Ibrahim Boubacar Keïta"), ("von der Leyen", "Ursula von der Leyen"),
        ("De Wever", "Bart De Wever"), ("Villepin", "Dominique de Villepin"), ("Hemedti", "Mohamed Hamdane Daglo"),
        ("Xi", "Xi Jinping"), ("Suu Kyi", "Aung San Suu Kyi"), ("Burhane", "Abdel Fattah al-Burhane"),
    ],
)  # fmt: skip
def test_people_by_the_name_that_stands_alone(short: str, name: str) -> None:
    assert name in {person.name for person in load().person_by_short_name(short)}


@pytest.mark.parametrize(
    ("role", "country", "day", "name"),
    [
        ("président", "FRA", "2011-06-01", "Nicolas Sarkozy"), ("président", "FRA", "2019-04-15", "Emmanuel Macron"),
        ("Premier ministre", "GBR", "2019-07-10", "Theresa May"), ("Premier ministre", "GBR", "2022-10", "Liz Truss"),
        ("ministre des Affaires étrangères", "ITA", "2019-04-18", "Enzo Moavero Milanesi"),
        ("ministre des Affaires étrangères", "DEU", "2020-01-19", "Heiko Maas"), ("président", "MLI", "2015", "Ibrahim Boubacar Keïta"),
        ("secrétaire général de l'ONU", None, "2013-03-01", "Ban Ki-moon"), ("président", "BRA", "2021-05-01", "Jair Bolsonaro"),
        ("secrétaire d'État", "USA", "2012-09-12", "Hillary Clinton"), ("Premier ministre", "ISR", "2022-08-05", "Yaïr Lapid"),
        ("envoyé spécial de l'ONU pour la Libye", None, "2019-12-05", "Ghassan Salamé"), ("président", "KEN", "2020", "Uhuru Kenyatta"),
    ],
)  # fmt: skip
def test_who_held_an_office_on_a_day(role: str, country: str | None, day: str, name: str) -> None:
    assert load().holders(role, country, day)[0].name == name


@pytest.mark.parametrize(
    ("printed", "place", "country"),
    [
        ("Tripoli", "tripoli.lby", "LBY"), ("Alep", "alep.syr", "SYR"), ("Gao", "gao.mli", "MLI"), ("Koufra", "koufra.lby", "LBY"),
        ("Cyrénaïque", "cyrenaique.lby", "LBY"), ("le Donbass", "donbass.ukr", "UKR"), ("la Crimée", "crimee.ukr", "UKR"),
        ("Haut-Karabagh", "haut-karabakh.aze", "AZE"), ("Sahel", "sahel.int", None), ("Goma", "goma.cod", "COD"),
        ("Kiev", "kiev.ukr", "UKR"), ("Kyiv", "kiev.ukr", "UKR"), ("New York", "new-york.usa", "USA"), ("Genève", "geneve.che", "CHE"),
        ("Le Caire", "le-caire.egy", "EGY"), ("bande de Gaza", "gaza.pse", "PSE"), ("Tombouctou", "tombouctou.mli", "MLI"),
    ],
)  # fmt: skip
def test_places(printed: str, place: str, country: str | None) -> None:
    found = load().place(printed)[0]
    assert (found.id, found.country) == (place, country)
    assert found.record().latitude == found.latitude


@pytest.mark.parametrize(
    ("noun", "country", "name"),
    [
        ("armée", "MMR", "Armée birmane"), ("manifestants", "BFA", "Manifestants burkinabè"), ("police", "ZAF", "Police sud-africaine"),
        ("forces de sécurité", "TUR", "Forces de sécurité turques"), ("gouvernement", "GRC", "Gouvernement grec"),
        ("ministère de la Défense", "RUS", "Ministère russe de la Défense"), ("rebelles", "YEM", "Rebelles yéménites"),
        ("élus", "USA", "Élus américains"), ("autorités", "NGA", "Autorités nigérianes"), ("junte militaire", "GIN", "Junte guinéenne"),
    ],
)  # fmt: skip
def test_a_group_is_named_with_its_country(noun: str, country: str, name: str) -> None:
    adjective = load().adjective_of(country)
    assert adjective is not None
    assert load().group(noun)[0].named(adjective) == name


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("chef de l'Etat", "président"), ("cheffe de la diplomatie", "ministre des Affaires étrangères"), ("chancelière", "chancelier"),
        ("premiers ministres", "Premier ministre"), ("émissaires", "envoyé spécial"), ("ambassadrices", "ambassadeur"),
        ("généraux", "général"), ("reine", "roi"), ("ministre des Armées", "ministre de la Défense"), ("sénatrices", "sénateur"),
    ],
)  # fmt: skip
def test_offices_in_every_form(form: str, role: str) -> None:
    assert load().office(form)[0].role == role


def test_loading_is_quick() -> None:
    gc.disable()  # as timeit does: what other tests have loaded is not searched for cycles meanwhile
    try:
        started = time.process_time()
        fresh = Gazetteer()
        loaded = time.process_time() - started
        assert fresh.place_index
        whole = time.process_time() - started
    finally:
        gc.enable()
    assert loaded < 0.3
    assert whole < 0.9  # 0.3 s on a quiet machine
