"""One actor over all spellings, two actors under one name."""

from __future__ import annotations

import random
import time

import pytest
from noisy_names import b_cubed, generate

from recoupe.records import Actor, Document, Reading
from recoupe.resolve.actors import Decision, resolve_actors


def readings(*names: str | tuple[str, dict[str, object]], kind: str = "person") -> list[Reading]:
    """One reading per name, its actor being ``a1``."""
    out = []
    for n, name in enumerate(names):
        text, fields = (name, {}) if isinstance(name, str) else name
        actor = Actor(id="a1", name=text, **{"kind": kind, **fields})  # type: ignore[arg-type]
        out.append(Reading(document=Document(id=f"d{n}", name=f"d{n}", uri="u", sha256="0"), actors=(actor,)))
    return out


def ids(*names: str | tuple[str, dict[str, object]], kind: str = "person") -> list[str]:
    """The global id of each name."""
    _, where = resolve_actors(readings(*names, kind=kind))
    return [where[f"d{n}", "a1"] for n in range(len(names))]


@pytest.mark.parametrize(
    "variants",
    [
        ("Fayez al-Sarraj", "Fayez Sarraj", "Fayez el-Sarraj", "Fayez Al Serraj", "Faïez Sarraj"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "Tayyip Erdogan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenski", "Volodimir Zelensky"),
        ("Mouammar Kadhafi", "Muammar Kadafi", "Moammar Kadhafi"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
        ("Mohamed Ould Cheikh", "Mohammed Ould Cheikh"),
    ],
)
def test_spellings_of_one_person_are_one_actor(variants: tuple[str, ...]) -> None:
    assert len(set(ids(*variants))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Giuseppe Conte", {"country": "ITA"}), ("Lansana Conté", {"country": "GIN"})),
        (("Mohammed ben Salmane", {"country": "SAU"}), ("Salmane ben Abdelaziz", {"country": "SAU"})),
        (("Marie Laurent", {"country": "FRA"}), ("Pierre Laurent", {"country": "FRA"})),
        (("Paul Biya", {"country": "CMR"}), ("Paul Bia", {"country": "PNG"})),
    ],
)
def test_homonyms_stay_apart(one: tuple[str, dict[str, object]], other: tuple[str, dict[str, object]]) -> None:
    assert len(set(ids(one, other))) == 2


def test_a_numbered_id_is_no_other_actors_name() -> None:
    two = readings(
        ("France", {"kind": "state", "country": "FRA"}),
        ("France", {"kind": "group"}),
        ("France 2", {"kind": "media"}),
        kind="media",
    )
    actors, where = resolve_actors(two)
    assert len({a.id for a in actors}) == len(actors) == 3
    assert len(set(where.values())) == 3


def test_ids_read_like_names() -> None:
    assert ids("Khalifa Haftar", "Fayez al-Sarraj") == ["khalifa-haftar", "fayez-al-sarraj"]


def test_two_bearers_of_one_full_name_are_told_apart_by_country() -> None:
    found = ids(("Ibrahim Keita", {"country": "MLI"}), ("Ibrahim Keita", {"country": "GIN"}))
    assert sorted(found) == ["ibrahim-keita", "ibrahim-keita-gin"] or sorted(found) == [
        "ibrahim-keita",
        "ibrahim-keita-mli",
    ]


def test_family_name_alone_joins_its_only_bearer() -> None:
    assert ids("Haftar", "Khalifa Haftar") == ["khalifa-haftar", "khalifa-haftar"]


def test_family_name_alone_stays_alone_between_two_bearers() -> None:
    found = ids("Diallo", "Cellou Diallo", "Amina Diallo")
    assert found[0] not in found[1:]


def test_family_name_goes_to_the_bearer_of_its_country() -> None:
    conte = ("Conté", {"country": "GIN"})
    found = ids(("Giuseppe Conte", {"country": "ITA"}), ("Lansana Conté", {"country": "GIN"}), conte)
    assert found[2] == found[1]


def test_acronym_joins_its_expansion() -> None:
    found = ids(("Mouvement patriotique du salut", {"country": "TCD"}), "MPS", kind="party")
    assert found[0] == found[1]


def test_acronym_of_two_bodies_joins_neither() -> None:
    found = ids("Armée nationale libre", "Alliance nouvelle locale", "ANL", kind="armed_group")
    assert found[2] not in found[:2]


def test_gazetteer_row_decides() -> None:
    row = {"gazetteer": "people/x"}
    assert len(set(ids(("Abou Machin", row), ("Le Machin", row)))) == 1


def test_anonymous_groups_belong_to_their_article() -> None:
    assert len(set(ids("Diplomates", "Diplomates", kind="group"))) == 2


def test_groups_of_a_country_are_one() -> None:
    here = {"country": "CIV"}
    assert len(set(ids(("Manifestants ivoiriens", here), ("Manifestants ivoiriens", here), kind="group"))) == 1


def test_aliases_are_all_printed_names() -> None:
    actors, _ = resolve_actors(readings("Fayez al-Sarraj", "Fayez Sarraj", "Fayez al-Sarraj"))
    assert [(a.name, a.aliases) for a in actors] == [("Fayez al-Sarraj", ("Fayez Sarraj",))]


def test_result_does_not_depend_on_order() -> None:
    given, _ = generate(seed=5, people=40, mentions=200, per_document=4)
    shuffled = random.Random(1).sample(given, len(given))
    assert resolve_actors(given) == resolve_actors(shuffled)


def test_merge_survives() -> None:
    merge = Decision(kind="merge", actor="abou-nidal", others=("sabri-al-banna",))
    actors, where = resolve_actors(readings("Abou Nidal", "Sabri al-Banna"), [merge])
    assert len(actors) == 1
    assert set(where.values()) == {"abou-nidal"}


def test_split_takes_one_spelling_away() -> None:
    split = Decision(kind="split", actor="ali-salem", surfaces=("Aly Salem",), name="Aly Salem (juge)")
    actors, where = resolve_actors(readings("Ali Salem", "Ali Salem", "Aly Salem"), [split])
    assert where["d2", "a1"] == "aly-salem-juge"
    assert where["d0", "a1"] == where["d1", "a1"] == "ali-salem"
    assert [a.name for a in actors] == ["Ali Salem", "Aly Salem (juge)"]


def test_rename_keeps_the_id() -> None:
    rename = Decision(kind="rename", actor="mbs", name="Mohammed ben Salmane")
    actors, _ = resolve_actors(readings("MBS"), [rename])
    assert [(a.id, a.name, a.aliases) for a in actors] == [("mbs", "Mohammed ben Salmane", ("MBS",))]


def test_noise_and_homonyms_score() -> None:
    given, truth = generate(seed=7, people=300, mentions=2000, per_document=5)
    _, where = resolve_actors(given)
    assert b_cubed(truth, where) >= 0.95


def test_many_mentions_in_time() -> None:
    given, _ = generate(seed=3, people=2500, mentions=100_000, per_document=10)
    start = time.process_time()
    resolve_actors(given)
    assert time.process_time() - start < 30
