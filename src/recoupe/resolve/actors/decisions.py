"""What an analyst decided about actors; applied after every resolution, so that it holds over rebuilds."""

from __future__ import annotations

import msgspec

Members = frozenset[tuple[str, str]]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``actor`` is the id it is about.

    ``merge``: the actors ``others`` are ``actor``. ``split``: the mentions under the printed names ``surfaces`` are
    another actor, called ``name``. ``rename``: ``actor`` is to be called ``name``; its id stays.

    ``members`` and ``other_members`` (document id, local actor id) are those that the ids stood for when it was
    decided: the actor meant is the one that holds most of them, whatever its id is now.
    """

    kind: str
    actor: str
    others: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    name: str | None = None
    members: Members = frozenset()
    other_members: tuple[Members, ...] = ()
