"""Keep how far linking came, so that a later build goes on from where the first new mention stands."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from recoupe.resolve.linking.inputs import digests
from recoupe.resolve.linking.linked import Link
from recoupe.resolve.linking.state import State
from recoupe.resolve.linking.stretches import Stretch
from recoupe.resolve.memory import Memory


class Step(msgspec.Struct, array_like=True):
    """What one stretch changed: mentions with their events now, events whose links are not told yet, links told."""

    moved: dict[str, str]
    untold: list[str]
    links: list[Link]


_decoder = msgspec.msgpack.Decoder(Step)


def go_through(state: State, cut: Sequence[Stretch], memory: Memory) -> None:
    """Link all stretches of ``cut`` but those that ``memory`` knows, and keep what each but the last one changed.

    The last one is never taken from there: to tell its links, all that it was compared by is needed.
    """
    names = [*digests(state.scene, cut[:-1])]
    done = _take_up(state, cut, names, memory)
    for n in range(done, len(cut)):
        state.go_on(cut[n])
        moved, links = state.since()
        if n < len(names):
            step = Step(moved, sorted(state.untold), links)
            memory.put(names[n], zlib.compress(msgspec.msgpack.encode(step), 1))


def _take_up(state: State, cut: Sequence[Stretch], names: Sequence[bytes], memory: Memory) -> int:
    """Bring ``state`` to the end of the last stretch that ``memory`` knows; the number of stretches that are done."""
    steps: list[Step] = []
    for name in names:
        kept = memory.get(name)
        if kept is None:
            break
        steps.append(_decoder.decode(zlib.decompress(kept)))
    if steps:
        home = {mention: event for step in steps for mention, event in step.moved.items()}
        links = {link.mention: link for step in steps for link in step.links}
        state.resume(cut[: len(steps)], home, links, steps[-1].untold)
    return len(steps)
