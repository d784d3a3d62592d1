"""The table of events judges by the gold's own scorer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from event_table import Judge

CALLED = {"a1": ["Pérou"], "a2": ["Chili"], "a3": ["Bolivie"]}


def event(kind: str, start: int, source: str, target: str) -> dict[str, object]:
    span = [start, start + 20]
    return {"type": kind, "trigger": [start, start + 5], "evidence": span, "source": [source], "target": [target]}


@pytest.mark.parametrize(
    ("kind", "sides", "right"),
    [
        ("ACCUSE", ("a1", "a2"), True),
        ("ACCUSE", ("a2", "a1"), False),
        ("CONSULT", ("a2", "a1"), True),
        ("CONSULT", ("a1", "a3"), True),
        ("ACCUSE", ("a1", "a3"), False),
    ],
)
def test_sides_count_as_the_scorer_counts_them(shared: Path, kind: str, sides: tuple[str, str], right: bool) -> None:
    judge = Judge(shared / "gold" / "articles")
    gold = [event(kind, 0, "Pérou", "Chili"), event(kind, 50, "Pérou", "Chili")]
    assert judge.pairs(gold, [event(kind, 50, *sides)], CALLED) == [(1, 0, right)]


def test_another_type_is_not_found(shared: Path) -> None:
    judge = Judge(shared / "gold" / "articles")
    assert judge.pairs([event("ACCUSE", 0, "Pérou", "Chili")], [event("REJECT", 0, "a1", "a2")], CALLED) == []
