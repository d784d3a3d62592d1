#!/usr/bin/env python3
"""What each step of reading costs, in milliseconds a sentence on one core.

usage: bench_reading.py [INPUT ...] [--repeat N]

Without INPUT the sample is read. The steps are those of ``read_article``; each is timed over all articles, the median of
N rounds. Seconds differ between machines: the share of the whole is what to compare. ``docs/reading.md`` sets beside
each step what the figures are without it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Clock:
    """CPU seconds by the name of a step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def __call__(self, name: str, action: Callable[..., Any], *given: Any) -> Any:
        began = time.process_time()
        result = action(*given)
        self.spent[name] += time.process_time() - began
        return result


def read_in_steps(document: Any, clock: Clock) -> tuple[int, int]:
    """Read one article as ``read_article`` does, each step by ``clock``; words and sentences."""
    from recoupe.read.actors import find_actors
    from recoupe.read.dates import find_dates
    from recoupe.read.events import find_events
    from recoupe.read.parsing import parse_article
    from recoupe.read.pipeline import french, one_thread
    from recoupe.read.sentences import mark_sentences
    from recoupe.read.statements import find_statements
    from recoupe.read.text import parse_text

    text = clock("text", parse_text, document)
    with one_thread():
        doc = clock("words and sentences", lambda: mark_sentences(french().make_doc(text)))
        for name, component in french().pipeline:
            if name != "recoupe_sentences":
                clock("names by the network" if name == "ner" else "tags, parse, lemmas", component, doc)
    doc = parse_article(text)
    dates = clock("dates", find_dates, document, text, doc)
    actors = clock("actors", find_actors, document, text, doc)
    statements = clock("statements", find_statements, document, text, doc, actors, dates)
    found = document, text, doc, actors, dates, statements
    clock("events, figures, positions, without the encoder", find_events, *found, False)
    clock("events, figures, positions", find_events, *found)
    return len(text.split()), sum(1 for _ in doc.sents)


def main() -> int:
    """Print one line per step."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("inputs", nargs="*", type=Path)
    args.add_argument("--repeat", type=int, default=3)
    asked = args.parse_args()

    from recoupe.ingest.inputs import collect
    from recoupe.read.article import read_article
    from recoupe.read.options import ReadOptions

    documents, _ = collect(asked.inputs or [ROOT / "src" / "recoupe" / "examples" / "sample"])
    documents = [d for d in documents if d.language in (None, "fr")]
    read_article(documents[0])  # what is loaded once is not counted
    rounds: dict[str, list[float]] = defaultdict(list)
    sizes: list[tuple[int, int]] = []
    for _ in range(asked.repeat):
        clock = Clock()
        sizes = [read_in_steps(document, clock) for document in documents]
        for title, options in (("all of it", ReadOptions()), ("all of it, fast", ReadOptions(fast=True))):
            for document in documents:
                clock(title, read_article, document, options)
        for name, seconds in clock.spent.items():
            rounds[name].append(seconds)
    words, sentences = (sum(n) for n in zip(*sizes, strict=True))
    whole = statistics.median(rounds["all of it"])
    print(f"{len(documents)} articles, {words} words, {sentences} sentences, median of {asked.repeat}, CPU time")
    for name, seconds in rounds.items():
        middle = statistics.median(seconds)
        print(f"{name:48} {1000 * middle / sentences:7.3f} ms {middle / whole:6.0%} {words / middle:10,.0f} words/s")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    sys.exit(main())
