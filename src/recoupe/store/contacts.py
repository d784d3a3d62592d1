"""Who acts on whom, counted once for each state of the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recoupe.store.counting import kept
from recoupe.store.dossier import DossierStore


def contacts_by_actor(store: DossierStore, where: str, values: tuple[Any, ...] = ()) -> dict[str, int]:
    """Actor -> how often it acts or is acted on, in the rows of ``contacts`` that ``where`` chooses; most first.

    Raises:
        DossierError: the dossier cannot be read.
    """

    def count() -> dict[str, int]:
        found: dict[str, int] = {}
        for side in ("source", "target"):
            for actor, n in store.rows(f"SELECT {side}, count(*) FROM contacts WHERE {where} GROUP BY 1", values):
                found[actor] = found.get(actor, 0) + n
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    counted: dict[str, int] = kept(store, ("contacts", where, values), count)
    return counted


def contacts_among(
    store: DossierStore, actors: Sequence[str], where: str, values: tuple[Any, ...] = ()
) -> dict[tuple[str, str], dict[str, int]]:
    """Source and target, both among ``actors`` -> type of event -> how many events, in what ``where`` chooses.

    Raises:
        DossierError: the dossier cannot be read.
    """
    marks = ", ".join("?" * len(actors))
    sql = (
        f"SELECT source, target, type, count(*) FROM contacts WHERE source IN ({marks}) AND target IN ({marks}) "
        f"AND {where} GROUP BY 1, 2, 3 ORDER BY 1, 2, 4 DESC, 3"
    )
    given = (*actors, *actors, *values)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for source, target, kind, n in kept(store, (sql, given), lambda: store.rows(sql, given)):
        found.setdefault((source, target), {})[kind] = n
    return found
