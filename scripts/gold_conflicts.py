"""The contradictions of a gold folder against those of an export: the same event, field and values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

#: (document, gold id) of a gold mention
Key = tuple[str, str]


def score_conflicts(gold: Path, export: Path, tell: bool = False) -> dict[str, float]:
    """``conflicts_found``: share of the gold's contradictions that are shown; ``conflicts_right``: share of those shown
    that the gold has. With ``tell`` each miss and each false one is printed.

    A contradiction is found where an event shows the field in conflict, with mentions of two of the gold's values, and
    a value other than that of the sides (a date, a status, a count) is the gold's.
    """
    wanted = json.loads((gold / "conflicts.json").read_text(encoding="utf-8"))
    mentions = {m["id"]: m for m in _rows(export, "event_mentions")}
    names = {d["id"]: d["name"] for d in _rows(export, "documents")}
    key_of = {mention: key for key, mention in _align(gold, mentions.values(), names).items()}
    found: set[int] = set()
    right = total = 0
    for event in _rows(export, "events"):
        for shown in event["conflicts"]:
            hits = {
                n for n, told in enumerate(wanted) if told["field"] == shown["field"] and _same(told, shown, key_of)
            }
            found |= hits
            right += bool(hits)
            total += 1
            if tell and not hits:
                print(f"conflict false: {shown['field']} of {event['title']}: {[v['value'] for v in shown['values']]}")
    if tell:
        missed = [f"{w['field']} of {w['cluster']}" for n, w in enumerate(wanted) if n not in found]
        print("\n".join(f"conflict missed: {line}" for line in missed))
    return {"conflicts_found": len(found) / len(wanted), "conflicts_right": right / total if total else 0.0}


def _same(told: Mapping[str, Any], shown: Mapping[str, Any], key_of: Mapping[str, Key]) -> bool:
    held = 0
    for value in told["values"]:
        members = {tuple(m) for m in value["members"]}
        held += any(
            not members.isdisjoint(key_of.get(m, ("", "")) for m in v["mentions"])
            and (isinstance(value["value"], list) or v["value"] == value["value"])
            for v in shown["values"]
        )
    return held > 1


def _align(gold: Path, mentions: Iterable[dict[str, Any]], names: Mapping[str, str]) -> dict[Key, str]:
    """Each gold mention with the mention of its type that shares its trigger, else its sentence; one to one."""
    cells = []
    for mention in mentions:
        path = gold / "gold" / f"{names[mention['document']]}.json"
        for event in json.loads(path.read_text(encoding="utf-8"))["events"] if path.exists() else ():
            if event["type"] == mention["type"] and _overlap(event["evidence"], mention["evidence"]):
                apart = not _overlap(event["trigger"], mention["trigger"])
                dated = event.get("date") != mention["date"]
                cells.append((apart, dated, (path.stem, event["id"]), mention["id"]))
    out: dict[Key, str] = {}
    for _, _, key, ident in sorted(cells):
        if key not in out and ident not in out.values():
            out[key] = ident
    return out


def _overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
