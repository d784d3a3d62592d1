#!/usr/bin/env python3
"""Score the actor reader against gold event annotations.

usage: score_actors.py GOLD_DIR [--errors N]

GOLD_DIR holds ``gold/<doc>.json``, ``texts/<doc>.txt`` and ``aliases.json`` ({name: [other names]}).

recall by name   share of gold source and target actors for which the article has an actor of that name (or alias);
                 where the gold gives the span of the mention, a mention that overlaps it must exist for "by span".
right actor      of the gold actors whose span overlaps a mention, the share whose mention carries the right name.
precision        of the mentions that overlap a gold actor's or speaker's span, the share that stands for that actor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
import unicodedata
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc

from recoupe.read.actors import ActorTable, find_actors
from recoupe.read.pipeline import french
from recoupe.read.text import parse_text
from recoupe.records import Actor, Document, Span

#: words that do not tell one actor from another
TITLES = frozenset(
    "m mm mme president presidente general marechal colonel ministre premier le la les l d de du des el al the".split()
)


def norm(name: str) -> str:
    """Folded words of a name without titles and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(w for w in re.split(r"[^a-z0-9]+", plain) if w and w not in TITLES)


class Names:
    """Whether two names stand for one actor."""

    def __init__(self, aliases: dict[str, list[str]]) -> None:
        self.group: dict[str, set[str]] = {}
        for name, others in aliases.items():
            full = {norm(n) for n in (name, *others)} - {""}
            for n in full:
                self.group.setdefault(n, set()).update(full)

    def forms(self, name: str) -> set[str]:
        """``name`` and its aliases, normalised."""
        return ({norm(name)} | self.group.get(norm(name), set())) - {""}

    def same(self, gold: str, found: Actor) -> bool:
        """Equal after normalising, by alias, or, for a person, by the family name of a full name."""
        a, b = self.forms(gold), self.forms(found.name)
        if found.kind != "person":
            return bool(a & b)
        last = {n.split()[-1] for n in a if len(n.split()) > 1 and len(n.split()[-1]) > 3}
        return bool(a & b) or bool(last & {n.split()[-1] for n in b if n})


def parsed(document: Document, text: str, cache: Path | None) -> Doc:
    """The parse of ``text``, kept in ``cache`` by its hash."""
    if cache is None:
        return french()(text)
    path = cache / (hashlib.sha256(text.encode()).hexdigest()[:20] + ".pickle")
    if path.exists():
        return Doc(french().vocab).from_bytes(pickle.loads(path.read_bytes()))
    doc = french()(text)
    path.write_bytes(pickle.dumps(doc.to_bytes()))
    return doc


def read(folder: Path, name: str, gold: dict, cache: Path | None) -> tuple[Document, ActorTable]:
    """The actors found in one gold article."""
    raw = (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    document = Document(
        id=name, name=name, uri=name, sha256="", text=raw, published=gold.get("published"), language="fr",
        boilerplate=tuple((s, e) for s, e in gold.get("boilerplate", [])),
    )  # fmt: skip
    text = parse_text(document)
    return document, find_actors(document, text, parsed(document, text, cache))


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def score(name: str, gold: dict, table: ActorTable, text: str, names: Names, errors: list[str]) -> Counter[str]:
    """Counts of one article."""
    c: Counter[str] = Counter()
    known = [table.actor(i) for i in sorted({m.actor for m in table.mentions()})]
    for event in gold.get("events", []):
        for side in ("source", "target"):
            spans = event.get(f"{side}_spans") or []
            for n, wanted in enumerate(event[side]):
                span = spans[n] if n < len(spans) else None
                c["gold"] += 1
                by_name = any(names.same(wanted, k) for k in known)
                c["name"] += by_name
                if not by_name:
                    errors.append(f"{name} {event['id']} {side}: no actor {wanted!r} {cited(text, span)}")
                if span:
                    check(name, wanted, span, table, text, names, errors, c)
    for statement in gold.get("statements", []):
        if statement.get("speaker") and statement.get("speaker_span"):
            check(name, statement["speaker"], statement["speaker_span"], table, text, names, errors, c, "speaker ")
    return c


def check(name, wanted, span, table, text, names, errors, c, kind="") -> None:  # type: ignore[no-untyped-def]
    """Count whether a mention overlaps ``span``, and whether it stands for ``wanted``."""
    c[kind + "spans"] += 1
    here = [m for m in table.mentions() if overlaps(m.span, span)]
    c[kind + "found"] += bool(here)
    fits = sorted(here, key=lambda m: (len(set(range(*m.span)) ^ set(range(*span))), m.span))
    best = [m for m in fits if m.span == fits[0].span] if fits else []
    right = any(names.same(part, table.actor(m.actor)) for m in best for part in wanted.split(" et "))
    c[kind + "right"] += right
    if not right:
        told = [(text[slice(*m.span)], table.actor(m.actor).name, m.rule) for m in best]
        errors.append(f"{name} {kind}span {cited(text, span)}: gold {wanted!r} found {told}")


def cited(text: str, span: Span | None) -> str:
    """The words of a span."""
    return repr(text[span[0] : span[1]]) if span else "(implied)"


def share(a: int, b: int) -> str:
    """A ratio for print."""
    return f"{a / b:.3f} ({a}/{b})" if b else "-"


def main() -> None:
    """Read the gold articles, print the figures."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("gold", type=Path), args.add_argument("--errors", type=int, default=0)
    args.add_argument("--cache", type=Path, help="folder where parses are kept between runs")
    opt = args.parse_args()
    if opt.cache:
        opt.cache.mkdir(parents=True, exist_ok=True)
    path = opt.gold / "aliases.json"
    names = Names(json.loads(path.read_text(encoding="utf-8")) if path.exists() else {})
    total: Counter[str] = Counter()
    errors: list[str] = []
    for path in sorted((opt.gold / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document, table = read(opt.gold, path.stem, gold, opt.cache)
        total += score(path.stem, gold, table, document.text, names, errors)
        total["mentions"] += len(table.mentions())
    print("recall by name      ", share(total["name"], total["gold"]))
    for kind in ("", "speaker "):
        print(f"{kind or 'event '}recall by span  ", share(total[kind + "found"], total[kind + "spans"]))
        print(f"{kind or 'event '}right actor     ", share(total[kind + "right"], total[kind + "found"]))
    print("mentions            ", total["mentions"])
    for line in errors[: opt.errors]:
        print(line)


if __name__ == "__main__":
    main()
