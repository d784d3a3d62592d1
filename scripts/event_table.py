#!/usr/bin/env python3
"""Each gold event of some articles with what two exports read of it, as a table for ``docs/events.md``.

usage: event_table.py GOLD_DIR NAME=EXPORT_DIR… [--articles PREFIX]

GOLD_DIR holds ``gold/*.json`` and, beside it, the ``score.py`` by whose rules an event counts as found (type and sentence), its
actors as right (both sides) and its status. EXPORT_DIR is what ``recoupe export --format jsonl`` or ``train_events.py --export`` wrote;
NAME heads its columns. Only articles whose name begins with PREFIX are listed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]


class Export:
    """The events that an export reads in each article, and the names of their actors."""

    def __init__(self, folder: Path) -> None:
        names = {d["id"]: d["name"] for d in _rows(folder, "documents")}
        self.called = {a["id"]: [a["name"], *a.get("aliases", [])] for a in _rows(folder, "actors")}
        self.events: dict[str, list[Row]] = {}
        for mention in _rows(folder, "event_mentions"):
            self.events.setdefault(names[mention["document"]], []).append(mention)


def judge(
    score: ModuleType, names: Any, gold: list[Row], found: list[Row], called: Mapping[str, list[str]]
) -> list[str]:
    """For every event of ``gold``: "" where it is not found, else what of its actors and status is right."""

    def sides(a: Row, b: Row) -> bool:
        told = b.get("fields") or {}
        wanted = [score.Side(a[k], a.get(f"{k}_spans")) for k in ("source", "target")]
        read = [score.Side([called.get(i, [i]) for i in b.get(k) or []], told.get(k)) for k in ("source", "target")]
        (s, t), (u, v) = wanted, read
        if s.agrees(u, names.same) and t.agrees(v, names.same):
            return True
        if a["type"] not in ("CONSULT", "AGREE"):
            return False
        swapped = s.agrees(v, names.same) and t.agrees(u, names.same)
        return bool(swapped or (len(s.actors + t.actors) > 1 and (s + t).agrees(u + v, names.same)))

    def fit(a: Row, b: Row) -> int:
        if a["type"] != b["type"] or not score.overlap(a["evidence"], b["evidence"]):
            return 0
        return 1 + 4 * sides(a, b) + (score.overlap(a["trigger"], b["trigger"]) > 0)

    out = [""] * len(gold)
    for i, j in score.greedy(gold, found, fit):
        right = ["actors"] if sides(gold[i], found[j]) else []
        out[i] = ", ".join(["type", *right, *(["status"] if gold[i]["status"] == found[j]["status"] else [])])
    return out


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", type=Path)
    args.add_argument("exports", nargs="+")
    args.add_argument("--articles", default="", help="beginning of the names of the articles to list")
    asked = args.parse_args()
    score = _load(asked.gold.parent / "score.py")
    aliases = asked.gold / "aliases.json"
    names = score.Names(json.loads(aliases.read_text(encoding="utf-8")) if aliases.exists() else {})
    exports = {name: Export(Path(folder)) for name, folder in (e.split("=", 1) for e in asked.exports)}
    print(f"| article | event | type | {' | '.join(exports)} |\n|---|---|---|{'---|' * len(exports)}")
    whole = dict.fromkeys(exports, 0)
    total = 0
    for number, path in enumerate(sorted((asked.gold / "gold").glob(f"{asked.articles}*.json")), 1):
        gold = json.loads(path.read_text(encoding="utf-8"))["events"]
        told = {n: judge(score, names, gold, e.events.get(path.stem, []), e.called) for n, e in exports.items()}
        for i, event in enumerate(gold):
            cells = [told[n][i] or "–" for n in exports]
            print(f"| {number} | {event['id']} | {event['type']} | {' | '.join(cells)} |")
            total += 1
            for n in exports:
                whole[n] += "actors" in told[n][i]
    for n in exports:
        print(f"\n{n}: {whole[n]} of {total} right in type and actors ({whole[n] / max(1, total):.0%})")
    return 0


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"event_table: {path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold_scorer"] = module
    spec.loader.exec_module(module)
    return module


def _rows(folder: Path, name: str) -> Iterator[Row]:
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
