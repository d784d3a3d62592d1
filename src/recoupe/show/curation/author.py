"""Who makes a correction."""

from __future__ import annotations

import getpass
import subprocess


def author(given: str | None) -> str:
    """``given``, else the name that git knows, else that of the account."""
    if given and given.strip():
        return given.strip()
    return _git_name() or _account()


def _git_name() -> str:
    try:
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return said.stdout.strip()


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
