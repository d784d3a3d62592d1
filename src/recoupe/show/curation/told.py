"""An entry of the log in a sentence."""

from __future__ import annotations

from typing import Any

from recoupe.resolve.corrections import Correction
from recoupe.show.language import label, say
from recoupe.show.views.words import in_words


def told(entry: Correction) -> str:
    """What ``entry`` says is so, in the language spoken."""
    values = _values(entry)
    return say(f"log.{entry.kind}_{entry.action}", **values)


def _values(entry: Correction) -> dict[str, Any]:
    subject, change = entry.subject, entry.change
    named = str(subject.get("title") or subject.get("name") or "")
    values: dict[str, Any] = {"id": subject.get("event") or subject.get("actor"), "name": named}
    match entry.kind, entry.action:
        case "event", "edit":
            values |= {"field": label("field", change["field"]), "value": shown(change["field"], change["value"])}
        case "event", "merge":
            values["others"] = ", ".join(o["event"] for o in change["others"])
        case "event", "split":
            values |= {"n": len(change["mentions"]), "new": change["event"]}
        case "event", "annotate":
            values["note"] = change["note"]
        case "actor", "merge":
            values["others"] = ", ".join(f"{o['name']} ({o['actor']})" for o in change["others"])
        case "actor", "split":
            values |= {"surfaces": ", ".join(change["surfaces"]), "new": change["name"]}
        case "actor", "rename":
            values["new"] = change["name"]
        case "log", "undo":
            values["id"] = subject["correction"]
    return values


def shown(field: str, value: Any) -> str:
    """The value of an edit as people read it."""
    if field in ("source", "target"):
        value = [one["name"] for one in value or ()]
    return in_words(field, value or None)
