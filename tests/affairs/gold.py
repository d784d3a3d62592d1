"""The gold of the affairs: events by article, clusters, contradictions, copies, names."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.records import Actor, Document, EventMention, Reading

FOLDER = Path(__file__).parent
#: between two sentences; "M. Untel" is one
BETWEEN = re.compile(r"(?<=[.!?»:])(?<!\bM\.)(?<!Mme\.)\s+(?=[A-ZÀÂÉÈÊÎÔ«])|\n+")
Span = tuple[int, int]


@dataclass(frozen=True)
class GoldEvent:
    """One event as one article tells it; ``key`` is unique, ``cluster`` empty where no other article tells it."""

    key: str
    article: str
    trigger: str
    occurrence: int
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    date: str | None
    status: str
    cluster: str

    def span(self, text: str) -> Span:
        """Where the words of the act stand. Raises ValueError if they do not."""
        start = -1
        for _ in range(self.occurrence):
            start = text.index(self.trigger, start + 1)
        return start, start + len(self.trigger)

    def sentence(self, text: str) -> Span:
        """The sentence around the words of the act."""
        at, end = self.span(text)
        start = max((m.end() for m in BETWEEN.finditer(text, 0, at)), default=0)
        after = BETWEEN.search(text, end)
        return start, after.start() if after else len(text)


@dataclass(frozen=True)
class Gold:
    """The gold of one split."""

    articles: tuple[Path, ...]
    events: tuple[GoldEvent, ...]
    #: (cluster, field, keys of the mentions of each value)
    conflicts: tuple[tuple[str, str, tuple[frozenset[str], ...]], ...]
    copies: frozenset[frozenset[str]]
    #: article -> day of publication (EDTF), as its reader would tell it
    published: Mapping[str, str]
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def clusters(self) -> dict[str, list[str]]:
        """Keys of the mentions of each event that several articles tell."""
        out: dict[str, list[str]] = defaultdict(list)
        for event in self.events:
            if event.cluster:
                out[event.cluster].append(event.key)
        return dict(out)


def read_gold(split: str) -> Gold:
    """The gold of ``split``: "tune" or "held"."""
    affairs = {r["affair"] for r in _rows("affairs") if r["split"] == split}
    events = [_event(n, r) for n, r in enumerate(_rows("events")) if _affair(r["article"]) in affairs]
    at = {(e.article, e.cluster): e.key for e in events if e.cluster}
    conflicts = []
    for row in _rows("conflicts"):
        if row["affair"] in affairs:
            cluster = f"{row['affair']}:{row['cluster']}"
            values = [frozenset(at[a, cluster] for a in v.split()) for v in row["articles"].split("|")]
            conflicts.append((cluster, row["field"], tuple(values)))
    copies = [frozenset(r["articles"].split()) for r in _rows("copies")]
    return Gold(
        articles=tuple(p for p in sorted((FOLDER / "texts").glob("*.txt")) if _affair(p.stem) in affairs),
        events=tuple(events),
        conflicts=tuple(conflicts),
        copies=frozenset(pair for pair in copies if {_affair(a) for a in pair} <= affairs),
        published={r["article"]: r["published"] for r in _rows("articles") if _affair(r["article"]) in affairs},
        names={r["name"]: r["others"].split(";") for r in _rows("names")},
    )


def given_readings(gold: Gold, documents: Sequence[Document]) -> list[Reading]:
    """One reading per article that holds the gold's events and no others: what perfect readers would hand over."""
    return [_reading(d, [e for e in gold.events if e.article == d.name]) for d in documents]


def _reading(document: Document, events: Sequence[GoldEvent]) -> Reading:
    names = sorted({n for e in events for n in (*e.source, *e.target)})
    actor = {n: f"a{i}" for i, n in enumerate(names)}
    mentions = [
        EventMention(
            id=e.key,
            document=document.id,
            event=None,
            type=e.type,
            mode=None,
            source=tuple(actor[n] for n in e.source),
            target=tuple(actor[n] for n in e.target),
            date=e.date,
            status=e.status,
            trigger=e.span(document.text),
            evidence=e.sentence(document.text),
            confidence=0.9,
        )
        for e in events
    ]
    actors = tuple(Actor(id=actor[n], name=n) for n in names)
    return Reading(document=document, actors=actors, event_mentions=tuple(mentions))


def _event(number: int, row: Mapping[str, str]) -> GoldEvent:
    article = row["article"]
    return GoldEvent(
        key=f"{article}:{number}",
        article=article,
        trigger=row["trigger"],
        occurrence=int(row["occurrence"]),
        type=row["type"],
        source=tuple(filter(None, row["source"].split(";"))),
        target=tuple(filter(None, row["target"].split(";"))),
        date=row["date"] or None,
        status=row["status"],
        cluster=f"{_affair(article)}:{row['cluster']}" if row["cluster"] else "",
    )


def _affair(article: str) -> str:
    return article.rpartition("-")[0]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
