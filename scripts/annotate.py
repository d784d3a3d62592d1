#!/usr/bin/env python3
"""Annotate events of press articles by sentence number and quoted words, stored as offsets.

The articles stay where they are: what is stored names the article, the sha256 of its text, and offsets into it.

usage: annotate.py render ARTICLES.jsonl DIR          numbered sentences of each article, to annotate from
       annotate.py compile ARTICLES.jsonl DRAFTS DIR  drafts (below) to gold files; says what cannot be found
       annotate.py agree DIR_A DIR_B                  agreement of two readings
       annotate.py unpack ARTICLES.jsonl ANNOTATIONS.jsonl DIR
                                                      texts and stored annotations as a gold folder, checksums verified

A draft is one JSON file per article, named by its id:
  {"events": [{"s": 3, "type": "ASSAULT", "mode": "aerial", "status": "actual", "trigger": "a bombardé",
               "source": [["Armée syrienne", "l'armée"]], "target": [["Turquie", "2:Ankara"]],
               "date": "2020-02-27", "place": "Idleb", "attributed_to": ["OSDH"]}]}
`s` is the number of the sentence that is the evidence; `trigger` is quoted from it. An actor is its name and the words that
stand for it, in the same sentence or, as "2:Ankara", in sentence 2; words null when it is only implied.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recoupe.read.pipeline import french
from recoupe.records import EVENT_TYPES, STATUSES, Span

Article = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, places in (
        ("render", ["articles", "out"]),
        ("compile", ["articles", "drafts", "out"]),
        ("agree", ["a", "b"]),
        ("unpack", ["articles", "annotations", "out"]),
    ):
        command = commands.add_parser(name)
        for place in places:
            command.add_argument(place, type=Path)
    options = parser.parse_args()
    if options.command == "render":
        return render(options.articles, options.out)
    if options.command == "compile":
        return compile_drafts(options.articles, options.drafts, options.out)
    if options.command == "unpack":
        return unpack(options.articles, options.annotations, options.out)
    return agree(options.a, options.b)


def unpack(articles: Path, annotations: Path, out: Path) -> int:
    """Write a gold folder; an article whose text is not the one annotated is left out and named."""
    texts = {article["id"]: article["text"] for article in read_articles(articles)}
    for folder in ("texts", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    missing = 0
    for gold in read_articles(annotations):
        name = gold["doc_id"]
        text = texts.get(name, "")
        if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
            print(f"{name}: its text is not the one that was annotated")
            missing += 1
            continue
        (out / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        (out / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return 1 if missing else 0


def read_articles(path: Path) -> Iterator[Article]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of ``text``, trimmed, by the rules the reader itself uses."""
    nlp = french()
    doc = nlp.get_pipe("recoupe_sentences")(nlp.make_doc(text.replace("’", "'").replace("\u00a0", " ")))
    spans = []
    for sentence in doc.sents:
        piece = text[sentence.start_char : sentence.end_char]
        if piece.strip():
            start = sentence.start_char + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(piece.strip())))
    return spans


def render(articles: Path, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    for article in read_articles(articles):
        text = article["text"]
        lines = [f"# {article['id']} | {article['outlet']} | published {article['published']}"]
        lines += [f"{n}. {' '.join(text[a:b].split())}" for n, (a, b) in enumerate(sentences(text), 1)]
        (out / f"{article['id']}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def compile_drafts(articles: Path, drafts: Path, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    problems = 0
    for article in read_articles(articles):
        path = drafts / f"{article['id']}.json"
        if not path.exists():
            continue
        try:
            draft = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            print(f"{article['id']}: {error}")
            problems += 1
            continue
        events, wrong = compile_article(article["text"], draft)
        for problem in wrong:
            print(f"{article['id']}: {problem}")
        problems += len(wrong)
        gold = {
            "doc_id": article["id"],
            "sha256": hashlib.sha256(article["text"].encode()).hexdigest(),
            "events": events,
        }
        (out / path.name).write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{problems} problems")
    return 1 if problems else 0


def compile_article(text: str, draft: Article) -> tuple[list[Article], list[str]]:
    """Events with offsets, and what is wrong with the draft."""
    spans = sentences(text)
    events, wrong = [], []
    for n, event in enumerate(draft.get("events", []), 1):
        try:
            events.append(_event(text, spans, event, n))
        except (KeyError, ValueError, TypeError, IndexError) as error:
            wrong.append(f"event {n} (sentence {event.get('s')}, {event.get('trigger')!r}): {error}")
    return events, wrong


def _event(text: str, spans: list[Span], event: Article, n: int) -> Article:
    if event["type"] not in EVENT_TYPES:
        raise ValueError(f"type {event['type']!r} is none of the sixteen")
    if event["status"] not in STATUSES:
        raise ValueError(f"status {event['status']!r}")
    if not event["source"]:
        raise ValueError("no source")
    evidence = spans[event["s"] - 1]
    trigger = _find(text, spans, event["s"], event["trigger"], evidence[0])
    sides: Article = {}
    for side in ("source", "target"):
        sides[side] = [name for name, _ in event.get(side, [])]
        sides[f"{side}_spans"] = [
            _find(text, spans, event["s"], words, trigger[0]) if words else None for _, words in event.get(side, [])
        ]
    told = {key: event.get(key) for key in ("mode", "date", "place")}
    return {
        "id": f"e{n}", "type": event["type"], **told, "status": event["status"],
        "attributed_to": event.get("attributed_to", []), "trigger": trigger, "evidence": evidence, **sides,
    }  # fmt: skip


def _find(text: str, spans: list[Span], number: int, words: str, near: int) -> Span:
    """The occurrence of ``words`` in the sentence that lies nearest to ``near``."""
    if words.split(":", 1)[0].isdigit():
        number, words = int(words.split(":", 1)[0]), words.split(":", 1)[1]
    start, end = spans[number - 1]
    piece = _plain(text[start:end])
    wanted = _plain(words.strip())
    found = [i for i in range(len(piece) - len(wanted) + 1) if wanted and piece.startswith(wanted, i)]
    if not found:
        raise ValueError(f"{words!r} does not stand in sentence {number}")
    at = min(found, key=lambda i: abs(start + i - near))
    return start + at, start + at + len(wanted)


def _plain(text: str) -> str:
    """One code point for one: quotes and spaces made plain, case kept."""
    return text.translate(str.maketrans("’‘\u00a0\u202f\n\t", "''    "))


def agree(a: Path, b: Path) -> int:
    """F1 of one reading against the other: same type and overlapping trigger or evidence; then both sides; then status."""
    detect = who = status = n_a = n_b = 0
    for path in sorted(a.glob("*.json")):
        other = b / path.name
        if not other.exists():
            continue
        left, right = (json.loads(p.read_text())["events"] for p in (path, other))
        n_a, n_b = n_a + len(left), n_b + len(right)
        free = list(right)
        for event in left:
            same = [x for x in free if x["type"] == event["type"] and _overlap(x["evidence"], event["evidence"])]
            if not same:
                continue
            best = max(same, key=lambda x: (_sides(x, event), _overlap(x["trigger"], event["trigger"])))
            free.remove(best)
            detect += 1
            who += _sides(best, event)
            status += _sides(best, event) and best["status"] == event["status"]
    f1 = [round(2 * x / (n_a + n_b), 3) if n_a + n_b else 0.0 for x in (detect, who, status)]
    print(f"events {n_a} {n_b}  detect {f1[0]}  who {f1[1]}  who+status {f1[2]}")
    return 0


def _sides(x: Article, y: Article) -> bool:
    if all(_side(x, y, s, s) for s in ("source", "target")):
        return True
    return x["type"] in ("CONSULT", "AGREE") and _side(x, y, "source", "target") and _side(x, y, "target", "source")


def _side(x: Article, y: Article, s: str, t: str) -> bool:
    """At least half of each side's actors have their like on the other, by name or overlapping words."""
    mine = list(zip(x[s], x[f"{s}_spans"], strict=True))
    theirs = list(zip(y[t], y[f"{t}_spans"], strict=True))
    if not mine or not theirs:
        return not mine and not theirs

    def like(p: tuple[str, Span | None], q: tuple[str, Span | None]) -> bool:
        return p[0].casefold() == q[0].casefold() or bool(p[1] and q[1] and _overlap(p[1], q[1]))

    forth = sum(any(like(p, q) for q in theirs) for p in mine)
    back = sum(any(like(p, q) for p in mine) for q in theirs)
    return 2 * forth >= len(mine) and 2 * back >= len(theirs)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


if __name__ == "__main__":
    sys.exit(main())
