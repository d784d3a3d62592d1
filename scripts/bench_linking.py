"""Measure linking: on a gold folder, as perfect readers would hand it over, or on generated mentions.

usage: PYTHONPATH=src:tests/resolve python scripts/bench_linking.py GOLD_DIR [--errors]
       PYTHONPATH=src:tests/resolve python scripts/bench_linking.py --synthetic MENTIONS [EVENTS_A_DAY [SEED]]
       PYTHONPATH=src:tests/resolve python scripts/bench_linking.py --table [SEED]
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from compare_splink import installed, link_by_components
from generate_mentions import Truth, generate
from press_gold import read_gold

from recoupe.records import Dossier
from recoupe.resolve import resolve

K = TypeVar("K")
#: mentions and events a day of the table
TABLE = ((10_000, 100), (10_000, 500), (100_000, 100), (100_000, 500))


def b_cubed(gold: Mapping[K, object], mine: Mapping[K, object]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the keys of ``gold``."""
    size_gold, size_mine = Counter(gold.values()), Counter(mine[k] for k in gold)
    both = Counter((gold[k], mine[k]) for k in gold)
    p = sum(both[gold[k], mine[k]] / size_mine[mine[k]] for k in gold) / len(gold)
    r = sum(both[gold[k], mine[k]] / size_gold[gold[k]] for k in gold) / len(gold)
    return p, r, 2 * p * r / (p + r)


def pairs(gold: Mapping[K, object], mine: Mapping[K, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs held to be one event: what B-cubed hides when events run together."""
    count = [sum(n * (n - 1) / 2 for n in Counter(c).values()) for c in (
        gold.values(), (mine[k] for k in gold), ((gold[k], mine[k]) for k in gold))]  # fmt: skip
    p, r = (count[2] / max(1.0, count[1])), (count[2] / max(1.0, count[0]))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


Assigned = dict[str, dict[str, object]]


def one_a_day(truth: Truth) -> Assigned:
    """The key of event data sets: actors, type and day."""
    day = {r.document.id: r.document.published for r in truth.readings}
    rows = [m for r in truth.readings for m in r.event_mentions]
    key = {m.id: (m.type, tuple(sorted({*m.source, *m.target})), m.date or day[m.document]) for m in rows}
    return {"one a day": dict(key)}


def ours(truth: Truth) -> Assigned:
    """The dossier as it is built."""
    return {"recoupe": {m: e.id for e in resolve(truth.readings).events for m in e.mentions}}


def splink(truth: Truth) -> Assigned:
    """Splink and connected components, by the match weight at which they are taken."""
    rows = [m for r in truth.readings for m in r.event_mentions]
    day = {r.document.id: r.document.published or "" for r in truth.readings}
    with contextlib.redirect_stdout(None):
        found = link_by_components(rows, day)
    return {f"splink {weight:g}": dict(groups) for weight, groups in found.items()}


METHODS: dict[str, Callable[[Truth], Assigned]] = {"one a day": one_a_day, "recoupe": ours, "splink": splink}


def measure(method: str, mentions: int, per_day: int, seed: int) -> list[str]:
    """The lines that tell how well ``method`` links, in a process of its own: seconds of CPU, peak memory in MB."""
    truth = generate(mentions, per_day, seed)
    start = time.process_time()
    assigned = METHODS[method](truth)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out = []
    for name, found in assigned.items():
        b3, pair = b_cubed(truth.event, found), pairs(truth.event, found)
        largest = max(Counter(found.values()).values())
        out.append(
            f"{name:12} B3 {b3[0]:.3f}/{b3[1]:.3f}/{b3[2]:.3f}  pairs {pair[0]:.3f}/{pair[1]:.3f}/{pair[2]:.3f}"
            f"  largest {largest}  {seconds:.1f} s  {memory:.0f} MB"
        )
    return out


def synthetic(mentions: int, per_day: int, seed: int = 7) -> None:
    """Ours beside the one-a-day key and Splink with connected components on the same generated mentions."""
    print(f"{mentions} mentions, {per_day} events a day, seed {seed}; precision/recall/F1")
    for method in METHODS:
        if method == "splink" and not installed():
            print("splink       not installed, left out")
            continue
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            for line in process.submit(measure, method, mentions, per_day, seed).result():
                print(line, flush=True)


def count_origins(mentions: int, per_day: int) -> tuple[float, float]:
    """On generated mentions with words: part of events whose count of independent origins is exact, and part of the
    events with one true origin that are said to have more (of events with several mentions, over their own mentions).
    """
    truth = generate(mentions, per_day, words=True)
    exact = false = total = 0
    for event in resolve(truth.readings).events:
        true = len({truth.origin[m] for m in event.mentions})
        if len(event.mentions) > 1:
            total += 1
            exact += event.independent_sources == true
            false += true == 1 < event.independent_sources
    return exact / max(1, total), false / max(1, total)


def main(arguments: Sequence[str]) -> int:
    if arguments[0] == "--synthetic":
        per_day = int(arguments[2]) if len(arguments) > 2 else 100
        synthetic(int(arguments[1]), per_day, int(arguments[3]) if len(arguments) > 3 else 7)
        exact, false = count_origins(min(3000, int(arguments[1])), per_day)
        print(f"independent origins exact {exact:.3f}, falsely corroborated {false:.3f}")
        return 0
    if arguments[0] == "--table":
        for size, per_day in TABLE:
            synthetic(size, per_day, int(arguments[1]) if len(arguments) > 1 else 7)
        return 0
    folder = Path(arguments[0])
    dossier = resolve(read_gold(folder))
    clusters = json.loads((folder / "clusters.json").read_text(encoding="utf-8"))
    gold = {tuple(m): c["cluster"] for c in clusters for m in c["members"]}
    event = {tuple(m.split(":")): e for e in dossier.events for m in e.mentions}
    p, r, f = b_cubed(gold, {k: event[k].id for k in gold})
    whole = [len({event[tuple(m)].id for m in c["members"]}) == 1 for c in clusters]
    wrong = [e for e in dossier.events if len({gold.get(tuple(m.split(":")), m) for m in e.mentions}) > 1]
    print(f"b3 p={p:.3f} r={r:.3f} f={f:.3f}  whole {sum(whole)}/{len(whole)}  impure events {len(wrong)}")
    print("copies", sorted((d.name, d.copy_group) for d in dossier.documents if d.copy_group))
    print_conflicts(folder, dossier)
    print_dates(folder, dossier)
    if "--errors" in arguments:
        for c, ok in zip(clusters, whole, strict=True):
            if not ok:
                print(
                    "SPLIT",
                    c["cluster"],
                    [
                        sorted(set(map(tuple, c["members"])) & {tuple(m.split(":")) for m in e.mentions})
                        for e in {event[tuple(m)].id: event[tuple(m)] for m in c["members"]}.values()
                    ],
                )
        for e in wrong:
            print("MIXED", e.title, e.date, [(m, gold.get(tuple(m.split(":")))) for m in e.mentions])
    return 0


def print_dates(folder: Path, dossier: Dossier) -> None:
    """Dates that need another article: how many were sharpened to the gold value, and what was sharpened wrongly."""
    right = total = 0
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        mine = {d.span: d.value for d in dossier.dates if d.document == path.stem}
        events = {m.id: m.date for m in dossier.event_mentions}
        rows = [
            ("date", str(d["span"]), d["value"], d.get("alone", d["value"]), mine[tuple(d["span"])])
            for d in gold["dates"]
        ]
        for e in gold["events"]:
            name = f"{path.stem}:{e['id']}"
            rows.append(("event", name, e["date"], e.get("date_alone", e["date"]), events[name]))
        for kind, name, want, alone, have in rows:
            total += want != alone
            right += want != alone and want == have
            if want != have:
                print(f"  {path.stem} {kind} {name}: gold {want} alone {alone} now {have}")
    print(f"sharpened {right}/{total}")


Conflict = tuple[str, frozenset[str]]


def find_conflicts(folder: Path, dossier: Dossier) -> tuple[set[Conflict], set[Conflict], set[Conflict]]:
    """Conflicts of the gold that were found, that were missed, and those that are none: field and mentions."""
    want = {
        (c["field"], frozenset(":".join(m) for v in c["values"] for m in v["members"]))
        for c in json.loads((folder / "conflicts.json").read_text(encoding="utf-8"))
    }
    have = {
        (c["field"], frozenset(m for v in c["values"] for m in v["mentions"]))
        for e in dossier.events
        for c in e.conflicts
    }
    found = {w for w in want if any(w[0] == h[0] and w[1] <= h[1] for h in have)}
    return found, want - found, {h for h in have if not any(w[0] == h[0] and w[1] <= h[1] for w in want)}


def print_conflicts(folder: Path, dossier: Dossier) -> None:
    found, missed, false = find_conflicts(folder, dossier)
    print(f"conflicts found {len(found)}/{len(found) + len(missed)} false {len(false)}")
    for name, rows in (("missed", missed), ("false", false)):
        for field, members in sorted(rows, key=str):
            print(f"  {name}", field, sorted(members))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
