"""Precision, recall and F1 of every kind of record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from recoupe.records import Date, Document, Dossier, EventMention, Figure, Statement
from recoupe.show.scoring.gold import Gold, Row
from recoupe.show.scoring.names import Names
from recoupe.show.scoring.pairing import likeness, overlap, pair, same_date
from recoupe.show.scoring.sides import sides_agree

#: contents of statements are the same from this share of common characters
SAME_CONTENT = 0.5


class Score(NamedTuple):
    """Right, predicted and wanted, from which precision, recall and F1 follow."""

    right: float
    predicted: float
    wanted: float

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Key = tuple[str, str]  # article, id of the gold event


class _Tally:
    def __init__(self, gold: Gold, dossier: Dossier) -> None:
        self.names = Names(gold.aliases)
        self.called = {a.id: [a.name, *a.aliases] for a in dossier.actors}
        self.count: Counter[str] = Counter()
        self.found: dict[Key, str] = {}  # gold event -> event mention

    def article(self, name: str, gold: Row, told: _Told) -> None:
        if "dates" in gold:
            self.dates(gold["dates"], [d for d in told.dates if d.value])
        if "statements" in gold:
            self.statements(gold["statements"], told.statements)
        if "figures" in gold:
            self.figures(gold["figures"], told.figures)
        self.events(name, gold.get("events", []), told.events)

    def sizes(self, kind: str, gold: Sequence[Any], told: Sequence[Any]) -> None:
        self.count[f"{kind} wanted"] += len(gold)
        self.count[f"{kind} predicted"] += len(told)

    def dates(self, gold: list[Row], told: list[Date]) -> None:
        self.sizes("dates", gold, told)
        for i, j in pair(gold, told, lambda g, d: overlap(g["span"], d.span)):
            self.count["dates_relaxed"] += 1
            self.count["dates_strict"] += tuple(gold[i]["span"]) == told[j].span
            self.count["dates_value"] += same_date(gold[i]["value"], told[j].value)

    def statements(self, gold: list[Row], told: list[Statement]) -> None:
        self.sizes("statements", gold, told)

        def fit(g: Row, s: Statement) -> float:
            share = likeness(g["content"], s.content)
            return share if share >= SAME_CONTENT else 0.0

        for i, j in pair(gold, told, fit):
            self.count["statements_content"] += 1
            self.count["statements_full"] += self.speaker(gold[i], told[j])

    def speaker(self, gold: Row, told: Statement) -> bool:
        if overlap(gold.get("speaker_span"), told.speaker_span):
            return True
        if not gold.get("speaker") or not told.speaker:
            return not gold.get("speaker") and not told.speaker
        return self.names.same(gold["speaker"], self.called.get(told.speaker, [told.speaker]))

    def figures(self, gold: list[Row], told: list[Figure]) -> None:
        self.sizes("figures", gold, told)

        def fit(g: Row, f: Figure) -> float:
            return overlap(g["span"], f.span) if (g["kind"], g["value"]) == (f.kind, f.value) else 0

        self.count["figures"] += len(pair(gold, told, fit))

    def events(self, article: str, gold: list[Row], told: list[EventMention]) -> None:
        self.sizes("events", gold, told)

        def who(g: Row, m: EventMention) -> bool:
            return sides_agree(g, m, self.called, self.names)

        def fit(g: Row, m: EventMention) -> float:
            if g["type"] != m.type or not overlap(g["evidence"], m.evidence):
                return 0
            return 1 + 4 * who(g, m) + 2 * same_date(g.get("date"), m.date) + (overlap(g["trigger"], m.trigger) > 0)

        for i, j in pair(gold, told, fit):
            right, mention = gold[i], told[j]
            self.found[article, right["id"]] = mention.id
            sides = who(right, mention)
            dated = sides and same_date(right.get("date"), mention.date)
            self.count["events_detect"] += 1
            self.count["events_who"] += sides
            self.count["events_dated"] += dated
            self.count["events_full"] += dated and right["status"] == mention.status


class _Told(NamedTuple):
    dates: list[Date]
    statements: list[Statement]
    figures: list[Figure]
    events: list[EventMention]


#: measure -> what it is counted of
MEASURES = {
    "dates_strict": "dates",
    "dates_relaxed": "dates",
    "dates_value": "dates",
    "statements_content": "statements",
    "statements_full": "statements",
    "figures": "figures",
    "events_detect": "events",
    "events_who": "events",
    "events_dated": "events",
    "events_full": "events",
}


def measure(gold: Gold, dossier: Dossier) -> dict[str, Score]:
    """The score of each measure; ``documents`` says how many of the gold's articles the dossier holds."""
    known = {d.name: d.id for d in dossier.documents if d.name in gold.articles}
    tally = _Tally(gold, dossier)
    for name, article in gold.articles.items():
        ident = known.get(name)
        told = (dossier.dates, dossier.statements, dossier.figures, dossier.event_mentions)
        tally.article(name, article, _Told(*([r for r in rows if r.document == ident] for rows in told)))  # type: ignore[arg-type]
    scores = {"documents": Score(len(known), len(known), len(gold.articles))}
    for name, kind in MEASURES.items():
        if tally.count[f"{kind} wanted"]:
            sizes = tally.count[f"{kind} predicted"], tally.count[f"{kind} wanted"]
            scores[name] = Score(tally.count[name], *sizes)
    if gold.clusters:
        scores["clusters_b3"] = _clusters(gold, dossier, tally.found)
    if gold.copies is not None:
        scores["copies"] = _copies(gold.copies, dossier.documents, set(gold.articles))
    return scores


def _clusters(gold: Gold, dossier: Dossier, found: dict[Key, str]) -> Score:
    """B-cubed over the gold mentions; one that was not found stands alone. ``right / predicted`` is the precision."""
    home = {m: e.id for e in dossier.events for m in e.mentions}
    right = {key: n for n, members in enumerate(gold.clusters) for key in members}
    told: dict[Key, Any] = {k: home.get(found[k], found[k]) if k in found else ("missed", k) for k in right}
    precision = recall = 0.0
    for key in right:
        same = [k for k in right if right[k] == right[key]]
        together = [k for k in right if told[k] == told[key]]
        both = len(set(same) & set(together))
        precision += both / len(together)
        recall += both / len(same)
    return Score(precision * recall, recall * len(right), precision * len(right))


def _copies(gold: Iterable[Iterable[str]], documents: Iterable[Document], scored: set[str]) -> Score:
    groups: dict[str, list[str]] = {}
    for document in documents:
        if document.copy_group and document.name in scored:
            groups.setdefault(document.copy_group, []).append(document.name)
    right, told = _pairs(gold), _pairs(groups.values())
    return Score(len(right & told), len(told), len(right))


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(two) for group in groups for two in combinations(sorted(group), 2)}
