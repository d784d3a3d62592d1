#!/usr/bin/env python3
"""Each gold event of some articles with what two exports read of it, as a table for ``docs/events.md``.

usage: event_table.py GOLD_DIR NAME=EXPORT_DIR… [--articles PREFIX] [--reliability]

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


class Judge:
    """The rules of a gold folder's scorer: which event an export has found, and whether its sides are right."""

    def __init__(self, gold: Path) -> None:
        self.score = _load(gold.parent / "score.py")
        aliases = gold / "aliases.json"
        self.names = self.score.Names(json.loads(aliases.read_text(encoding="utf-8")) if aliases.exists() else {})

    def pairs(self, gold: list[Row], found: list[Row], called: Mapping[str, list[str]]) -> list[tuple[int, int, bool]]:
        """Numbers of a gold event and of the one that was found for it, and whether both sides are right."""

        def sides(a: Row, b: Row) -> bool:
            return self._sides(a, b, called)

        def fit(a: Row, b: Row) -> int:
            if a["type"] != b["type"] or not self.score.overlap(a["evidence"], b["evidence"]):
                return 0
            return 1 + 4 * sides(a, b) + (self.score.overlap(a["trigger"], b["trigger"]) > 0)

        return [(i, j, sides(gold[i], found[j])) for i, j in self.score.greedy(gold, found, fit)]

    def _sides(self, a: Row, b: Row, called: Mapping[str, list[str]]) -> bool:
        side, same, told = self.score.Side, self.names.same, b.get("fields") or {}
        s, t = (side(a[k], a.get(f"{k}_spans")) for k in ("source", "target"))
        u, v = (side([called.get(i, [i]) for i in b.get(k) or []], told.get(k)) for k in ("source", "target"))
        if s.agrees(u, same) and t.agrees(v, same):
            return True
        if a["type"] not in ("CONSULT", "AGREE"):
            return False
        swapped = s.agrees(v, same) and t.agrees(u, same)
        return bool(swapped or (len(s.actors + t.actors) > 1 and (s + t).agrees(u + v, same)))


def print_events(gold: Path, prefix: str, exports: Mapping[str, Export]) -> None:
    """A line for each gold event, then the share that is right in type and both sides."""
    judge = Judge(gold)
    print(f"| article | event | type | {' | '.join(exports)} |\n|---|---|---|{'---|' * len(exports)}")
    whole = dict.fromkeys(exports, 0)
    total = 0
    for number, path in enumerate(sorted((gold / "gold").glob(f"{prefix}*.json")), 1):
        events = json.loads(path.read_text(encoding="utf-8"))["events"]
        cells = {name: ["–"] * len(events) for name in exports}
        for name, export in exports.items():
            found = export.events.get(path.stem, [])
            for i, j, right in judge.pairs(events, found, export.called):
                status = events[i]["status"] == found[j]["status"]
                cells[name][i] = ", ".join(["type", *["actors"] * right, *["status"] * status])
                whole[name] += right
        total += len(events)
        for i, event in enumerate(events):
            print(f"| {number} | {event['id']} | {event['type']} | {' | '.join(cells[n][i] for n in exports)} |")
    for name, number in whole.items():
        print(f"\n{name}: {number} of {total} right in type and actors ({number / max(1, total):.0%})")


def print_reliability(gold: Path, export: Export) -> None:
    """How many of the events of each tenth of confidence are right in type and both sides, the mean, and those from .8 on."""
    judge, rows = Judge(gold), list[tuple[float, bool]]()
    for path in sorted((gold / "gold").glob("*.json")):
        events = json.loads(path.read_text(encoding="utf-8"))["events"]
        found = export.events.get(path.stem, [])
        right = {j for _, j, sides in judge.pairs(events, found, export.called) if sides}
        rows += [(float(m["confidence"]), j in right) for j, m in enumerate(found)]
    for low in range(10):
        told = [(c, r) for c, r in rows if low <= c * 10 < low + 1]
        if told:
            mean, share = (sum(x) / len(told) for x in zip(*told, strict=True))
            print(f".{low}: {len(told)} events, mean {mean:.2f}, right {share:.2f}")
    sure = [r for c, r in rows if c >= 0.8]
    print(f"from .8 on: {sum(sure)} of {len(sure)} right")


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", type=Path)
    args.add_argument("exports", nargs="+")
    args.add_argument("--articles", default="", help="beginning of the names of the articles to list")
    args.add_argument(
        "--reliability", action="store_true", help="how often events of each confidence are right, instead"
    )
    asked = args.parse_args()
    exports = {name: Export(Path(folder)) for name, folder in (e.split("=", 1) for e in asked.exports)}
    if not asked.reliability:
        print_events(asked.gold, asked.articles, exports)
        return 0
    for name, export in exports.items():
        print(f"{asked.gold.name}, {name}")
        print_reliability(asked.gold, export)
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
