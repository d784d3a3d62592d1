"""Fit the regressions of the event scorer, each on scores of articles that the ones before it were fitted without."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from event_gold import Article, Features, right, theme
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from recoupe.ingest.inputs import collect
from recoupe.read.events.ranking import choose_sides
from recoupe.read.events.reader import ENOUGH_SENTENCES, UNTOLD, sure_features
from recoupe.read.events.scorer import Weights, probability
from recoupe.read.events.standing import Scored, standing_features

#: inverse regularisation of the regressions
STRENGTH = {"event": 0.1, "source": 0.2, "target": 0.2, "article": 1.0, "standing": 0.3, "sure": 1.0}
THRESHOLDS = {
    "event": 0.37,
    "event_elsewhere": 0.85,
    "event_brief": 0.28,
    "article": 0.6,
    "source": 0.0,
    "more_sources": 0.15,
    "target": 0.3,
    "more_targets": 0.15,
}
#: those where the encoder's scores are features: a text of few sentences must be surer (no-event sentences .78 clean at .28, .91 so)
WITH_ENCODER = {**THRESHOLDS, "event": 0.39, "event_brief": 0.45}
#: what an example of an article set aside (annotated by other hands) weighs
ASIDE = 0.5
#: folds inside the training articles, for the scores that the second look and the calibration learn from
INNER = 4
#: a feature must occur this often in the training articles
SEEN = 3


class Table:
    """All examples of one kind as a matrix; ``article`` numbers the article of each."""

    def __init__(self, rows: list[tuple[Features, int, int, bool, bool]]) -> None:
        vectorizer = DictVectorizer()
        self.x: csr_matrix = vectorizer.fit_transform([r[0] for r in rows]).tocsr()
        self.names: list[str] = vectorizer.feature_names_
        self.y = np.array([r[1] for r in rows])
        self.article = np.array([r[2] for r in rows])
        self.aside = np.array([r[3] for r in rows])
        #: whether the example is learned from, not only scored
        self.use = np.array([r[4] for r in rows])

    def fit(self, articles: Sequence[int], strength: float, own_level: bool) -> np.ndarray[Any, Any]:
        """Weights of one logistic regression; with ``own_level`` articles set aside have a level of their own."""
        rows = np.isin(self.article, articles) & self.use
        x, aside = self.x[rows], self.aside[rows]
        kept = np.asarray((x != 0).sum(axis=0)).ravel() >= SEEN
        x = csr_matrix(x[:, kept])
        if own_level:
            kinds = [n for n, k in zip(self.names, kept, strict=True) if k]
            levels = [j for j, n in enumerate(kinds) if n == "bias" or (n.startswith("type=") and "|" not in n)]
            extra = x[:, levels].multiply(aside[:, None])
            x = csr_matrix(hstack([x, extra]))
        x.indices, x.indptr = x.indices.astype("int32"), x.indptr.astype("int32")  # liblinear takes no 64-bit indices
        model = LogisticRegression(C=strength, max_iter=400, fit_intercept=False, solver="liblinear", random_state=0)
        model.fit(x, self.y[rows], np.where(aside, ASIDE, 1.0))
        weights = np.zeros(len(self.names))
        weights[kept] = model.coef_[0][: kept.sum()]
        return np.where(np.abs(weights) < 0.005, 0.0, weights.round(3))

    def chances(self, weights: np.ndarray[Any, Any], articles: Sequence[int]) -> tuple[Any, Any]:
        """Row numbers of ``articles`` and their scores."""
        rows = np.flatnonzero(np.isin(self.article, articles))
        return rows, 1 / (1 + np.exp(-np.clip(self.x[rows] @ weights, -30, 30)))

    def named(self, weights: np.ndarray[Any, Any]) -> dict[str, float]:
        return {n: float(v) for n, v in zip(self.names, weights, strict=True) if v}


class Examples:
    """The examples of all articles, and where those of each trigger stand in the tables."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        event: list[tuple[Features, int, int, bool, bool]] = []
        source: list[tuple[Features, int, int, bool, bool]] = []
        target: list[tuple[Features, int, int, bool, bool]] = []
        #: for each article the rows of its triggers: in ``event``, and first and last in the tables of sides
        self.at: list[list[tuple[int, int, int]]] = []
        for n, a in enumerate(articles):
            where = []
            for r in a.rows:
                where.append((len(event), len(source), len(source) + len(r.sides)))
                # a headline tells an event of the body again
                event.append((r.event, int(r.positive), n, a.aside, r.positive or not r.headline))
                for f, marks in zip(r.sides, r.marks or [(0, 0)] * len(r.sides), strict=True):
                    source.append((f, marks[0], n, a.aside, r.marks is not None))
                    target.append((f, marks[1], n, a.aside, r.marks is not None))
            self.at.append(where)
            for rows, told in a.untold:
                for f, marks in zip(rows, told, strict=True):
                    source.append((f, marks[0], n, a.aside, True))
                    target.append((f, marks[1], n, a.aside, True))
        self.tables = {"event": Table(event), "source": Table(source), "target": Table(target)}

    def first(self, train: Sequence[int]) -> dict[str, np.ndarray[Any, Any]]:
        """The three regressions of the first scores."""
        return {k: t.fit(train, STRENGTH[k], own_level=k == "event") for k, t in self.tables.items()}

    def scored(self, weights: dict[str, np.ndarray[Any, Any]], which: Sequence[int]) -> dict[int, list[Scored]]:
        """First scores of the articles ``which``."""
        chance: dict[str, dict[int, float]] = {}
        for k, t in self.tables.items():
            rows, values = t.chances(weights[k], which)
            chance[k] = dict(zip(rows.tolist(), values.tolist(), strict=True))
        out = {}
        for n in which:
            out[n] = [
                Scored(
                    r.trigger,
                    r.candidates,
                    chance["event"][e],
                    [chance["source"][i] for i in range(low, high)],
                    [chance["target"][i] for i in range(low, high)],
                    r.sentence,
                    r.headline,
                )
                for r, (e, low, high) in zip(self.articles[n].rows, self.at[n], strict=True)
            ]
        return out


def fit_all(
    examples: Examples,
    train: Sequence[int],
    themes: Themes,
    without: Container[str] = (),
    thresholds: dict[str, float] = THRESHOLDS,
) -> Weights:
    """All regressions on the articles ``train``, that of the themes without the texts ``without``."""
    arts = examples.articles
    place = fold_of([arts[n].group for n in train], INNER)
    blind: dict[int, list[Scored]] = {}
    looks: dict[int, list[Features]] = {}
    for k in range(INNER):
        rest = [n for n in train if place[arts[n].group] != k]
        part = [n for n in train if place[arts[n].group] == k]
        blind |= examples.scored(examples.first(rest), part)
        topics = themes.fit({*without, *(arts[n].document.text for n in part)})
        for n in part:
            looks[n] = standing_features(blind[n], len(arts[n].words.sentences), _political(arts[n], topics))
    sure = _sure_rows(arts, train, blind, looks, place)
    first = examples.first(train)
    return Weights(
        *(examples.tables[k].named(first[k]) for k in ("event", "source", "target")),
        standing=_standing(arts, train, looks),
        sure=_own_level(dense([f for f, _ in sure], [y for _, y in sure], None, STRENGTH["sure"])),
        article=themes.fit(without),
        thresholds=thresholds,
    )


def _political(article: Article, themes: dict[str, float]) -> float:
    return UNTOLD if len(article.words.sentences) < ENOUGH_SENTENCES else probability(themes, article.theme)


def _standing(arts: list[Article], which: Sequence[int], looks: dict[int, list[Features]]) -> dict[str, float]:
    rows = [
        (f | ({"aside": 1.0} if arts[n].aside else {}), r.positive, arts[n].aside)
        for n in which
        for f, r in zip(looks[n], arts[n].rows, strict=True)
    ]
    weights = dense(
        [r[0] for r in rows], [r[1] for r in rows], [ASIDE if r[2] else 1.0 for r in rows], STRENGTH["standing"]
    )
    return _own_level(weights)


def _own_level(weights: dict[str, float]) -> dict[str, float]:
    """Without what tells the annotators apart: the run time knows no other hands."""
    return {name: value for name, value in weights.items() if name != "aside"}


def _sure_rows(
    arts: list[Article],
    train: Sequence[int],
    blind: dict[int, list[Scored]],
    looks: dict[int, list[Features]],
    place: dict[str, int],
) -> list[tuple[Features, int]]:
    """Events that scores made without their article would read, and whether type and sides are right."""
    out = []
    for k in range(INNER):
        weights = _standing(arts, [n for n in train if place[arts[n].group] != k], looks)
        for n in (n for n in train if place[arts[n].group] == k):
            stands = [probability(weights, f) for f in looks[n]]
            best: dict[int, int] = {}
            for i, s in enumerate(blind[n]):
                if s.trigger.head not in best or stands[i] > stands[best[s.trigger.head]]:
                    best[s.trigger.head] = i
            for i in best.values():
                s = blind[n][i]
                if stands[i] < THRESHOLDS["event"] or s.headline:
                    continue
                choice = choose_sides(arts[n].words, THRESHOLDS, s.candidates, s.source, s.target)
                if choice.sides.source:
                    told = right(arts[n], arts[n].rows[i], choice.sides)
                    f = sure_features(stands[i], choice)
                    out.append((f | ({"aside": 1.0} if arts[n].aside else {}), int(told)))
    return out


def dense(rows: list[Features], y: list[Any], sample: list[float] | None, strength: float) -> dict[str, float]:
    """Weights of a regression over few numbers, standardised while fitting and told for the numbers as they are."""
    names = sorted({n for f in rows for n in f} - {"bias"})
    x = np.array([[f.get(n, 0.0) for n in names] for f in rows])
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=strength, max_iter=1000).fit((x - mean) / scale, [int(v) for v in y], sample)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - (weights * mean).sum())
    return {"bias": round(bias, 4), **{n: round(float(v), 4) for n, v in zip(names, weights, strict=True)}}


class Themes:
    """Articles of politics and conflict (``press``) and others (``other``), for the regression that tells them apart."""

    def __init__(self, press: Path, other: Path) -> None:
        self.press, self.other = collect([press])[0], collect([other])[0]
        self.texts = [d.text for d in (*self.press, *self.other)]
        rows = [(theme(d), int(n < len(self.press)), n, False, True) for n, d in enumerate((*self.press, *self.other))]
        self.table = Table(rows)

    def fit(self, without: Container[str] = ()) -> dict[str, float]:
        """Weights, fitted without the articles of these texts."""
        kept = [n for n, text in enumerate(self.texts) if text not in without]
        return self.table.named(self.table.fit(kept, STRENGTH["article"], own_level=False))


def fold_of(groups: list[str], folds: int) -> dict[str, int]:
    """Groups dealt out over the folds, in the order of their names."""
    return {g: n % folds for n, g in enumerate(sorted(set(groups)))}
