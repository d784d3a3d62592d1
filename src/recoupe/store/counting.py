"""How many records there are by day, counted once for each state of the dossier, and pages of them by these counts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

import msgspec

from recoupe.store.choosing import Ordered, Where
from recoupe.store.dossier import DossierStore

#: counts that are kept: each is a list of the days of a dossier
MOST_KEPT = 400
#: where the first day is not known
UNKNOWN = "~"
#: records named by their ids that are looked up one by one rather than met day by day
FEW = 4000

Days = tuple[tuple[str, int], ...]
_Key = tuple[Any, ...]
_kept: OrderedDict[_Key, Any] = OrderedDict()
_lock = Lock()


def by_day(store: DossierStore, listed: Ordered, where: Where) -> Days:
    """First days (ISO, :data:`UNKNOWN` last) of the records that ``where`` lets through, and how many begin on each.

    What was counted before is given again while neither a build nor a correction changed the dossier. Where ``where``
    asks for nothing but what the index of the order holds, the count goes through that index alone.

    Raises:
        DossierError: the dossier cannot be read.
    """
    day = f"{listed.name}.first_day"
    chosen = where.by_id or where.sql
    sql = where.counted or (
        f"SELECT {day}, count(*) FROM {listed.table} {listed.name} WHERE {chosen} GROUP BY 1 ORDER BY 1"
    )
    found: Days = kept(store, (sql, where.values), lambda: _counted(store, sql, where.values))
    return found


def _counted(store: DossierStore, sql: str, values: tuple[Any, ...]) -> Days:
    """The answer to a query for days and numbers, as one row: other threads wait for each row that SQLite gives."""
    told = store.rows(f"WITH c(day, n) AS ({sql}) SELECT json_group_array(json_array(day, n)) FROM c", values)[0][0]
    return tuple(sorted(msgspec.json.decode(told, type=list[tuple[str, int]])))


def page_by_day(store: DossierStore, listed: Ordered, where: Where, days: Days, size: int, offset: int) -> list[str]:
    """Ids of ``size`` records that ``where`` lets through, ``offset`` left out before.

    ``days`` are their counts by day: only the days that the page touches are read, however far down it is. Where few
    records are let through by their ids, it begins with these: the days that a page touches may be many.
    """
    first, last, before = _window(days, size, offset)
    if first is None:
        return []
    few = where.by_id is not None and sum(n for _, n in days) <= FEW
    chosen, day = (where.by_id, f"+{listed.name}.first_day") if few else (where.sql, f"{listed.name}.first_day")
    rows = store.rows(
        f"SELECT {listed.name}.id FROM {listed.table} {listed.name} WHERE ({chosen}) AND {day} >= ? AND {day} <= ? "
        f"ORDER BY {', '.join(listed.order)} LIMIT ? OFFSET ?",
        (*where.values, first, last, size, offset - before),
    )
    return [ident for (ident,) in rows]


def _window(days: Days, size: int, offset: int) -> tuple[str | None, str | None, int]:
    """The first and the last day on a page, and how many records begin before."""
    passed, first, before = 0, None, 0
    for day, n in days:
        if first is None and passed + n > offset:
            first, before = day, passed
        passed += n
        if passed >= offset + size:
            return first, day, before
    return first, days[-1][0] if days else None, before


def kept(store: DossierStore, question: tuple[Any, ...], ask: Callable[[], Any]) -> Any:
    """The answer to ``question`` about the dossier as it is: asked once for each state of it."""
    key = (str(store.path), state_of(store), *question)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = ask()
    if store.path.is_file():  # a dossier in memory has no name of its own
        with _lock:
            _kept[key] = found
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return found


def events_by_place(store: DossierStore, where: str, values: tuple[Any, ...], indexed: bool) -> dict[str | None, int]:
    """Place (None: not told) -> how many of the events ``e`` that ``where`` chooses; most first.

    Args:
        indexed: whether ``where`` asks for nothing but what the index ``events_at`` holds.

    Raises:
        DossierError: the dossier cannot be read.
    """
    index = "INDEXED BY events_at" if indexed else ""
    sql = f"SELECT e.place, count(*) FROM events e {index} WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(kept(store, (sql, values), lambda: store.rows(sql, values)))


def number_of(store: DossierStore, sql: str, values: tuple[Any, ...] = ()) -> int:
    """The number that the query ``sql`` gives, counted once for each state of the dossier."""
    return int(kept(store, (sql, values), lambda: store.rows(sql, values)[0][0]))


def kinds_of(store: DossierStore, table: str) -> list[str]:
    """The kinds that the rows of ``table`` have, sorted; an index that begins with the kind is leapt through."""
    rows = store.rows(
        f"WITH RECURSIVE k(kind) AS (SELECT min(kind) FROM {table} "
        f"UNION ALL SELECT (SELECT min(kind) FROM {table} WHERE kind > k.kind) FROM k WHERE k.kind IS NOT NULL) "
        "SELECT kind FROM k WHERE kind IS NOT NULL"
    )
    return [kind for (kind,) in rows]


def state_of(store: DossierStore) -> tuple[int, int, int]:
    """Numbers of which one changes with each build, each correction and each other file of that name."""
    inode = store.path.stat().st_ino if store.path.is_file() else 0
    builds, log = store.rows(
        "SELECT (SELECT coalesce(max(number), 0) FROM revisions), (SELECT coalesce(max(number), 0) FROM corrections)"
    )[0]
    return inode, int(builds), int(log)
