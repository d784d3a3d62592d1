"""Something that goes on is the parent of what happens in its course."""

from __future__ import annotations

from typing import Any

import pytest
from making import article, event

from recoupe.records import Dossier, Reading
from recoupe.resolve import resolve

OFFENSIVE: dict[str, Any] = {
    "sentence": "Le Front du Nord mène depuis le 3 mai une offensive contre l'Espagne.",
    "trigger": "mène", "type": "ASSAULT", "source": ("Front du Nord",), "target": ("Espagne",), "date": "2021-05-03/..",
}  # fmt: skip
SHELLING: dict[str, Any] = {
    "sentence": "Des obus du Front du Nord sont tombés le 9 mai sur une caserne espagnole.",
    "trigger": "tombés", "type": "ASSAULT", "mode": "heavy-weapons", "source": ("Front du Nord",),
    "target": ("Espagne",), "date": "2021-05-09",
}  # fmt: skip
TALKS: dict[str, Any] = {
    "sentence": "Les négociations entre l'Espagne et la Pologne durent depuis le 2 mars.",
    "trigger": "négociations", "type": "CONSULT", "mode": "talks", "source": ("Espagne", "Pologne"),
    "date": "2021-03-02/..",
}  # fmt: skip
ROUND: dict[str, Any] = {
    "sentence": "Ada Ruiz et Jan Nowak se sont vus le 11 mars à Madrid au nom de leurs gouvernements.",
    "trigger": "vus", "mode": "meeting", "source": ("Ada Ruiz", "Jan Nowak"), "date": "2021-03-11", "place": "Madrid",
}  # fmt: skip


def told(name: str, published: str, what: dict[str, Any], **changes: Any) -> Reading:
    return article(name, event(**{**what, **changes}), published=published)


def family(dossier: Dossier) -> list[tuple[str | None, list[str | None]]]:
    """Of every parent its date and those of its parts."""
    date = {e.id: e.date for e in dossier.events}
    up = {e.id: h["event"] for e in dossier.events for h in e.history if h["change"] == "part_of"}
    down = {e.id: h["events"] for e in dossier.events for h in e.history if h["change"] == "parts"}
    assert {(part, whole) for whole, parts in down.items() for part in parts} == set(up.items())
    return [(date[whole], [date[p] for p in parts]) for whole, parts in down.items()]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (told("d1", "2021-05-08", OFFENSIVE), told("d2", "2021-05-10", SHELLING)),
        (told("d1", "2021-03-05", TALKS), told("d2", "2021-03-12", ROUND)),
    ],
)
def test_dated_parts(whole: Reading, part: Reading) -> None:
    (found,) = family(resolve([whole, part]))
    assert found == (whole.event_mentions[0].date, [part.event_mentions[0].date])


@pytest.mark.parametrize(
    ("offensive", "changes"),
    [
        ({}, {"date": "2021-05-01"}),  # before it began
        ({}, {"date": "2021-09-09"}),  # long after it was last reported
        ({}, {"source": ("Pologne",)}),  # somebody else acts
        ({}, {"target": ("Pologne",)}),  # against somebody else
        ({}, {"type": "SUPPORT", "mode": None}),  # no part of an attack
        ({}, {"date": None}),  # no day is told
        ({"date": "2021-05-03", "sentence": "Le Front du Nord a frappé l'Espagne le 3 mai.", "trigger": "frappé"}, {}),
        ({"status": "planned"}, {}),  # only announced
    ],
)
def test_no_part(offensive: dict[str, Any], changes: dict[str, Any]) -> None:
    readings = [told("d1", "2021-05-08", OFFENSIVE, **offensive), told("d2", "2021-09-10", SHELLING, **changes)]
    assert family(resolve(readings)) == []


def test_named_as_lasting_without_an_open_date() -> None:
    begun = {"sentence": "L'offensive du Front du Nord contre l'Espagne a débuté le 3 mai.", "trigger": "offensive"}
    readings = [
        told("d1", "2021-05-08", OFFENSIVE, date="2021-05-03", **begun),
        told("d2", "2021-05-10", SHELLING),
    ]
    assert family(resolve(readings)) == [("2021-05-03", ["2021-05-09"])]
