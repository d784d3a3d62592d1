"""Planned and held, reported and denied, rumoured and confirmed are one event; two occasions stay two."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from making import article, event

from recoupe.records import Reading
from recoupe.resolve import resolve

TABLE = Path(__file__).parents[2] / "phrases" / "status" / "courses.tsv"
Row = dict[str, str]


def _cases() -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            out[row["case"]].append(row)
    return out


CASES = _cases()


def _reading(row: Row, name: str) -> Reading:
    told = {field: row[field] or None for field in ("type", "mode", "status", "date", "place")}
    sides = {side: tuple(n for n in row[side].split(";") if n) for side in ("source", "target")}
    return article(name, event(row["sentence"], row["trigger"], **told, **sides), published=row["published"])


def _right(case: str, backwards: bool) -> bool:
    """Whether the case comes out as told; ``backwards`` names the articles so that the later one is read first."""
    rows = CASES[case]
    names = [f"d{n}" for n in range(len(rows))]
    readings = [_reading(row, name) for row, name in zip(rows, names[::-1] if backwards else names, strict=True)]
    events = resolve(readings).events
    if rows[0]["one"] == "no":
        return len(events) == len(rows)
    if len(events) != 1 or events[0].status != rows[0]["final"]:
        return False
    course = [(h["as_of"], h["status"]) for h in events[0].history if h["change"] == "status"]
    return course == [(row["published"], row["status"]) for row in rows]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("case", [c for c, rows in CASES.items() if rows[0]["split"] == "dev"])
def test_course(case: str, backwards: bool) -> None:
    assert _right(case, backwards)


def test_held_out_courses() -> None:
    held = [c for c, rows in CASES.items() if rows[0]["split"] == "held"]
    assert sum(_right(c, False) for c in held) >= 0.9 * len(held)


def test_there_are_cases_of_both_kinds() -> None:
    ones = [rows[0]["one"] for rows in CASES.values()]
    assert len(ones) >= 24
    assert ones.count("yes") >= 12
    assert ones.count("no") >= 10
