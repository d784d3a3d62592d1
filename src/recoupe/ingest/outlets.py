"""Which outlet an address belongs to."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit


@cache
def _domains() -> dict[str, str]:
    data = tomllib.loads(resources.files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8"))
    return {domain: name for name, domains in data["outlets"].items() for domain in domains}


def outlet_of(url: str | None) -> str | None:
    """The outlet whose domain ``url`` is on, or None when it is not in ``outlets.toml``."""
    try:
        host = (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return None
    parts = host.split(".")
    for n in range(len(parts) - 1):
        if name := _domains().get(".".join(parts[n:])):
            return name
    return None
