from __future__ import annotations

import pytest

from recoupe.records import EVENT_TYPES, Actor, Place
from recoupe.resolve.merging.titles import make_title


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


@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_type_has_a_title(type_: str) -> None:
    place = Place(id="p", name="Madrid")
    for target in ([], [actor("Jan Nowak")]):
        title = make_title(type_, None, "actual", [actor("Ada Ruiz")], target, place)
        assert title.startswith("Ada Ruiz")
        assert title.endswith("(Madrid)")
        assert "{" not in title
        assert "[" not in title
