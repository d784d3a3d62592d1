"""Language data of the event reader: word lists with the sentence that made an unusual entry necessary."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The TOML file ``name`` of this folder."""
    return tomllib.loads(files("recoupe.read.events.data").joinpath(name).read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The word list ``key`` of the TOML file ``name`` (a string of words, or a list)."""
    value = load(name)[key]
    return frozenset(value.split() if isinstance(value, str) else value)
