"""Find the event a user means by its id, or by the beginning of its id."""

from __future__ import annotations

from recoupe.records import Event
from recoupe.show import terminal
from recoupe.show.failure import UserError
from recoupe.show.language import say
from recoupe.show.views.names import event_title
from recoupe.store import DossierStore
from recoupe.store.event_ids import successors

#: events named when the beginning of an id fits several
NAMED = 5


def choose(store: DossierStore, ident: str) -> Event:
    """The event called ``ident``, or the only one whose id begins so; of a former id, what became of it.

    Raises:
        UserError: there is none, or there are several.
    """
    events = store.event_by_id()
    if ident in events:
        return events[ident]
    if (heirs := successors(store, ident)) is not None:
        return _heir(store, ident, heirs)
    found = [e for i, e in events.items() if ident and i.startswith(ident)]
    if len(found) == 1:
        return found[0]
    if found:
        named = "; ".join(f"{e.id} ({event_title(store, e)})" for e in found[:NAMED])
        raise UserError("many_events", id=ident, n=len(found), found=named)
    raise UserError("no_event", id=ident, path=store.path)


def _heir(store: DossierStore, ident: str, heirs: list[str]) -> Event:
    """The event that holds most of what the former id stood for; the user is told."""
    if not heirs:
        raise UserError("event_gone", id=ident)
    terminal.tell(say("text.event_moved", old=ident, new=", ".join(heirs)))
    return store.event_by_id()[heirs[0]]
