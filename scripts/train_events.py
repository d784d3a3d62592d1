"""Fit the learned scorer of the event reader, and measure it with every part fitted without the article scored.

usage: train_events.py GOLD_DIR… --press TEXTS --other TEXTS [--folds 10] [--export DIR] [--score SCORE_PY] [--write]

GOLD_DIR holds ``texts/*.txt`` and ``gold/*.json`` (and ``aliases.json``, ``syndication.json``: copies share a fold).
``--export`` writes, for each GOLD_DIR, the readings by folds as an export that SCORE_PY can score; ``--write`` fits on
everything and writes ``src/recoupe/read/events/weights/events.json``. Only weights leave this script, never text.
Needs scikit-learn, which recoupe itself does not.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from recoupe.ingest.inputs import collect
from recoupe.read.actors import find_actors
from recoupe.read.dates import find_dates
from recoupe.read.events.candidates import Candidate, candidates_of
from recoupe.read.events.entries import Entry, lexicon
from recoupe.read.events.features import Features, event_features, side_features
from recoupe.read.events.frame import frame_of
from recoupe.read.events.gate import is_content_of_request, is_event
from recoupe.read.events.match import Trigger, find_triggers
from recoupe.read.events.reader import Proposal, in_headline, propose, read_scene
from recoupe.read.events.scene import Scene
from recoupe.read.events.scorer import Weights
from recoupe.read.events.theme import article_features
from recoupe.read.events.votes import votes_of
from recoupe.read.pipeline import french
from recoupe.read.statements import find_statements
from recoupe.read.text import parse_text
from recoupe.records import Document, Reading

WEIGHTS = Path(__file__).parents[1] / "src/recoupe/read/events/weights/events.json"
#: inverse regularisation of the three regressions, fixed before the first result
STRENGTH = {"event": 0.3, "source": 0.2, "target": 0.2, "article": 3.0}
THRESHOLDS = {
    "event": 0.28,
    "event_elsewhere": 0.78,
    "article": 0.5,
    "source": 0.0,
    "more_sources": 0.15,
    "target": 0.3,
    "more_targets": 0.15,
}
SYMMETRIC = ("CONSULT", "AGREE")
TITLES = set("m mm mme president presidente general marechal ministre premier le la les l d de du des".split())


@dataclass
class Article:
    """One gold article with its examples."""

    folder: Path
    document: Document
    text: str
    doc: Any
    gold: dict[str, Any]
    group: str
    event: list[tuple[Features, int]] = field(default_factory=list)
    source: list[tuple[Features, int]] = field(default_factory=list)
    target: list[tuple[Features, int]] = field(default_factory=list)

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


def label(article: Article, names: Names) -> None:
    """Fill the article's examples: triggers that are gold events, candidates that are their sides."""
    scene, _, _ = article.scene()
    article.event, article.source, article.target = [], [], []
    proposals = [
        p for p in propose(scene) if not is_content_of_request(scene, p.trigger) and is_event(scene, p.trigger)
    ]
    hits = {n: _gold_of(scene, p, article.gold["events"]) for n, p in enumerate(proposals)}
    found = {id(e) for e, exact in hits.values() if e and exact}
    for n, p in enumerate(proposals):
        event, exact = hits[n]
        positive = event is not None and event["type"] == p.trigger.entry.type and (exact or id(event) not in found)
        if positive or not in_headline(scene, p.trigger.head):  # a headline tells an event of the body again
            article.event.append((event_features(scene, p.trigger, p.votes, p.candidates), int(positive)))
        if event is None or not (exact or positive):
            continue
        rows = side_features(scene, p.trigger, p.votes, p.candidates)
        sides = _side_labels(scene, p.candidates, event, names)
        for features, (is_source, is_target) in zip(rows, sides, strict=True):
            article.source.append((features, is_source))
            article.target.append((features, is_target))
    done = {id(e) for n, (e, exact) in hits.items() if e and exact}
    for event in article.gold["events"]:  # events whose word the lexicon lacks still teach which side is which
        if id(event) not in done and (p := _untold(scene, event)) is not None:
            rows = side_features(scene, p.trigger, p.votes, p.candidates)
            for features, marks in zip(rows, _side_labels(scene, p.candidates, event, names), strict=True):
                article.source.append((features, marks[0]))
                article.target.append((features, marks[1]))


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
    return Proposal(trigger, votes, candidates_of(scene, head, (v.token for v in votes)))


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
        told = scene.actors.actor(c.actor) if c.actor else None
        called = [told.name, *told.aliases] if told else [scene.text[c.span[0] : c.span[1]]]
        marks = []
        for side in ("source", "target"):
            spans = event.get(f"{side}_spans") or [None] * len(event[side])
            hit = any(overlap(s, c.span) or names.same(n, called) for n, s in zip(event[side], spans, strict=True))
            marks.append(int(hit))
        out.append((marks[0], marks[1]))
    return out


def fit(rows: list[tuple[Features, int]], strength: float) -> dict[str, float]:
    """Weights of one logistic regression."""
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([f for f, _ in rows])
    x.indices, x.indptr = x.indices.astype("int32"), x.indptr.astype("int32")  # liblinear takes no 64-bit indices
    model = LogisticRegression(C=strength, max_iter=400, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(x, [y for _, y in rows])
    named = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    return {n: round(float(v), 3) for n, v in sorted(named) if abs(v) >= 0.005}


def fit_all(articles: list[Article], themes: dict[str, float]) -> Weights:
    """The regressions on the examples of ``articles``; ``themes`` is fitted on texts without annotation."""
    parts = {k: fit([r for a in articles for r in getattr(a, k)], STRENGTH[k]) for k in ("event", "source", "target")}
    return Weights(parts["event"], parts["source"], parts["target"], themes, THRESHOLDS)


def fit_themes(press: Path, other: Path) -> dict[str, float]:
    """Weights of the regression that tells articles of politics and conflict (``press``) from others (``other``)."""
    rows = [(_theme(d), 1) for d in collect([press])[0]] + [(_theme(d), 0) for d in collect([other])[0]]
    return fit(rows, STRENGTH["article"])


def _theme(document: Document) -> Features:
    text = parse_text(document)
    doc = french()(text)
    scene = Scene(document, text, doc, find_actors(document, text, doc), [], [], lexicon())
    return article_features(scene, [t for t in find_triggers(scene, lexicon()) if not t.alternative])


def fold_of(groups: list[str], folds: int) -> dict[str, int]:
    """Groups dealt out over the folds, in the order of their names."""
    return {g: n % folds for n, g in enumerate(sorted(set(groups)))}


def read_by_folds(articles: list[Article], folds: int, themes: dict[str, float]) -> list[tuple[Article, Reading]]:
    """Every article read with weights fitted on the other folds (``folds`` 0: by the rules alone)."""
    place = fold_of([a.group for a in articles], folds or 1)
    out = []
    for n in range(folds or 1):
        weights = fit_all([a for a in articles if place[a.group] != n], themes) if folds else None
        out += [(a, _read(a, weights)) for a in articles if place[a.group] == n]
    return sorted(out, key=lambda pair: pair[0].document.name)


def _read(article: Article, weights: Weights | None) -> Reading:
    scene, dates, statements = article.scene()
    events = read_scene(scene, weights)
    actors, mentions = scene.actors.freeze()
    return Reading(
        document=article.document, dates=dates, actors=actors, actor_mentions=mentions, statements=statements,
        event_mentions=events.event_mentions, figures=events.figures, positions=events.positions,
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
    args.add_argument("--folds", type=int, default=10)
    args.add_argument("--export", type=Path)
    args.add_argument("--score", type=Path)
    args.add_argument("--write", action="store_true")
    opt = args.parse_args()
    themes = fit_themes(opt.press, opt.other)
    articles = [a for folder in opt.gold for a in load(folder)]
    for folder in opt.gold:
        names = Names(folder)
        for a in articles:
            if a.folder == folder:
                label(a, names)
    if opt.export:
        for title, folds in (("rules", 0), ("folds", opt.folds)):
            read = read_by_folds(articles, folds, themes)
            for folder in opt.gold:
                target = opt.export / title / folder.name
                export([r for a, r in read if a.folder == folder], target)
                if opt.score:
                    print(f"== {folder.name}, {title}", flush=True)
                    subprocess.run([sys.executable, str(opt.score), str(folder), str(target)], check=False)
    if opt.write:
        weights = fit_all(articles, themes)
        WEIGHTS.parent.mkdir(exist_ok=True)
        WEIGHTS.write_text(
            json.dumps(weights._asdict(), indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
