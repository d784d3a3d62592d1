"""How many events there are by day, counted once for each state of the dossier."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

from recoupe.store.dossier import DossierStore

#: counts that are kept: each is a list of the days of a dossier
MOST_KEPT = 400
#: where the first day is not known
UNKNOWN = "~"

_Key = tuple[Any, ...]
_kept: OrderedDict[_Key, tuple[tuple[str, int], ...]] = OrderedDict()
_lock = Lock()


def events_by_day(store: DossierStore, where: str, values: tuple[Any, ...] = ()) -> tuple[tuple[str, int], ...]:
    """First days (ISO, :data:`UNKNOWN` last) of the events ``e`` that ``where`` chooses, and how many begin on each.

    What was counted before is given again while neither a build nor a correction changed the dossier. The count goes
    through the index ``events_in_order`` where ``where`` asks for nothing but its columns.

    Args:
        where: a condition of SQL on ``events e``, written by the program.
        values: what the question marks of ``where`` stand for.

    Raises:
        DossierError: the dossier cannot be read.
    """
    key = (str(store.path), state_of(store), where, values)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    rows = store.rows(f"SELECT e.first_day, count(*) FROM events e WHERE {where} GROUP BY 1 ORDER BY 1", values)
    found = tuple((str(day), int(n)) for day, n in rows)
    if store.path.is_file():  # a dossier in memory has no name of its own
        with _lock:
            _kept[key] = found
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return found


def state_of(store: DossierStore) -> tuple[int, int, int]:
    """Numbers of which one changes with each build, each correction and each other file of that name."""
    inode = store.path.stat().st_ino if store.path.is_file() else 0
    builds, log = store.rows(
        "SELECT (SELECT coalesce(max(number), 0) FROM revisions), (SELECT coalesce(max(number), 0) FROM corrections)"
    )[0]
    return inode, int(builds), int(log)
