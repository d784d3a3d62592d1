"""Two reports laid side by side: which words are equal, which are left out, which are others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Alignment:
    """Equal stretches ``(first in a, first in b, length)`` of words ``a`` and ``b``, in the order of both."""

    blocks: tuple[tuple[int, int, int], ...]

    @property
    def equal(self) -> int:
        """How many words are equal."""
        return sum(n for _, _, n in self.blocks)

    @property
    def run(self) -> int:
        """The longest stretch without a change."""
        return max((n for _, _, n in self.blocks), default=0)

    @property
    def spread(self) -> int:
        """How many words of ``b`` lie between the first equal one and the last, both included."""
        return self.blocks[-1][1] + self.blocks[-1][2] - self.blocks[0][1] if self.blocks else 0

    def holds(self, i: int) -> bool:
        """Whether word ``i`` of ``a`` is an equal one."""
        return any(first <= i < first + n for first, _, n in self.blocks)


def align(a: Sequence[str], b: Sequence[str]) -> Alignment:
    """Lay ``a`` beside ``b``: longest equal stretch first, then what is left on both sides of it."""
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return Alignment(tuple((m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size))


@dataclass(frozen=True, slots=True)
class Difference:
    """Words ``a[a0:a1]`` stand where the other has ``b[b0:b1]``; either may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int


def differences(alignment: Alignment, size: int) -> list[Difference]:
    """Where the reports differ between and around their equal stretches; ``size`` is the number of words of ``a``.

    What the other has before and after all of ``a`` is no difference: this report is shorter.
    """
    found = []
    at_a, at_b = 0, None
    for first, other, n in alignment.blocks:
        begins = other if at_b is None else at_b
        if first > at_a or other > begins:
            found.append(Difference(at_a, first, begins, other))
        at_a, at_b = first + n, other + n
    if at_a < size:
        found.append(Difference(at_a, size, at_b or 0, at_b or 0))
    return found
