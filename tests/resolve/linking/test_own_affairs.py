from __future__ import annotations

import pytest
from bench_linking import b_cubed, pairs
from own_mentions import make_readings, read_rows

from recoupe.resolve import resolve


@pytest.mark.parametrize(("split", "floor"), [("tune", 0.95), ("held", 0.92)])
def test_own_affairs(split: str, floor: float) -> None:
    readings, truth = make_readings(read_rows(split))
    found = {m: e.id for e in resolve(readings).events for m in e.mentions}
    assert b_cubed(truth, found)[2] >= floor
    assert pairs(truth, found)[0] >= 0.9
