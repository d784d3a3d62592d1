"""Names that stand for one actor."""

from __future__ import annotations

import pytest

from recoupe.show.scoring.names import Names, bare

NAMES = Names({"Organisation des Nations unies": ["ONU", "Nations unies"]})


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ("Rosa Moreno", ["la présidente Rosa Moreno"], True),
        ("ONU", ["les Nations unies"], True),
        ("Rosa Moreno", ["Moreno"], True),
        ("Rosa Moreno", ["Inès Moreno"], True),
        ("Jan Kim", ["Kim"], False),
        ("Rosa Moreno", ["Kowal"], False),
        ("Moreno", ["Rosa Moreno"], False),
        ("Rosa Moreno", [""], False),
        ("", ["Rosa"], False),
    ],
)
def test_same(gold: str, told: list[str], same: bool) -> None:
    assert NAMES.same(gold, told) is same


def test_titles_and_articles_say_nothing() -> None:
    assert bare("Le président de la République") == "republique"
