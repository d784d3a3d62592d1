"""The thresholds and word lists of shared quotations, as data (``quotations.toml``)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def rules() -> dict[str, dict[str, Any]]:
    """The tables of ``quotations.toml``."""
    text = files("recoupe.resolve.quotations").joinpath("quotations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=8)
def word_set(table: str, key: str) -> frozenset[str]:
    """A list of words of the tables."""
    return frozenset(rules()[table][key].split())
