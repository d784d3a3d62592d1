"""Why something was not fetched."""

from __future__ import annotations


class Refused(Exception):
    """A request that is not made, or whose answer is not taken; ``str`` of it is one line that says why."""
