from __future__ import annotations

from bench_copies import make, score


def test_generated_copies_are_found() -> None:
    found = score(make(160))
    assert found["inclusions"] > 100
    assert found["inclusion recall"] >= 0.99
    assert found["reuse recall"] >= 0.95
    assert found["copy precision"] >= 0.99
    assert found["reuse precision"] >= 0.99
