"""Entries from a file must have what their action needs."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.resolve.corrections import make_correction
from recoupe.resolve.corrections.shape import check_shape

EVENT = {"event": "e1", "mentions": [{"document": "d1", "span": [0, 4], "type": "CONSULT"}]}
ACTOR = {"actor": "a", "name": "A", "mentions": [{"document": "d1", "span": [0, 4]}]}


@pytest.mark.parametrize(
    ("kind", "action", "subject", "change"),
    [
        ("event", "confirm", EVENT, {}),
        ("event", "merge", EVENT, {"others": [EVENT]}),
        ("event", "split", EVENT, EVENT),
        ("event", "annotate", EVENT, {"note": "n"}),
        ("event", "edit", EVENT, {"field": "date", "value": None}),
        ("event", "edit", EVENT, {"field": "source", "value": [ACTOR]}),
        ("actor", "merge", ACTOR, {"others": [ACTOR]}),
        ("actor", "split", ACTOR, {"surfaces": ["A"], "name": "B"}),
        ("actor", "rename", ACTOR, {"name": "B"}),
        ("log", "undo", {"correction": "c1"}, {}),
    ],
)
def test_shapes(kind: str, action: str, subject: dict[str, Any], change: dict[str, Any]) -> None:
    check_shape(make_correction(kind, action, subject, change, made_at="2024", made_by="Ana"))
    for lost in subject:
        _refused(kind, action, {k: v for k, v in subject.items() if k != lost}, change)
    for lost in change:
        _refused(kind, action, subject, {k: v for k, v in change.items() if k != lost})


def _refused(kind: str, action: str, subject: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        check_shape(make_correction(kind, action, subject, change, made_at="2024", made_by="Ana"))


def test_wrong_values() -> None:
    _refused("event", "edit", EVENT, {"field": "colour", "value": "red"})
    _refused("event", "edit", EVENT, {"field": "type", "value": None})
    _refused("event", "edit", EVENT, {"field": "source", "value": ["a"]})
    _refused("event", "confirm", {**EVENT, "mentions": [{"document": "d1", "span": [0], "type": "CONSULT"}]}, {})
