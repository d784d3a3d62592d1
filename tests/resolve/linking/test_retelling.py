"""What an article recalls, and what is done again."""

from __future__ import annotations

import pytest
from making import article, event

from recoupe.records import Dossier, EventMention
from recoupe.resolve import resolve
from recoupe.resolve.dating.edtf import read_edtf
from recoupe.resolve.linking.retelling import find_recalled, is_again


def _mention(text: str, trigger: str, date: str | None = None, kind: str = "ACCUSE", n: int = 1) -> EventMention:
    at = text.index(trigger)
    span = (at, at + len(trigger))
    return EventMention(
        id=f"d:e{n}", document="d", event=None, type=kind, mode=None, date=date, trigger=span, evidence=(0, len(text))
    )


@pytest.mark.parametrize(
    ("text", "trigger", "recalled"),
    [
        ("L'Union africaine avait aussitôt condamné le coup d'État.", "condamné", True),
        ("Les deux hommes s'étaient rencontrés à Doha.", "rencontrés", True),
        ("L'Union africaine a condamné le coup d'État.", "condamné", False),
        ("L'Union, qui avait un observateur sur place, condamne le coup d'État.", "condamne", False),
    ],
)
def test_pluperfect_recalls(text: str, trigger: str, recalled: bool) -> None:
    found = find_recalled({"d": text}, [_mention(text, trigger)], {"d": read_edtf("2022-03-02")})
    assert bool(found) is recalled


@pytest.mark.parametrize(
    ("day", "verb", "recalled"),
    [("2021-03-13", "rappelait", True), ("2021-03-13", "soutient", False), ("2021-05-19", "rappelait", False)],
)
def test_what_follows_a_day_of_long_ago(day: str, verb: str, recalled: bool) -> None:
    text = f"Ce jour-là, les rebelles attaquaient le port. Lima {verb} le gouvernement."
    attack = _mention(text, "attaquaient", day, "ASSAULT")
    act = _mention(text, verb, None, "SANCTION", 2)
    found = find_recalled({"d": text}, [attack, act], {"d": read_edtf("2021-05-20")})
    assert found == ({"d:e2"} if recalled else frozenset())


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Le maire a de nouveau exigé le départ du préfet.", True),
        ("Le maire a exigé une nouvelle fois le départ du préfet.", True),
        ("Le maire a exigé le départ du nouveau préfet.", False),
    ],
)
def test_again(text: str, again: bool) -> None:
    assert is_again(text, _mention(text, "exigé", kind="REQUEST")) is again


def _two(second: str) -> Dossier:
    demand = {"type": "REQUEST", "source": ["Ada Ruiz"], "target": ["Pologne"]}
    return resolve(
        [
            article(
                "a",
                event("Ada Ruiz exige de la Pologne la fermeture du port.", "exige", **demand),
                published="2021-06-01",
            ),
            article("b", event(second, "exige", **demand), published="2021-06-02"),
        ]
    )


def _seen(dossier: Dossier) -> set[str]:
    return {f["feature"] for e in dossier.events for h in e.history if h["change"] == "merged" for f in h["features"]}


def test_what_is_demanded_again_speaks_against_one_demand() -> None:
    assert "again" not in _seen(_two("Ada Ruiz exige de la Pologne la fermeture du port."))
    assert "again" in _seen(_two("Ada Ruiz exige de nouveau de la Pologne la fermeture du port."))


def test_a_plan_does_not_contradict_the_day_it_was_held() -> None:
    meeting = {"source": ["Ada Ruiz"], "target": ["Jan Nowak"], "mode": "meeting"}
    planned = event("Ada Ruiz doit rencontrer Jan Nowak lundi.", "rencontrer", date="2021-11-08", words="lundi",
                    status="planned", **meeting)  # fmt: skip
    held = event("Ada Ruiz a rencontré Jan Nowak mardi.", "rencontré", date="2021-11-09", words="mardi", **meeting)
    told = resolve([article("a", planned, published="2021-11-04"), article("b", held, published="2021-11-10")])
    (one,) = told.events
    assert one.date == "2021-11-09"
    assert not one.conflicts
