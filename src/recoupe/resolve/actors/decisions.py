"""What an analyst decided about actors; applied after every resolution, so that it holds over rebuilds."""

from __future__ import annotations

import msgspec


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``actor`` is the id it is about.

    ``merge``: the actors ``others`` are ``actor``. ``split``: the mentions under the printed names ``surfaces`` are
    another actor, called ``name``. ``rename``: ``actor`` is to be called ``name``; its id stays.
    """

    kind: str
    actor: str
    others: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    name: str | None = None
