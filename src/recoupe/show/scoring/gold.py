"""Read a gold folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from recoupe.show.failure import UserError

Row = dict[str, Any]


class Gold(NamedTuple):
    """Annotations by article, and what holds across articles."""

    articles: dict[str, Row]
    clusters: list[list[tuple[str, str]]]
    copies: list[list[str]] | None
    aliases: dict[str, list[str]]
    texts: Path


def read_gold(folder: Path) -> Gold:
    """The gold in ``folder``.

    Raises:
        UserError: there is none, or a file is not JSON.
    """
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise UserError("no_gold", path=folder)
    clusters = _load(folder / "clusters.json", [])
    return Gold(
        articles={p.stem: _load(p, {}) for p in paths},
        clusters=[[(article, event) for article, event in c["members"]] for c in clusters],
        copies=_load(folder / "syndication.json", None),
        aliases=_load(folder / "aliases.json", {}),
        texts=folder / "texts",
    )


def _load(path: Path, default: Any) -> Any:
    if not path.exists():
        return default
    try:
        return msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise UserError("bad_gold", path=path, reason=error) from error
