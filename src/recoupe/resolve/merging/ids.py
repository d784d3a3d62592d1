"""Stable ids of events: born from the founding mention, kept by the part that holds most of what the id stood for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from recoupe.records import Event


def name_events(
    groups: Sequence[Sequence[str]], previous: Sequence[Event] = (), pins: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[str], dict[str, list[dict[str, Any]]]]:
    """Ids for ``groups`` of mention ids (founding mention first) and what became of earlier events.

    Ids of ``previous`` go to the groups that share most mentions with them, one each. The second result maps a new
    id to history entries ``absorbed`` and ``split``, those of earlier builds first. ``pins``: ids that an analyst's
    decisions give to the group of a mention; the last goes before the others, and all before ``previous``.
    """
    home = {m: n for n, group in enumerate(groups) for m in group}
    overlaps = []
    for old in previous:
        shared = Counter(home[m] for m in old.mentions if m in home)
        overlaps += [(-n, old.id, group) for group, n in shared.items()]
    ids: dict[int, str] = {}
    kept: dict[str, int] = {}
    for mention, ident in reversed(list(pins.items())):
        if mention in home and home[mention] not in ids and ident not in kept:
            ids[home[mention]], kept[ident] = ident, home[mention]
    for _, old_id, group in sorted(overlaps):
        if group not in ids and old_id not in kept:
            ids[group], kept[old_id] = old_id, group
    taken = {e.id for e in previous} | set(pins.values())
    for n, members in enumerate(groups):
        if n not in ids:
            ids[n] = _fresh(members[0], taken)
            taken.add(ids[n])
    told = {e.id: [h for h in e.history if h["change"] in ("absorbed", "split")] for e in previous}
    lineage = {ident: list(told.get(ident, ())) for ident in ids.values()}
    for ident, entries in _lineage(ids, overlaps, kept).items():
        lineage[ident] += [entry for entry in entries if entry not in lineage[ident]]
    return [ids[n] for n in range(len(groups))], lineage


def _lineage(
    ids: Mapping[int, str], overlaps: Sequence[tuple[int, str, int]], kept: Mapping[str, int]
) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for _, old_id, group in sorted(overlaps):
        if ids[group] == old_id:
            continue
        if old_id in kept:
            out.setdefault(ids[group], []).append({"change": "split", "from": old_id})
        else:
            out.setdefault(ids[group], []).append({"change": "absorbed", "event": old_id})
    return out


def _fresh(founding: str, taken: set[str]) -> str:
    for turn in range(len(taken) + 1):
        ident = "e" + hashlib.sha256(f"{founding}\0{turn}".encode() if turn else founding.encode()).hexdigest()[:10]
        if ident not in taken:
            return ident
    raise AssertionError("more ids taken than tried")
