from __future__ import annotations

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
