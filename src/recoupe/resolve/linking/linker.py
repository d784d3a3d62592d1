"""Link the mentions of a dossier to events."""

from __future__ import annotations

from recoupe.resolve.collecting import uncollected
from recoupe.resolve.linking.keeping import go_through
from recoupe.resolve.linking.linked import Link, Linked
from recoupe.resolve.linking.state import State
from recoupe.resolve.linking.stretches import stretches
from recoupe.resolve.linking.told import Scene
from recoupe.resolve.memory import Memory, NoMemory


def link(scene: Scene, memory: Memory | None = None) -> Linked:
    """Events out of the mentions of ``scene``. What ``memory`` keeps of an earlier linking is not done again."""
    with uncollected():
        state = State(scene)
        go_through(state, [*stretches(scene.told)], NoMemory() if memory is None else memory)
        return state.result()


__all__ = ["Link", "Linked", "link"]
