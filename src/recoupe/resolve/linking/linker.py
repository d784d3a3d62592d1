"""Link the mentions of a dossier to events."""

from __future__ import annotations

import gc

from recoupe.resolve.linking.linked import Link, Linked
from recoupe.resolve.linking.state import State
from recoupe.resolve.linking.stretches import stretches
from recoupe.resolve.linking.told import Scene


def link(scene: Scene) -> Linked:
    """Events out of the mentions of ``scene``.

    Nothing that linking makes is part of a cycle, so that looking for cycles among its many small objects, a quarter of
    its time, is put off to the end.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _link(scene)
    finally:
        if collecting:
            gc.enable()


def _link(scene: Scene) -> Linked:
    state = State(scene)
    for stretch in stretches(scene.told):
        state.go_on(stretch)
    return state.result()


__all__ = ["Link", "Linked", "link"]
