"""Where output goes: data on stdout, progress and remarks on stderr."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

#: columns of a table that is written to a pipe or file, unless COLUMNS says otherwise
PIPE_WIDTH = 160


def out() -> Console:
    """The console for data."""
    return _console(sys.stdout.isatty(), stderr=False)


def err() -> Console:
    """The console for messages."""
    return _console(sys.stderr.isatty(), stderr=True)


def _console(terminal: bool, stderr: bool) -> Console:
    from rich.console import Console

    width = None if terminal or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False, emoji=False)


def tell(message: str) -> None:
    """A remark for the user, on stderr."""
    print(message, file=sys.stderr, flush=True)


def write(text: str) -> None:
    """Data, on stdout."""
    sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Data as it stands, on stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def width() -> int:
    """Columns of a table on stdout."""
    return out().width


def coloured() -> bool:
    """Whether stdout may be coloured (``NO_COLOR`` is not set)."""
    return styled() and not os.environ.get("NO_COLOR")


def emphasised(text: str) -> str:
    """``text`` in bold where stdout shows styles."""
    return f"\x1b[1m{text}\x1b[0m" if styled() else text


def styled() -> bool:
    """Whether stdout shows underlining; where it does not, evidence is put between marks."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
