"""Names of press agencies, as datelines, stamps and credits write them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def agencies() -> frozenset[str]:
    """The names of ``agencies.toml``."""
    data = tomllib.loads(resources.files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))
    return frozenset(data["agencies"])
