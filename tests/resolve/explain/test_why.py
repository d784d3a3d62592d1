from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from making import article, event

from recoupe.records import Dossier
from recoupe.resolve import resolve, why


def dossier() -> Dossier:
    told = {"trigger": "a reçu", "mode": "visit", "source": ("Jan Nowak",), "target": ("Ada Ruiz",), "place": "Madrid"}
    first = event("Ada Ruiz a reçu lundi Jan Nowak à Madrid.", date="2021-03", words="lundi", by=("Jan Nowak",), **told)
    second = event(
        "À Madrid, Ada Ruiz l'a reçu le 8 mars.", date="2021-03-08", words="le 8 mars", by=("Ada Ruiz",), **told
    )
    return resolve([article("d1", first, published="2021-03"), article("d2", second, published="2021-03-09")])


def test_french() -> None:
    made = dossier()
    lines = why(made, made.events[0].id)
    assert lines[0] == "« Ada Ruiz reçoit Jan Nowak (Madrid) » réunit 2 mentions de 2 articles."
    assert "Origines indépendantes : 2." in lines
    assert (
        "Sources premières : 2 (Ada Ruiz et Jan Nowak)." in lines
        or "Sources premières : 2 (Jan Nowak et Ada Ruiz)." in lines
    )
    assert any("même lieu (Madrid)" in line for line in lines)
    assert "d1 : la date 2021-03-08 est établie grâce à d2 (« le 8 mars »)." in lines


def test_english() -> None:
    made = dossier()
    lines = why(made, made.events[0].id, "en")
    assert "Independent origins: 2." in lines
    assert "Corroborated: at least two origins and two primary sources." in lines
    assert not any("{" in line for line in lines)


def test_unknown_event() -> None:
    with pytest.raises(KeyError):
        why(dossier(), "nothing")


def test_statuses_are_told_in_words() -> None:
    told = {"trigger": "visite", "mode": "visit", "source": ("Jan Nowak",), "target": ("Ada Ruiz",), "place": "Madrid"}
    first = event(
        "La visite de Jan Nowak à Ada Ruiz est prévue le 8 mars.", status="planned", date="2021-03-08", **told
    )
    second = event("La visite de Jan Nowak à Ada Ruiz le 8 mars a eu lieu.", date="2021-03-08", **told)
    made = resolve([article("d1", first, published="2021-03-05"), article("d2", second, published="2021-03-09")])
    assert "Statut : prévu selon d1 (2021-03-05)." in why(made, made.events[0].id)
    assert "Status: reported according to d2 (2021-03-09)." in why(made, made.events[0].id, "en")


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    made = dossier()
    (french,) = (line for line in why(made, made.events[0].id) if "seuil" in line)
    (english,) = (line for line in why(made, made.events[0].id, "en") if "threshold" in line)
    assert re.search(r" \d+,\d bits", french)
    assert not re.search(r"\d\.\d", french)
    assert re.search(r" \d+\.\d bits", english)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_feature_of_linking_is_told_in_words(language: str) -> None:
    linking, explain = files("recoupe.resolve.linking"), files("recoupe.resolve.explain")
    sources = [f.read_text(encoding="utf-8") for f in linking.iterdir() if f.name.endswith(".py")]
    names = {name for text in sources for name in re.findall(r'Feature\("([a-z.]+)"', text)} - {"kin", "akin", "same"}
    known = tomllib.loads(explain.joinpath("sentences.toml").read_text(encoding="utf-8"))[language]["feature"]
    assert {"untied", "popularity"} <= names
    assert [n for n in sorted(names) if not any(n.startswith(k) for k in known)] == []
