"""Benchmark of the French tagger of times beside other tools, in one run: quality and characters per second.

usage: bench_dates.py [GOLD.jsonl ...]

Without arguments the marked sentences of tests/phrases/time are read. GOLD.jsonl: one {text, dct, timex: [{start, end, value,
alt?}]} a line. Matching is one to one, greatest overlap first; value F1 counts an overlap with the same TIMEX3 value.
``dateparser`` and ``edsnlp`` are measured when they are installed; HeidelTime when ``java`` is on the path and HEIDELTIME_JAR
names the user's own copy (GPL, never a dependency of recoupe). Tools that only give datetimes are compared at day precision.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from recoupe.time import tag

Found = list[tuple[int, int, str]]
Tool = Callable[[str, str | None], Found]
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_PHRASES = Path(__file__).parents[1] / "tests" / "phrases" / "time"


def ours() -> Tool:
    return lambda text, published: [(e.start, e.end, e.value) for e in tag(text, published)]


def dateparser_search() -> Tool:
    import datetime

    from dateparser.search import search_dates

    def run(text: str, published: str | None) -> Found:
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(published)} if len(published or "") == 10 else {}
        out, at = [], 0
        for words, moment in search_dates(text, languages=["fr"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append((start, at, moment.date().isoformat()))
        return out

    return run


def edsnlp_dates() -> Tool:
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")

    def run(text: str, published: str | None) -> Found:
        import datetime

        doc = nlp.make_doc(text)
        doc._.note_datetime = datetime.datetime.fromisoformat(published) if len(published or "") == 10 else None
        doc = nlp(doc)
        spans = [*doc.spans.get("dates", []), *doc.spans.get("durations", [])]
        return [(s.start_char, s.end_char, _eds_value(s, doc)) for s in spans]

    return run


def _eds_value(span: Any, doc: Any) -> str:
    label = getattr(span._, "date", None) or getattr(span._, "duration", None)
    try:
        moment = label.to_datetime(note_datetime=doc._.note_datetime, infer_from_context=True)
        return str(moment.date()) if moment else str(label.norm())
    except (AttributeError, TypeError, ValueError):
        return str(label)


def heideltime() -> Tool:
    jar = os.environ.get("HEIDELTIME_JAR")
    if not jar or not shutil.which("java"):
        raise ImportError("no java or no HEIDELTIME_JAR")

    def run(text: str, published: str | None) -> Found:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", delete=False) as file:
            file.write(text)
        day = published if len(published or "") == 10 else "2000-01-01"
        command = ["java", "-jar", str(jar), file.name, "-l", "FRENCH", "-t", "NEWS", "-pos", "NO", "-dct", str(day)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(str(jar)).parent)
        Path(file.name).unlink()
        return _timeml(text, done.stdout)

    return run


def _timeml(text: str, marked: str) -> Found:
    out, at = [], 0
    for match in re.finditer(r'<TIMEX3 [^>]*value="([^"]*)"[^>]*>([^<]*)</TIMEX3>', marked):
        start = text.find(match[2], at)
        if start >= 0:
            at = start + len(match[2])
            out.append((start, at, match[1]))
    return out


TOOLS: dict[str, Callable[[], Tool]] = {
    "recoupe": ours, "dateparser": dateparser_search, "edsnlp": edsnlp_dates, "HeidelTime": heideltime,
}  # fmt: skip


def rows(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """Marked texts as ``{text, dct, timex}``."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if path.suffix == ".jsonl":
                yield json.loads(line)
                continue
            published, _, sentence = line.partition("\t")
            text, timex, at = "", [], 0
            for m in _MARK.finditer(sentence):
                text += sentence[at : m.start()]
                timex.append({"start": len(text), "end": len(text) + len(m[1]), "value": m[2]})
                text, at = text + m[1], m.end()
            yield {"text": text + sentence[at:], "dct": published or None, "timex": timex}


def measure(tool: Tool, texts: list[dict[str, Any]]) -> tuple[float, float, float, float]:
    """(strict F1, relaxed F1, value F1, thousand characters a second)."""
    gold_n = found_n = strict = relaxed = value = 0
    tool("Le 3 mai.", "2019-05-23")
    spent = 0.0
    for row in texts:
        start = time.perf_counter()
        found = tool(row["text"], row["dct"])
        spent += time.perf_counter() - start
        gold_n, found_n = gold_n + len(row["timex"]), found_n + len(found)
        free = list(found)
        for g in row["timex"]:
            near = [e for e in free if e[0] < g["end"] and g["start"] < e[1]]
            if near:
                best = max(near, key=lambda e: min(e[1], g["end"]) - max(e[0], g["start"]))
                free.remove(best)
                relaxed += 1
                strict += best[:2] == (g["start"], g["end"])
                value += best[2] in (g["value"], *g.get("alt", []))
    f1 = [200 * n / max(1, gold_n + found_n) for n in (strict, relaxed, value)]
    return f1[0], f1[1], f1[2], sum(len(r["text"]) for r in texts) / max(spent, 1e-9) / 1000


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", nargs="*", type=Path)
    for paths in [[path] for path in args.parse_args().gold] or [sorted(_PHRASES.glob("*.tsv"))]:
        texts = list(rows(paths))
        print(f"\n{paths[0].name if len(paths) == 1 else 'tests/phrases/time'}: {len(texts)} texts")
        print(f"{'tool':12} {'strict':>7} {'relaxed':>8} {'value':>7} {'kch/s':>8}")
        for name, make in TOOLS.items():
            try:
                tool = make()
            except ImportError as reason:
                print(f"{name:12} not measured: {reason}")
                continue
            print("{:12} {:7.1f} {:8.1f} {:7.1f} {:8.0f}".format(name, *measure(tool, texts)))


if __name__ == "__main__":
    main()
