"""Scores as a list: one row per measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from recoupe.show.listing import Column, Listing, Section

if TYPE_CHECKING:
    from recoupe.show.scoring import Score


def scores(measured: Mapping[str, Score]) -> Listing:
    """Precision, recall and F1, with the counts they come from."""
    rows = [
        {
            "measure": name,
            "precision": round(score.precision, 3),
            "recall": round(score.recall, 3),
            "f1": round(score.f1, 3),
            "right": round(score.right, 3),
            "predicted": round(score.predicted, 3),
            "wanted": round(score.wanted, 3),
        }
        for name, score in measured.items()
    ]
    return Listing(COLUMNS, [Section("", rows)])


def _share(value: float) -> str:
    return f"{value:.3f}"


def _count(value: float) -> str:
    return f"{value:g}"


COLUMNS = (
    Column("measure"),
    Column("precision", _share, right=True),
    Column("recall", _share, right=True),
    Column("f1", _share, right=True, style="bold"),
    Column("right", _count, right=True),
    Column("predicted", _count, right=True),
    Column("wanted", _count, right=True),
)
