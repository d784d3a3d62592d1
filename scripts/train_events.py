"""Fit the learned scorer of the event reader, and measure it with every part fitted without the article scored.

usage: train_events.py GOLD_DIR… --press TEXTS --other TEXTS [--aside GOLD_DIR…] [--encoders DIR] [--folds 5] [--export DIR]
       [--score SCORE_PY] [--curve] [--write]

GOLD_DIR holds ``texts/*.txt`` and ``gold/*.json`` (and ``aliases.json``, ``syndication.json``: copies share a fold).
Folders named again behind ``--aside`` were annotated by other hands: they weigh half, and how many events they hold has no say.
``--encoders`` holds a folder for each fold (0, 1, …), an encoder that ``train_encoder.py`` fitted without that fold: its scores
of the fold's articles become features. ``--export`` writes, for each GOLD_DIR, the readings by folds as an export that SCORE_PY can score; ``--write`` fits on
everything and writes ``events.json``, with encoders ``events-encoder.json``, in ``src/recoupe/read/events/weights``. Only weights leave this script, never text.
Needs scikit-learn, which recoupe itself does not. Examples are made by ``event_gold.py``, regressions by ``event_fit.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
from event_fit import THRESHOLDS, WITH_ENCODER, Examples, Themes, fit_all, fold_of
from event_gold import Article, Names, label, load

from recoupe.read.events.encoder import Engine
from recoupe.read.events.reader import read_scene
from recoupe.read.events.scorer import Weights
from recoupe.records import Reading

WEIGHTS = Path(__file__).parents[1] / "src/recoupe/read/events/weights"


def read_by_folds(
    examples: Examples, folds: int, themes: Themes, engines: list[Engine], eighths: int = 8
) -> list[tuple[Article, Reading]]:
    """Every article read with weights fitted on the other folds (``folds`` 0: by the rules alone).

    ``eighths`` of the articles of the other folds are learned from. The articles without annotation that are of other themes are read by folds too, for how many events are told there.
    """
    articles = examples.articles
    place = fold_of([a.group for a in articles], folds or 1)
    part = fold_of([a.group for a in articles], 8)
    out = []
    elsewhere = 0
    for n in range(folds or 1):
        rest = [i for i, a in enumerate(articles) if place[a.group] != n and part[a.group] < eighths]
        here = [a for a in articles if place[a.group] == n]
        others = themes.other[n :: folds or 1]
        unseen = {a.document.text for a in here} | {d.text for d in others}
        weights = fit_all(examples, rest, themes, unseen, WITH_ENCODER if engines else THRESHOLDS) if folds else None
        engine = engines[n] if folds and engines else None
        out += [(a, _read(a, weights, engine)) for a in here]
        if folds:
            elsewhere += sum(len(_read(Article.of(d), weights, engine).event_mentions) for d in others)
    if folds:
        print(f"events an article of other themes: {elsewhere / len(themes.other):.2f}", flush=True)
    return sorted(out, key=lambda pair: pair[0].document.name)


def _read(article: Article, weights: Weights | None, engine: Engine | None) -> Reading:
    scene, dates, statements = article.scene()
    events = read_scene(scene, weights, engine)
    actors, mentions = scene.actors.freeze()
    return Reading(
        document=article.document, dates=dates, actors=actors, actor_mentions=mentions, statements=statements,
        event_mentions=events.event_mentions, figures=events.figures, positions=events.positions,
        places=tuple(sorted({p.id: p for _, p in scene.actors.places}.values(), key=lambda p: p.id)),
    )  # fmt: skip


def export(readings: list[Reading], folder: Path) -> None:
    """Write ``readings`` as an export of single articles: actors keep to their article."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[Any]] = {
        k: [] for k in "documents dates actors statements figures event_mentions events".split()
    }
    for reading in readings:
        raw = msgspec.to_builtins(reading)
        key = {a["id"]: f"{reading.document.id}:{a['id']}" for a in raw["actors"]}
        rows["documents"].append(raw["document"])
        for name in ("dates", "actors", "statements", "figures", "event_mentions"):
            for row in raw[name]:
                for k in ("source", "target", "speaker", "attributed_to"):
                    if row.get(k):
                        row[k] = key[row[k]] if isinstance(row[k], str) else [key[i] for i in row[k]]
                if name == "actors":
                    row["id"] = key[row["id"]]
                rows[name].append(row)
    for name, lines in rows.items():
        (folder / f"{name}.jsonl").write_bytes(b"".join(msgspec.json.encode(r) + b"\n" for r in lines))


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", nargs="+", type=Path)
    args.add_argument("--press", type=Path, required=True, help="articles of politics and conflict")
    args.add_argument("--other", type=Path, required=True, help="articles of sport, health, business, technology")
    args.add_argument("--aside", nargs="*", type=Path, default=[], help="gold folders annotated by other hands")
    args.add_argument("--encoders", type=Path, help="folder of the encoders, one a fold")
    args.add_argument("--folds", type=int, default=5)
    args.add_argument("--curve", action="store_true", help="also learn from 1, 2, 4 and 6 eighths of the articles")
    args.add_argument("--export", type=Path)
    args.add_argument("--score", type=Path)
    args.add_argument("--write", action="store_true")
    opt = args.parse_args()
    themes = Themes(opt.press, opt.other)
    articles = [a for folder in opt.gold for a in load(folder)]
    engines = [Engine(opt.encoders / str(n)) for n in range(opt.folds)] if opt.encoders else []
    place = fold_of([a.group for a in articles], opt.folds)
    for folder in opt.gold:
        names = Names(folder)
        for a in articles:
            if a.folder == folder:
                a.aside = folder in opt.aside
                label(a, names, engines[place[a.group]] if engines else None)
    examples = Examples(articles)
    if opt.export:
        runs = [("rules", 0, 8), ("folds", opt.folds, 8)]
        runs += [(f"folds of {n} eighths", opt.folds, n) for n in ((1, 2, 4, 6) if opt.curve else ())]
        for title, folds, eighths in runs:
            read = read_by_folds(examples, folds, themes, engines, eighths)
            for folder in opt.gold:
                target = opt.export / title / folder.name
                export([r for a, r in read if a.folder == folder], target)
                if opt.score:
                    print(f"== {folder.name}, {title}", flush=True)
                    subprocess.run([sys.executable, str(opt.score), str(folder), str(target)], check=False)
    if opt.write:
        weights = fit_all(
            examples, list(range(len(articles))), themes, thresholds=WITH_ENCODER if engines else THRESHOLDS
        )
        WEIGHTS.mkdir(exist_ok=True)
        (WEIGHTS / ("events-encoder.json" if engines else "events.json")).write_text(
            json.dumps(weights._asdict(), indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
