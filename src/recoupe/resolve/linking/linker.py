"""Link the mentions of a dossier to events."""

from __future__ import annotations

import gc

from recoupe.resolve.linking.keeping import go_through
from recoupe.resolve.linking.linked import Link, Linked
from recoupe.resolve.linking.state import State
from recoupe.resolve.linking.stretches import stretches
from recoupe.resolve.linking.told import Scene
from recoupe.resolve.memory import Memory, NoMemory


def link(scene: Scene, memory: Memory | None = None) -> Linked:
    """Events out of the mentions of ``scene``. What ``memory`` keeps of an earlier linking is not done again.

    Nothing that linking makes is part of a cycle, so that looking for cycles among its many small objects, a quarter of
    its time, is put off to the end.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _link(scene, NoMemory() if memory is None else memory)
    finally:
        if collecting:
            gc.enable()


def _link(scene: Scene, memory: Memory) -> Linked:
    state = State(scene)
    go_through(state, [*stretches(scene.told)], memory)
    return state.result()


__all__ = ["Link", "Linked", "link"]
