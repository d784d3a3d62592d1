"""The order in which articles of one day arrive, and what has been read before, change nothing in the end."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from generate_mentions import generate

from recoupe.records import Dossier, Reading
from recoupe.resolve import resolve

READINGS = generate(600, per_day=40, seed=31, words=True).readings


def pairs(dossier: Dossier) -> set[tuple[str, str]]:
    """Mentions held to be one event, two by two."""
    return {pair for e in dossier.events for pair in combinations(sorted(e.mentions), 2)}


def arrive(readings: list[Reading], rng: random.Random) -> Dossier:
    """Built four times a day as articles come in, those of one day in any order."""
    days = sorted({r.document.published or "" for r in readings})
    waiting = [
        rng.sample(group, len(group)) for d in days if (group := [r for r in readings if r.document.published == d])
    ]
    known: list[Reading] = []
    dossier = None
    for group in waiting:
        for part in range(4):
            known += group[part::4]
            dossier = resolve(known, previous=dossier)
    assert dossier is not None
    return dossier


@pytest.mark.parametrize("seed", [1, 2])
def test_arrival_within_a_day(seed: int) -> None:
    few = [r for r in READINGS if (r.document.published or "") <= "2021-01-04"]
    assert pairs(arrive(few, random.Random(seed))) == pairs(resolve(few))
