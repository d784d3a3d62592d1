"""Of several places of one name the likeliest comes first: rows by hand, capitals, then the largest."""

from __future__ import annotations

import pytest

from recoupe.read.actors.known import gazetteer


@pytest.mark.parametrize(
    ("name", "first"),
    [("Madrid", "ESP"), ("Tripoli", "LBY"), ("La Paz", "BOL"), ("Santiago", "CHL"), ("Georgetown", "GUY")],
)
def test_first_of_several(name: str, first: str) -> None:
    rows = gazetteer().place(name)
    assert len(rows) > 1
    assert rows[0].country == first
