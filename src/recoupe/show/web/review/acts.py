"""What a form asks for, as an entry of the log: the same entries as those of the command line, applied the same way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from recoupe.records import Event
from recoupe.resolve.corrections import Correction
from recoupe.show.curation.entries import Analyst, annotate_event, judge_event, merge_events, part_mentions
from recoupe.show.curation.fields import edit_event
from recoupe.show.failure import UserError
from recoupe.show.web.page import Problem
from recoupe.show.web.pages.edit import picked_words
from recoupe.show.web.pages.event import find
from recoupe.show.web.security import Form
from recoupe.store.corrections import correct, undo
from recoupe.store.errors import DossierError
from recoupe.store.lazy import LazyStore
from recoupe.store.state import Seen, require

Make = Callable[[LazyStore, Analyst, Form], Correction]
#: problems that come from what others did meanwhile
_MEANWHILE = ("changed", "locked", "undone_before", "no_correction", "nothing_to_undo")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: what may stand before the id in an address that was pasted
_ADDRESS = re.compile(r"^.*/event/|[?#].*$")


def act(path: Path, action: str, form: Form, analyst: str, reading: Callable[[], LazyStore]) -> tuple[str, str]:
    """Make the entry that ``form`` asks for and apply the log; the page that shows what came of it, and its id.

    Raises:
        Problem, UserError, DossierError: it means nothing, or no longer what it meant when the form was made.
    """
    seen = Seen(text(form, "state"), text(form, "about"))
    by = Analyst(analyst, text(form, "why"))
    if action == "undo":
        entry, target = undo(path, text(form, "correction") or "-", by.name, by.reason, seen)
        shows = str(target.subject.get("event", "")) if text(form, "to") == "event" else ""
    elif action in ACTS:
        with reading() as store:
            require(store, seen)
            entry = ACTS[action](store, by, form)
        correct(path, [entry], seen)
        shows = str(entry.subject["event"])
    else:
        raise Problem(404, "web.no_page", address=f"/review/{action}")
    return f"/event/{shows}" if shows else "/review", entry.id


def refused(error: Exception) -> Problem | None:
    """What to tell where a decision was not taken, with its status; None for what no decision can cause."""
    if isinstance(error, UserError):
        return Problem(400, f"error.{error.code}", **error.values)
    if isinstance(error, DossierError) and error.code in _MEANWHILE:
        return Problem(409, f"error.{error.code}", **error.values)
    return None


def text(form: Form, name: str) -> str:
    """The value of a field, without control characters and space around it; empty where there is none."""
    return _CONTROL.sub("", form.get(name, [""])[-1]).strip()


def _events(store: LazyStore, form: Form, *names: str) -> list[Event]:
    """The events that the fields ``names`` say, by id or address."""
    idents = [_ADDRESS.sub("", one.strip()) for name in names for one in form.get(name, ()) if one.strip()]
    return [find(store, ident) for ident in idents]


def _event(store: LazyStore, form: Form) -> Event:
    found = _events(store, form, "event")
    if not found:
        raise Problem(400, "web.choose_event")
    return found[0]


def _judge(action: str) -> Make:
    return lambda store, by, form: judge_event(store, by, action, _event(store, form))


def _merge(store: LazyStore, by: Analyst, form: Form) -> Correction:
    """The first event takes in the others: those ticked in a list, or one with another that is named."""
    events = _events(store, form, "event", "other")
    if not events:
        raise Problem(400, "web.choose_event")
    return merge_events(store, by, events)


def _split(store: LazyStore, by: Analyst, form: Form) -> Correction:
    event, chosen = _event(store, form), set(form.get("report", ()))
    leaving = [m for m in store.event_mentions(event.id) if m.id in chosen]
    if not leaving or len(leaving) < len(chosen):
        raise Problem(400, "web.choose_reports")
    return part_mentions(store, by, event, leaving)


def _edit(store: LazyStore, by: Analyst, form: Form) -> Correction:
    picked = picked_words(store, {name: text(form, name) for name in ("document", "words", "start", "end")})
    assignment = f"{text(form, 'field')}={text(form, 'value')}"
    return edit_event(store, by, _event(store, form), assignment, [picked] if picked else [])


def _annotate(store: LazyStore, by: Analyst, form: Form) -> Correction:
    note = text(form, "note")
    if not note:
        raise Problem(400, "web.no_note")
    return annotate_event(store, by, _event(store, form), note)


ACTS: dict[str, Make] = {
    "confirm": _judge("confirm"),
    "reject": _judge("reject"),
    "pin": _judge("pin"),
    "merge": _merge,
    "split": _split,
    "annotate": _annotate,
    "edit": _edit,
}
