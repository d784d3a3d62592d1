"""A user's mistake, told in one line."""

from __future__ import annotations

from recoupe.show.language import say


class UserError(Exception):
    """Something the user can put right. ``code`` is a key of the section ``error`` of the messages."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def in_words(code: str, values: dict[str, object]) -> str:
    """The line for an error code: what, where, what to do."""
    return say(f"error.{code}", **values)
