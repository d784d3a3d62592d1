"""Gold articles as examples for the event scorer: triggers that are gold events, candidates that are their sides."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from recoupe.ingest.inputs import collect
from recoupe.read.actors import find_actors
from recoupe.read.dates import find_dates
from recoupe.read.events.arguments import Sides
from recoupe.read.events.candidates import Candidate, candidates_of
from recoupe.read.events.encoder import Engine
from recoupe.read.events.entries import Entry, lexicon
from recoupe.read.events.features import Features, event_features, side_features
from recoupe.read.events.frame import frame_of
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.reader import Proposal, evidence_of, in_headline, propose
from recoupe.read.events.scene import Scene
from recoupe.read.events.survey import Survey
from recoupe.read.events.theme import article_features
from recoupe.read.events.votes import votes_of
from recoupe.read.pipeline import french
from recoupe.read.statements import find_statements
from recoupe.read.text import parse_text
from recoupe.records import Document

SYMMETRIC = ("CONSULT", "AGREE")
TITLES = set("m mm mme president presidente general marechal ministre premier le la les l d de du des".split())


class Row(NamedTuple):
    """A trigger with its features, whether it is a gold event, and the marks of its candidates where they are known."""

    trigger: Trigger
    candidates: list[Candidate]
    event: Features
    sides: list[Features]
    positive: bool
    #: source and target marks of the candidates, or None
    marks: list[tuple[int, int]] | None
    sentence: int
    headline: bool
    evidence: tuple[int, int]


@dataclass
class Article:
    """One gold article with its examples."""

    folder: Path
    document: Document
    text: str
    doc: Any
    gold: dict[str, Any]
    group: str
    aside: bool = False
    rows: list[Row] = field(default_factory=list)
    #: events whose word the lexicon lacks: features and marks of the candidates around it
    untold: list[tuple[list[Features], list[tuple[int, int]]]] = field(default_factory=list)
    words: Any = None
    names: Any = None
    #: names of each actor of the table
    called: dict[str, list[str]] = field(default_factory=dict)
    theme: Features = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Article:
        """An article without annotation."""
        text = parse_text(document)
        return cls(Path(), document, text, french()(text), {"events": []}, document.name)

    def scene(self) -> tuple[Scene, tuple[Any, ...], tuple[Any, ...]]:
        """A fresh scene (reading adds actors to its table)."""
        dates = find_dates(self.document, self.text, self.doc)
        actors = find_actors(self.document, self.text, self.doc)
        statements = find_statements(self.document, self.text, self.doc, actors, dates)
        return Scene(self.document, self.text, self.doc, actors, dates, statements, lexicon()), dates, statements


def load(folder: Path) -> list[Article]:
    """The articles of one gold folder, parsed."""
    documents, rejected = collect([folder / "texts"])
    if rejected:
        sys.exit(f"train_events: {len(rejected)} texts of {folder} cannot be read: {rejected[0].reason}")
    copies = folder / "syndication.json"
    groups = json.loads(copies.read_text(encoding="utf-8")) if copies.exists() else []
    group_of = {name: g[0] for g in groups for name in g}
    out = []
    for document in documents:
        path = folder / "gold" / f"{document.name}.json"
        if path.exists():
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = parse_text(document)
            out.append(
                Article(folder, document, text, french()(text), gold, group_of.get(document.name, document.name))
            )
    return out


def overlap(a: Any, b: Any) -> bool:
    return bool(a and b) and a[0] < b[1] and b[0] < a[1]


def plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(w for w in re.split(r"[^a-z0-9]+", text) if w and w not in TITLES)


class Names:
    """Whether an actor of the table is the one the gold names."""

    def __init__(self, folder: Path) -> None:
        path = folder / "aliases.json"
        table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.group: dict[str, set[str]] = defaultdict(set)
        for name, others in table.items():
            names = {plain(n) for n in [name, *others]} - {""}
            for n in names:
                self.group[n] |= names

    def same(self, gold: str, names: list[str]) -> bool:
        a = {plain(gold)} | self.group.get(plain(gold), set())
        b = {plain(n) for n in names} - {""}
        last = {x.split()[-1] for x in a if len(x.split()) > 1 and len(x.split()[-1]) > 3}
        return bool(a & b) or bool(last & {x.split()[-1] for x in b})


def label(article: Article, names: Names, engine: Engine | None = None) -> None:
    """Fill the article's examples: triggers that are gold events, candidates that are their sides."""
    scene, _, _ = article.scene()
    events = article.gold["events"]
    proposals = propose(scene)
    survey = Survey(scene, [p.trigger for p in proposals], engine)
    article.words, article.names = scene.words, names
    article.theme = article_features(scene, [p.trigger for p in proposals if not p.trigger.alternative])
    passing = [p for p in proposals if survey.passes[p.trigger.head]]
    hits = [_gold_of(scene, p, events) for p in passing]
    found = {id(e) for e, exact in hits if e and exact}
    for p, (event, exact) in zip(passing, hits, strict=True):
        positive = event is not None and event["type"] == p.trigger.entry.type and (exact or id(event) not in found)
        marks = _side_labels(scene, p.candidates, event, names) if event is not None and (exact or positive) else None
        head = p.trigger.head
        article.rows.append(
            Row(p.trigger, p.candidates, event_features(scene, survey, *p), side_features(scene, survey, *p), positive,
                marks, scene.words.sentence[head], in_headline(scene, head), evidence_of(scene, head))
        )  # fmt: skip
        for c in p.candidates:
            article.called.setdefault(c.actor or str(c.span), _called(scene, c))
    for event in events:  # events whose word the lexicon lacks still teach which side is which
        if id(event) not in found and (p := _untold(scene, event)) is not None:
            rows = side_features(scene, survey, *p)
            article.untold.append((rows, _side_labels(scene, p.candidates, event, names)))


def _called(scene: Scene, c: Candidate) -> list[str]:
    told = scene.actors.actor(c.actor) if c.actor else None
    return [told.name, *told.aliases] if told else [scene.text[c.span[0] : c.span[1]]]


def right(article: Article, row: Row, sides: Sides) -> bool:
    """Whether a gold event of the type and sentence has these sides (half of each, as the scorer of the gold counts)."""
    same = [e for e in article.gold["events"] if e["type"] == row.trigger.entry.type]
    return any(_agree(article, e, sides) for e in same if overlap(e["evidence"], row.evidence))


def _agree(article: Article, event: dict[str, Any], sides: Sides) -> bool:
    def half(gold: list[tuple[str, Any]], told: Sequence[Candidate]) -> bool:
        if not gold or not told:
            return not gold and not told
        like = [
            [overlap(span, c.span) or article.names.same(name, article.called[c.actor or str(c.span)]) for c in told]
            for name, span in gold
        ]
        mine, theirs = sum(any(x) for x in like), sum(any(x) for x in zip(*like, strict=True))
        return 2 * mine >= len(gold) and 2 * theirs >= len(told)

    def named(side: str) -> list[tuple[str, Any]]:
        return list(zip(event[side], event.get(f"{side}_spans") or [None] * len(event[side]), strict=True))

    source, target = named("source"), named("target")
    if half(source, sides.source) and half(target, sides.target):
        return True
    return event["type"] in SYMMETRIC and half(source + target, (*sides.source, *sides.target))


def _untold(scene: Scene, event: dict[str, Any]) -> Proposal | None:
    tokens = scene.tokens(event["trigger"])
    w = scene.words
    head = next((i for i in tokens if w.pos[i] in ("VERB", "NOUN")), None)
    if head is None:
        return None
    pos = "V" if w.pos[head] == "VERB" else "N"
    source, target = (("subj",), ("obj",)) if pos == "V" else (("par", "de", "gov"), ("contre", "à", "avec", "de"))
    entry = Entry("none", (w.lemma[head],), False, "", pos, event["type"], None, source, target, (), (), None, "")
    trigger = Trigger(entry, head, (head,), frame_of(w, head, pos))
    votes = votes_of(scene, trigger)
    return Proposal(trigger, votes, candidates_of(scene, head, (v.token for v in votes), trigger.entry.type))


def _gold_of(scene: Scene, p: Proposal, events: list[dict[str, Any]]) -> tuple[dict[str, Any] | None, bool]:
    w = scene.words
    spans = [w.span(t) for t in p.trigger.tokens]
    exact = [e for e in events if any(overlap(e["trigger"], s) for s in spans)]
    same = [e for e in exact if e["type"] == p.trigger.entry.type]
    if exact:
        return (same or exact)[0], True
    near = [e for e in events if overlap(e["evidence"], spans[0]) and e["type"] == p.trigger.entry.type]
    return (near[0], False) if near else (None, False)


def _side_labels(
    scene: Scene, candidates: list[Candidate], event: dict[str, Any], names: Names
) -> list[tuple[int, int]]:
    out = []
    for c in candidates:
        called = _called(scene, c)
        marks = []
        for side in ("source", "target"):
            spans = event.get(f"{side}_spans") or [None] * len(event[side])
            hit = any(overlap(s, c.span) or names.same(n, called) for n, s in zip(event[side], spans, strict=True))
            marks.append(int(hit))
        out.append((marks[0], marks[1]))
    return out


def theme(document: Document) -> Features:
    """What the regression of themes sees of an article."""
    text = parse_text(document)
    doc = french()(text)
    scene = Scene(document, text, doc, find_actors(document, text, doc), [], [], lexicon())
    return article_features(scene, [t for t in find_triggers(scene, lexicon()) if not t.alternative])
