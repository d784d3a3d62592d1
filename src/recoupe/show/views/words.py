"""Values of records in the words of the language spoken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.show.dates import readable
from recoupe.show.language import label, say


def in_words(field: str, value: Any) -> str:
    """The value of a field of an event, as people read it."""
    if value is None or value == []:
        return say("text.unsaid")
    if field == "date":
        return readable(str(value))
    if field in ("type", "mode", "status", "context"):
        return ", ".join(label(field, v) for v in ([value] if isinstance(value, str) else value))
    return flat(value)


def flat(value: Any) -> str:
    """A list as its members in a row; anything else as it is."""
    return ", ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)
