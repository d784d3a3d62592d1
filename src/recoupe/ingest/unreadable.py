"""The one error of this stage."""

from __future__ import annotations


class Unreadable(Exception):
    """An input cannot be read; ``str`` of it is one line that says why, for the dossier's list of rejects."""
