"""Recall and precision of event reading by PLOVER type on the own sentences of ``tests/phrases/events/types``.

Usage: ``PYTHONPATH=src python scripts/score_types.py [--bag-of-words]``. Prints one Markdown table for each split.

* A marked event is *found* if an event of its type has its trigger in the marked words; it is *whole* if besides one of its
  sources, and where the sentence tells a target one of its targets, lies in the marked words.
* Precision counts as wrong what is read with another type at the marked words, and everything read in a sentence of type
  ``none``. Further events of a sentence are not marked in it, and so not judged.

``--bag-of-words`` (needs scikit-learn) adds the F1 of a linear classifier of the whole sentence, trained on the tuned
sentences with the marked actors taken out. It has to choose among the types and ``none``, and is never told where the
trigger stands. Its features are pieces of words of two to five letters: by five folds of the tuned sentences that is
better than whole words (macro-F1 .41 against .32).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from own_gold import TESTS, _load

from recoupe.read.events.encoder import shipped_engine
from recoupe.read.events.reader import read_scene
from recoupe.read.events.scorer import shipped
from recoupe.records import EVENT_TYPES, EventMention

gold = _load(TESTS / "read" / "events" / "lexicon" / "test_type_phrases.py")


class Tally:
    """Counts by type: marked, found, whole, and read (the right ones among them included)."""

    def __init__(self) -> None:
        self.marked: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.read: Counter[str] = Counter()

    def add(self, phrase: gold.Phrase, events: Iterable[EventMention]) -> None:
        if phrase.type == "none":
            self.read.update(event.type for event in events)
            return
        self.marked[phrase.type] += 1
        here = [e for e in events if any(gold.touches(e.trigger, v) for v in phrase.marks["V"])]
        self.read.update({e.type for e in here})
        right = [e for e in here if e.type == phrase.type]
        self.found[phrase.type] += bool(right)
        self.whole[phrase.type] += any(_sides(phrase, e) for e in right)

    def row(self, kind: str, right: Counter[str]) -> tuple[float, float, float]:
        """Precision, recall and F1 of ``kind``, counting ``right`` as correct."""
        good = right[kind]
        precision = good / self.read[kind] if self.read[kind] else 0.0
        recall = good / self.marked[kind] if self.marked[kind] else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if good else 0.0


def _sides(phrase: gold.Phrase, event: EventMention) -> bool:
    """Whether a source, and a target where one is marked, lies in the marked words."""
    sides = (("S", "source"), ("T", "target"))
    return all(
        any(gold.touches(tuple(span), given) for span in event.fields.get(field, ()) for given in phrase.marks[mark])
        for mark, field in sides
        if mark in phrase.marks
    )


def bag_of_words(phrases: list[gold.Phrase]) -> dict[str, dict[str, float]]:
    """F1 by split and type of a linear classifier of the words outside the marked actors, trained on the tuned sentences."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import f1_score
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    def split(name: str) -> tuple[list[str], list[str]]:
        part = [p for p in phrases if p.split == name]
        return [_without_actors(p) for p in part], [p.type for p in part]

    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
        LinearSVC(class_weight="balanced", random_state=0),
    )
    model.fit(*split("tune"))
    scores = {}
    for name in ("tune", "held"):
        texts, types = split(name)
        f1 = f1_score(types, model.predict(texts), labels=list(EVENT_TYPES), average=None, zero_division=0)
        scores[name] = dict(zip(EVENT_TYPES, map(float, f1), strict=True))
    return scores


def _without_actors(phrase: gold.Phrase) -> str:
    text = phrase.text
    spans = [span for mark in ("S", "T") for span in phrase.marks.get(mark, ())]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def tally_splits() -> dict[str, Tally]:
    """What the reader finds in all sentences, by split."""
    tallies = {"tune": Tally(), "held": Tally()}
    for phrase in gold.PHRASES:
        tallies[phrase.split].add(phrase, read_scene(gold.scene_of(phrase), shipped(), shipped_engine()).event_mentions)
    return tallies


def macro(tally: Tally, right: Counter[str]) -> float:
    """Mean F1 of the types, counting ``right`` as correct."""
    return sum(tally.row(kind, right)[2] for kind in EVENT_TYPES) / len(EVENT_TYPES)


def tables(with_words: bool) -> None:
    """Print the table of each split."""
    tallies = tally_splits()
    words = bag_of_words(gold.PHRASES) if with_words else {}
    for name, tally in tallies.items():
        print(f"\n{name}: {tally.marked.total()} marked events\n")
        print("| type | marked | P | R | F1 | F1 with both sides |" + (" bag of words F1 |" if words else ""))
        print("|---|---|---|---|---|---|" + ("---|" if words else ""))
        columns = []
        for kind in EVENT_TYPES:
            figures = [*tally.row(kind, tally.found), tally.row(kind, tally.whole)[2]]
            figures += [words[name][kind]] if words else []
            columns.append(figures)
            print(_line(kind, tally.marked[kind], figures))
        mean = [sum(column) / len(columns) for column in zip(*columns, strict=True)]
        print(_line("macro mean", tally.marked.total(), mean))


def _line(name: str, count: int, figures: list[float]) -> str:
    return f"| {name} | {count} | " + " | ".join(f"{x:.2f}" for x in figures) + " |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--bag-of-words", action="store_true", help="a linear classifier beside it (needs scikit-learn)"
    )
    tables(parser.parse_args().bag_of_words)
