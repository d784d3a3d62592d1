"""What one reader takes for a refusal and another for an accusation may be one act; what follows from a meeting is not."""

from __future__ import annotations

from typing import Any

import pytest
from making import article, event

from recoupe.records import EVENT_TYPES, Reading
from recoupe.resolve import resolve
from recoupe.resolve.linking.weights import near_types

SIDES: dict[str, Any] = {"source": ("Ada Ruiz",), "target": ("Front du Nord",), "date": "2022-03-03"}


def told(name: str, type_: str, sentence: str, trigger: str) -> Reading:
    return article(name, event(sentence, trigger, type=type_, **SIDES), published="2022-03-04")


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        (
            (
                "ACCUSE",
                "Ada Ruiz a dénoncé jeudi les barrages dressés par le Front du Nord sur la route du port.",
                "dénoncé",
            ),
            ("REJECT", "Les barrages du Front du Nord sur la route du port, Ada Ruiz les a rejetés jeudi.", "rejetés"),
            1,
        ),
        (  # near, but told in other words
            (
                "ACCUSE",
                "Ada Ruiz a dénoncé jeudi les barrages dressés par le Front du Nord sur la route du port.",
                "dénoncé",
            ),
            ("REJECT", "Pas question de céder, répète Ada Ruiz, qui repousse l'offre financière adverse.", "repousse"),
            2,
        ),
        (  # not near, whatever the words
            (
                "ACCUSE",
                "Ada Ruiz a dénoncé jeudi les barrages dressés par le Front du Nord sur la route du port.",
                "dénoncé",
            ),
            ("AID", "Les barrages du Front du Nord sur la route du port, Ada Ruiz les a financés jeudi.", "financés"),
            2,
        ),
    ],
)
def test_near_types(first: tuple[str, str, str], second: tuple[str, str, str], events: int) -> None:
    found = resolve([told("d1", *first), told("d2", *second)]).events
    assert len(found) == events


def test_nearness_is_mutual() -> None:
    near = near_types()
    assert set(near) == set(EVENT_TYPES)
    assert all(a in near[b] for a in near for b in near[a])
