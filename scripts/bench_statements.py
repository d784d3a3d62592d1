"""Statements beside textacy on one gold file, in one run: quality, articles per CPU-second, and our rules' share of the time.

usage: PYTHONPATH=src python scripts/bench_statements.py GOLD.json [--articles N]

GOLD.json is a list of {id, text, quotes: [{type, contents, sources, cue, cue_kind}]}; types D, I and M count. A statement is right
end to end when its content shares at least half of its union with the gold's, its speaker's span overlaps the gold mention (none
where the gold has none) and its cue overlaps the gold cue (prepositions are not checked). textacy gets one paragraph at a time,
because an odd number of marks makes it give up on the whole text. GenderGapTracker's own published figures stand beside: they
were measured on its own 54 articles with its own, asymmetric rule, and are no reproduction.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from recoupe.read.actors import find_actors
from recoupe.read.pipeline import french
from recoupe.read.statements import find_statements
from recoupe.read.text import parse_text
from recoupe.records import Document, Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "read" / "statements"))

from statement_phrases import characters, overlaps

_EDGE = ' \n«»“”".,;:\u00a0\u202f'
#: F1 of content, accuracy of speaker and of verb given content, as published (nlp/french/evaluation/src/README.md)
PUBLISHED = "GenderGapTracker V7, published: content F1 81.7 at overlap 0.3, 72.6 at 0.8; speaker 80.4, verb 90.9"


@dataclass
class Guess:
    content: list[Span]
    speaker: Span | None
    cue: Span | None


def _document(text: str) -> Document:
    return Document(id="d", name="d", uri="", sha256="", text=text)


def ours(text: str, doc: Doc) -> list[Guess]:
    """Statements of this program."""
    document = _document(text)
    found = find_statements(document, text, doc, find_actors(document, text, doc), ())
    return [Guess(list(s.content), s.speaker_span, s.cue_span) for s in found]


def textacy(text: str, doc: Doc) -> list[Guess]:
    """Direct quotations of textacy, paragraph by paragraph."""
    from textacy.extract import direct_quotations

    found: list[Guess] = []
    at = 0
    for paragraph in text.split("\n"):
        span = doc.char_span(at, at + len(paragraph), alignment_mode="contract")
        at += len(paragraph) + 1
        if span is None or not len(span):
            continue
        part = span.as_doc()
        try:
            for quote in direct_quotations(part):
                found.append(_shifted(quote, span.start_char))
        except ValueError:  # an odd number of marks
            continue
    return found


def _shifted(quote: Any, shift: int) -> Guess:
    def place(tokens: Any) -> Span | None:
        if not tokens:
            return None
        return tokens[0].idx + shift, tokens[-1].idx + len(tokens[-1]) + shift

    content = place(list(quote.content))
    return Guess([content] if content else [], place(list(quote.speaker)), place(list(quote.cue)))


def score(articles: list[dict[str, Any]], guesses: list[list[Guess]]) -> dict[str, float]:
    """F1 of content and end to end."""
    content = whole = n_gold = n_guess = 0
    for article, mine in zip(articles, guesses, strict=True):
        text = article["text"]
        gold = [q for q in article["quotes"] if q["type"] in "DIM"]
        a = [characters([(c["start"], c["end"]) for c in q["contents"]], text, _EDGE) for q in gold]
        b = [characters(g.content, text, _EDGE) for g in mine]
        cells = sorted(
            ((len(x & y) / len(x | y), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b) if x & y), reverse=True
        )
        n_gold, n_guess = n_gold + len(gold), n_guess + len(mine)
        used_gold: set[int] = set()
        used_guess: set[int] = set()
        for iou, i, j in cells:
            if iou < 0.5 or -i in used_gold or -j in used_guess:
                continue
            used_gold.add(-i), used_guess.add(-j)
            content += 1
            whole += _attributed(gold[-i], mine[-j])
    return {k: 2 * v / (n_gold + n_guess) for k, v in (("content", content), ("end_to_end", whole))}


def _attributed(quote: dict[str, Any], guess: Guess) -> bool:
    sources = [(s["start"], s["end"]) for s in quote["sources"]]
    speaker = any(overlaps(s, guess.speaker) for s in sources) if sources else guess.speaker is None
    if not quote["cue"] or quote.get("cue_kind") not in ("verb", "noun"):
        return speaker
    return speaker and overlaps((quote["cue"]["start"], quote["cue"]["end"]), guess.cue)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    articles = json.loads(options.gold.read_text(encoding="utf-8"))[: options.articles]
    articles = [{**a, "text": parse_text(_document(a["text"]))} for a in articles]  # one code point for one
    nlp = french()
    nlp("Une phrase pour charger le lexique, a dit le maire.")
    begun = time.process_time()
    docs = [nlp(a["text"]) for a in articles]
    parsing = time.process_time() - begun
    print(f"{len(articles)} articles; parsing {parsing:.2f} CPU-s")
    systems: dict[str, Callable[[str, Doc], list[Guess]]] = {"recoupe": ours, "textacy": textacy}
    for name, system in systems.items():
        try:
            system("", nlp(""))
        except ImportError as error:
            print(f"{name:10} not installed: {error}")
            continue
        begun = time.process_time()
        guesses = [system(a["text"], doc) for a, doc in zip(articles, docs, strict=True)]
        rules = time.process_time() - begun
        figures = "  ".join(f"{k} F1 {100 * v:.1f}" for k, v in score(articles, guesses).items())
        speed = len(articles) / (parsing + rules)
        print(
            f"{name:10} {figures}  rules {rules:.2f} CPU-s ({100 * rules / parsing:.1f} % of parsing)  {speed:.1f} articles/CPU-s"
        )
    print(f"recoupe's rules without the actor reader: {_alone(articles, docs):.2f} CPU-s")
    print(PUBLISHED)


def _alone(articles: list[dict[str, Any]], docs: list[Doc]) -> float:
    """CPU seconds of the statement reader itself."""
    spent = 0.0
    for article, doc in zip(articles, docs, strict=True):
        document = _document(article["text"])
        actors = find_actors(document, article["text"], doc)
        begun = time.process_time()
        find_statements(document, article["text"], doc, actors, ())
        spent += time.process_time() - begun
    return spent


if __name__ == "__main__":
    main()
