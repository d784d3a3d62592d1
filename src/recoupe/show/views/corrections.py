"""The analyst's log: what was decided, by whom, when, why, and whether it still counts."""

from __future__ import annotations

import msgspec

from recoupe.resolve.corrections import Correction, in_force
from recoupe.show.curation.told import told
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.store import DossierStore
from recoupe.store.corrections import log_of


def corrections(store: DossierStore) -> Listing:
    """One row per entry, the oldest first."""
    log = log_of(store)
    counting = {e.id for e in in_force(log)}
    found = _found(store)
    rows = [_row(entry, _state(entry, counting, found)) for entry in log]
    return Listing(COLUMNS, [Section("", rows)], say("text.correction_count", n=len(rows)))


def _found(store: DossierStore) -> set[str]:
    """The entries that the history of some event names."""
    rows = store.rows("SELECT history FROM events WHERE instr(history, '\"correction\"') > 0")
    return {h["correction"] for (history,) in rows for h in msgspec.json.decode(history) if "correction" in h}


def _state(entry: Correction, counting: set[str], found: set[str]) -> str:
    """``undo``, ``undone``, ``lost`` (the articles no longer tell what it is about) or ``in_force``."""
    if entry.action == "undo":
        return "undo"
    if entry.id not in counting:
        return "undone"
    return "lost" if entry.kind == "event" and entry.id not in found else "in_force"


def _row(entry: Correction, state: str) -> Row:
    return {
        "made_at": entry.made_at,
        "made_by": entry.made_by,
        "told": told(entry),
        "reason": entry.reason,
        "state": state,
        "kind": entry.kind,
        "action": entry.action,
        "subject": entry.subject,
        "change": entry.change,
        "id": entry.id,
    }


def _state_in_words(state: str) -> str:
    return say(f"log.state_{state}")


COLUMNS = (
    Column("made_at", lambda v: v[:16].replace("T", " "), style="cyan"),
    Column("made_by", ratio=1),
    Column("told", ratio=4),
    Column("reason", ratio=2),
    Column("state", _state_in_words),
    Column("kind", visible=False),
    Column("action", visible=False),
    Column("subject", visible=False),
    Column("change", visible=False),
    Column("id", style="dim"),
)
