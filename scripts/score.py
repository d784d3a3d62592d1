#!/usr/bin/env python3
"""Measure recoupe on gold and compare with the floors: a figure that falls is a failure.

usage: score.py [--shared DIR] [--only articles,real,...] [--update] [--fast] [--errors N]

Each task builds a dossier from the texts of its gold, exports it, and runs the gold's own scorer on the export. Tasks whose
gold is not there are skipped, with the reason. The project's own gold is scored always (``scripts/own_gold.py``). Floors are in
``tests/quality_floors.toml``, a table per task; ``--update`` raises them to what was measured and never lowers one.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gold_conflicts import score_conflicts
from own_gold import families

ROOT = Path(__file__).resolve().parent.parent
#: figures that are in-sample on the press gold
FITTED = ("events_", "clusters_", "conflicts_")
FLOORS = ROOT / "tests" / "quality_floors.toml"
#: a figure may be lower by this without failing: figures are told to three digits
TOLERANCE = 0.0005

Figures = dict[str, float]


class Task(NamedTuple):
    """One gold set: its folder or file, how its texts become inputs, and how its export is scored."""

    name: str
    gold: str
    inputs: Callable[[Path, Path], Path]
    score: Callable[[Path, Path, int], Figures]


def texts(gold: Path, scratch: Path) -> Path:
    """The folder of texts beside the gold."""
    return gold / "texts"


def converted(gold: Path, scratch: Path) -> Path:
    """What the ``to_input.py`` beside the gold makes of it."""
    path = scratch / "articles.jsonl"
    path.write_text(_run([str(gold.parent / "to_input.py"), str(gold)]), encoding="utf-8")
    return path


def score_records(gold: Path, export: Path, errors: int) -> Figures:
    """F1 of every measure of a scorer that answers in JSON."""
    scorer = str(gold.parent / "score.py")
    if errors:
        print(_run([scorer, str(gold), str(export), "--errors", str(errors)]))
    result = json.loads(_run([scorer, str(gold), str(export), "--json"]))
    found = {name: float(row["f1"]) for name, row in result.items() if row.get("f1") is not None and row.get("gold")}
    documents = result["documents"]
    figures = {"documents": documents["found"] / documents["gold"], **found}
    if (gold / "conflicts.json").exists():
        figures |= score_conflicts(gold, export, tell=bool(errors))
    return figures


def score_lines(gold: Path, export: Path, errors: int) -> Figures:
    """Figures of a scorer that answers in lines of ``name=value`` and ends with ``name value``."""
    more = ["--errors", str(errors)] if errors and "timex" in gold.read_text(encoding="utf-8")[:4000] else []
    answer = _run([str(gold.parent / "score.py"), str(gold), str(export), *more])
    if errors:
        print(answer)
    return {name: float(value) for name, value in re.findall(r"\b(\w+_f1)[= ](\d\.\d+)", answer)}


TASKS = (
    Task("articles", "gold/articles", texts, score_records),
    Task("real", "gold/real", texts, score_records),
    Task("time-1999", "gold/time/fr_timebank_1999.jsonl", converted, score_lines),
    Task("time-press", "gold/time/press_visible60.jsonl", converted, score_lines),
    Task("quotes", "gold/quotes/wikinews_fr_statements_dev.json", converted, score_lines),
)


def measure(task: Task, shared: Path, errors: int, fast: bool = False) -> Figures:
    """Build, export and score one gold set."""
    from recoupe.read.options import ReadOptions
    from recoupe.store import open_dossier
    from recoupe.store.build import build
    from recoupe.store.export import export

    gold = shared / task.gold
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        report = build([task.inputs(gold, scratch)], scratch / "gold.recoupe", options=ReadOptions(fast=fast))
        for reject in report.rejected:
            print(f"{task.name}: rejected {reject.uri}: {reject.reason}")
        with open_dossier(scratch / "gold.recoupe") as store:
            export(store, scratch / "export", "jsonl")
        return task.score(gold, scratch / "export", errors)


def compare(task: str, figures: Figures, floors: Figures) -> list[str]:
    """What fell below its floor, or is not measured any more."""
    fallen = [
        f"{task}: {name} fell to {figures[name]:.3f} (floor {floor:.3f})"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor - TOLERANCE
    ]
    return fallen + [f"{task}: {name} has a floor but is not measured" for name in floors if name not in figures]


def raised(floors: dict[str, Figures], measured: dict[str, Figures]) -> dict[str, Figures]:
    """The floors, each raised to what was measured where that is more.

    Not those of events and of what rests on them: the scorer's weights are fitted on these articles, and what the plain
    build reaches there may fall where the figures by folds rise. Their floors are the figures by folds, set by hand.
    """
    result = {task: dict(figures) for task, figures in floors.items()}
    for task, figures in measured.items():
        table = result.setdefault(task, {})
        for name, value in figures.items():
            if not name.startswith(FITTED) or name not in table:
                table[name] = max(table.get(name, 0.0), value)
    return result


def as_toml(floors: dict[str, Figures]) -> str:
    """The file of floors."""
    lines = ["# What recoupe reaches; a lower figure fails `make score`. Raised by `scripts/score.py --update`."]
    for task in sorted(floors):
        lines += ["", f"[{task}]", *(f"{name} = {value:.3f}" for name, value in sorted(floors[task].items()))]
    return "\n".join(lines) + "\n"


def _run(command: list[str]) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"score: {command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def _tell(task: str, figures: Figures, floors: Figures, seconds: float) -> None:
    told = "  ".join(f"{n} {v:.3f}{'*' if v < floors.get(n, 0) - TOLERANCE else ''}" for n, v in figures.items())
    print(f"{task:18} {told}  ({seconds:.0f} s)", flush=True)


def main() -> int:
    """Run the tasks; 1 if a figure fell."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args.add_argument("--only", default="")
    args.add_argument("--update", action="store_true")
    args.add_argument(
        "--fast", action="store_true", help="read fast; compared with the same floors, which are not raised"
    )
    args.add_argument("--errors", type=int, default=0)
    asked = args.parse_args()
    only = set(filter(None, asked.only.split(",")))
    floors: dict[str, Figures] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    runs: list[tuple[str, Callable[[], Figures]]] = []
    for task in TASKS:
        if not (asked.shared / task.gold).exists():
            print(f"{task.name:18} skipped: no {asked.shared / task.gold}")
        else:
            runs.append((task.name, lambda task=task: measure(task, asked.shared, asked.errors, asked.fast)))  # type: ignore[misc]
    runs += [] if asked.fast else families()
    unknown = only - {t.name for t in TASKS} - {name for name, _ in runs}
    if unknown:
        print(f"score: no such task: {', '.join(sorted(unknown))}; there are {', '.join(n for n, _ in runs)}")
        return 1
    measured, fallen = {}, []
    for name, run in runs:
        if only and name not in only:
            continue
        began = time.monotonic()
        measured[name] = {k: round(v, 3) for k, v in run().items()}
        _tell(name, measured[name], floors.get(name, {}), time.monotonic() - began)
        fallen += compare(name, measured[name], floors.get(name, {}))
    if asked.update and not asked.fast:
        FLOORS.write_text(as_toml(raised(floors, measured)), encoding="utf-8")
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
