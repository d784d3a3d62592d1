"""How an article is read: what the user may choose."""

from __future__ import annotations

from typing import NamedTuple


class ReadOptions(NamedTuple):
    """Choices that change what a reading says."""

    #: leave out what costs more than it brings: the recogniser of names, and the parse of sentences that hold no
    #: trigger or number beside an actor candidate and no cue of speech
    fast: bool = False
    #: let the encoder look at every trigger: events are read better, at a third of the speed
    encoder: bool = False


FULL = ReadOptions()
