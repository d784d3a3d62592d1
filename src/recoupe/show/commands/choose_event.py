"""Find the event a user means by its id, or by the beginning of its id."""

from __future__ import annotations

from recoupe.records import Event
from recoupe.show.failure import UserError
from recoupe.show.views.names import event_title
from recoupe.store import DossierStore

#: events named when the beginning of an id fits several
NAMED = 5


def choose(store: DossierStore, ident: str) -> Event:
    """The event called ``ident``, or the only one whose id begins so.

    Raises:
        UserError: there is none, or there are several.
    """
    events = store.event_by_id()
    if ident in events:
        return events[ident]
    found = [e for i, e in events.items() if ident and i.startswith(ident)]
    if len(found) == 1:
        return found[0]
    if found:
        named = "; ".join(f"{e.id} ({event_title(store, e)})" for e in found[:NAMED])
        raise UserError("many_events", id=ident, n=len(found), found=named)
    raise UserError("no_event", id=ident, path=store.path)
