from __future__ import annotations

import pytest

from recoupe.records import EVENT_TYPES, Actor, Place
from recoupe.resolve.merging.titles import _templates, make_title


def actor(name: str, kind: str = "person") -> Actor:
    return Actor(id=name, name=name, kind=kind)


@pytest.mark.parametrize(
    ("type_", "mode", "status", "source", "target", "expected"),
    [
        ("CONSULT", "phone", "actual", [actor("Ada Ruiz")], [actor("Jan Nowak")],
         "Ada Ruiz s'entretient au téléphone avec Jan Nowak"),
        ("REQUEST", None, "actual", [actor("Pérou", "state"), actor("Chili", "state")], [actor("États-Unis", "state")],
         "Le Pérou et le Chili lancent un appel aux États-Unis"),
        ("AID", None, "planned", [actor("Allemagne", "state")], [actor("Mexique", "state")],
         "L'Allemagne apporte son aide au Mexique (prévu)"),
        ("SUPPORT", None, "denied", [actor("Israël", "state")], [actor("Grèce", "state")],
         "Israël soutient la Grèce (démenti)"),
        ("ASSAULT", "aerial", "possible", [actor("Armée éthiopienne", "military")], [actor("Forces locales", "group")],
         "L'Armée éthiopienne bombarde les Forces locales (non confirmé)"),
        ("RETREAT", "resign", "actual", [actor("Ada Ruiz")], [], "Ada Ruiz démissionne"),
        ("CONSULT", None, "actual", [], [], ""),
    ],
)  # fmt: skip
def test_title(
    type_: str, mode: str | None, status: str, source: list[Actor], target: list[Actor], expected: str
) -> None:
    assert make_title(type_, mode, status, source, target, None) == expected


@pytest.mark.parametrize(
    ("type_", "mode", "source", "target", "rule", "expected"),
    [
        ("PROTEST", "demo", actor("Manifestants togolais", "group"), actor("Gouvernement togolais", "government"), "",
         "Des manifestants togolais manifestent contre le Gouvernement togolais"),
        ("PROTEST", "demo", actor("Norvège", "state"), actor("Islande", "state"), "", "La Norvège proteste contre l'Islande"),
        ("COERCE", "arrest", actor("Police tchadienne", "military"), actor("Opposants tchadiens", "group"), "",
         "La Police tchadienne arrête des opposants tchadiens"),
        ("REQUEST", None, actor("Un diplomate", "office"), actor("Rebelles yéménites", "armed_group"), "",
         "Un diplomate lance un appel à des rebelles yéménites"),
        ("REJECT", None, actor("Homme fort du Panama", "office"), actor("Premier ministre belge", "office"), "",
         "L'homme fort du Panama oppose un refus au Premier ministre belge"),
        ("ACCUSE", None, actor("Kurdes", "group"), actor("Deux camps", "group"), "", "Des Kurdes accusent deux camps"),
        ("CONSULT", "visit", actor("Ada Ruiz"), actor("Chili", "state"), "consult/se rendre", "Le Chili reçoit Ada Ruiz"),
        ("CONSULT", "visit", actor("Ada Ruiz"), actor("Jan Nowak"), "consult/recevoir", "Ada Ruiz reçoit Jan Nowak"),
        ("CONSULT", "visit", actor("Ada Ruiz"), actor("Soldats chiliens", "military"), "",
         "Ada Ruiz rend visite à des soldats chiliens"),
        ("CONSULT", "talks", actor("Ada Ruiz"), actor("Jan Nowak"), "", "Ada Ruiz s'entretient avec Jan Nowak"),
        ("CONSULT", "talks", actor("Chili", "state"), actor("Pérou", "state"), "", "Le Chili : pourparlers avec le Pérou"),
        ("ACCUSE", None, actor("Principaux responsables politiques", "group"), actor("État islamique", "armed_group"), "",
         "Des principaux responsables politiques accusent l'État islamique"),
        ("REJECT", None, actor("Ancien Premier ministre belge", "office"), actor("Rassemblement ivoirien", "party"), "",
         "L'ancien Premier ministre belge oppose un refus au Rassemblement ivoirien"),
        ("CONCEDE", None, actor("Parlement turc", "office"), actor("Ada Ruiz"), "concede/autoriser",
         "Le Parlement turc accorde une autorisation à Ada Ruiz"),
    ],
)  # fmt: skip
def test_title_agrees_and_says_no_more(
    type_: str, mode: str | None, source: Actor, target: Actor, rule: str, expected: str
) -> None:
    assert make_title(type_, mode, "actual", [source], [target], None, rule) == expected


def test_a_visitor_is_no_host_at_home() -> None:
    ada = Actor(id="a", name="Ada Ruiz", kind="person", country="CHL")
    jan = Actor(id="b", name="Jan Nowak", kind="person", country="POL")
    place = Place(id="p", name="Santiago", country="CHL")
    assert make_title("CONSULT", "visit", "actual", [ada], [jan], place) == "Ada Ruiz rencontre Jan Nowak (Santiago)"


@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_type_has_a_title(type_: str) -> None:
    place = Place(id="p", name="Madrid")
    for target in ([], [actor("Jan Nowak")]):
        title = make_title(type_, None, "actual", [actor("Ada Ruiz")], target, place)
        assert title.startswith("Ada Ruiz")
        assert title.endswith("(Madrid)")
        assert "{" not in title
        assert "[" not in title


def state(name: str, country: str) -> Actor:
    return Actor(id=name, name=name, kind="state", country=country)


@pytest.mark.parametrize(
    ("type_", "mode", "status", "source", "target", "expected"),
    [
        ("CONSULT", "phone", "actual", [actor("Ada Ruiz")], [actor("Jan Nowak")], "Ada Ruiz speaks by phone with Jan Nowak"),
        ("REQUEST", None, "actual", [state("Pérou", "PER"), state("Chili", "CHL")], [state("États-Unis", "USA")],
         "Peru and Chile appeal to the United States"),
        ("SUPPORT", None, "denied", [state("Pays-Bas", "NLD")], [state("Grèce", "GRC")],
         "The Netherlands supports Greece (denied)"),
        ("RETREAT", "resign", "planned", [actor("Ada Ruiz")], [], "Ada Ruiz resigns (planned)"),
        ("CONSULT", None, "actual", [], [], ""),
    ],
)  # fmt: skip
def test_english_title(
    type_: str, mode: str | None, status: str, source: list[Actor], target: list[Actor], expected: str
) -> None:
    assert make_title(type_, mode, status, source, target, None, language="en") == expected


def test_both_languages_have_the_same_forms() -> None:
    french, english = _templates("fr"), _templates("en")
    assert {t: set(forms) for t, forms in french["template"].items()} == {
        t: set(forms) for t, forms in english["template"].items()
    }
    assert set(french["status"]) == set(english["status"])
