"""What a dossier was like when somebody looked at it: who decides on what has changed since is told, not obeyed."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from recoupe.store.dossier import DossierStore
from recoupe.store.errors import DossierError


class Seen(NamedTuple):
    """The :func:`state` that was shown, and the event that it was taken with."""

    state: str
    event: str = ""


def state(store: DossierStore, event: str = "") -> str:
    """A mark that changes with every correction, with every build that changes an event, and with ``event`` itself."""
    told = store.rows(
        "SELECT (SELECT max(number) FROM revisions), (SELECT max(number) FROM corrections), "
        "(SELECT count(*) FROM documents)"
    )
    if event:
        told += store.rows("SELECT * FROM events WHERE id = ?", (event,))
        told += store.rows(
            "SELECT id, document, trigger_start, trigger_end FROM event_mentions WHERE event = ? ORDER BY id", (event,)
        )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def require(store: DossierStore, seen: Seen | None) -> None:
    """Raise :class:`DossierError` (``changed``) unless the dossier is as it was ``seen``; None asks nothing."""
    if seen is not None and state(store, seen.event) != seen.state:
        raise DossierError("changed", path=store.path)
