"""Closed word lists (``data/words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


def listed(section: str, name: str) -> list[str]:
    """The words of one list in their order; empty when there is no such list."""
    return _tables()[section].get(name, [])


@cache
def words(section: str, name: str) -> frozenset[str]:
    """The folded words of one list; KeyError when there is no such list."""
    return frozenset(_tables()[section][name])
