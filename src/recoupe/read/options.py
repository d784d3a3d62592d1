"""How an article is read: what the user may choose."""

from __future__ import annotations

from typing import NamedTuple


class ReadOptions(NamedTuple):
    """Choices that change what a reading says."""

    #: leave out what costs most: the encoder that looks at every trigger, the recogniser of names, and the parse of
    #: sentences that hold no trigger or number beside an actor candidate and no cue of speech
    fast: bool = False


FULL = ReadOptions()
