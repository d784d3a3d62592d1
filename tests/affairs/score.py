"""Measure reading and cross-checking on the affairs: figures by split, and what went wrong on the tuned half.

usage: PYTHONPATH=src python tests/affairs/score.py [--errors]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.affairs.gold import Gold, given_readings, read_gold
from tests.affairs.matching import align

from recoupe.ingest.inputs import collect
from recoupe.read.article import read_article
from recoupe.records import Document, Dossier, Event
from recoupe.resolve import resolve

Aligned = Mapping[str, tuple[str, bool]]


def f1(right: float, found: float, wanted: float) -> float:
    """F1 of ``right`` among what was found and what was wanted; 0 where there is neither."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


def score() -> dict[str, float]:
    """Every figure of both splits."""
    out: dict[str, float] = {}
    for split in ("tune", "held"):
        gold, documents, dossier = read_split(split)
        out |= {f"{split}_{name}": value for name, value in measure(gold, dossier).items()}
        given = resolve(given_readings(gold, documents))
        linked = clusters(gold, {e.key: (e.key, True) for e in gold.events}, given)
        out |= {f"{split}_given_b3": linked["clusters_b3"], f"{split}_given_whole": linked["whole"]}
    return out


def read_split(split: str) -> tuple[Gold, list[Document], Dossier]:
    """The gold of a split, its articles, and the dossier that is made of them."""
    gold = read_gold(split)
    documents, rejected = collect(gold.articles)
    if rejected or len(documents) != len(gold.articles):
        raise ValueError(f"{len(rejected)} articles of the affairs are rejected")
    return gold, documents, resolve([read_article(d) for d in documents])


def measure(gold: Gold, dossier: Dossier) -> dict[str, float]:
    """The figures of one split."""
    aligned = align(gold, dossier)
    found, wanted = len(dossier.event_mentions), len(gold.events)
    said = copies(dossier)
    told = {d.name: (d.published or "").partition("T")[0] for d in dossier.documents}
    return {
        "published": sum(told[a] == day for a, day in gold.published.items()) / len(gold.published),
        "events_detect": f1(len(aligned), found, wanted),
        "events_who": f1(sum(who for _, who in aligned.values()), found, wanted),
        **clusters(gold, aligned, dossier),
        **conflicts(gold, aligned, dossier),
        "copies": f1(len(said & gold.copies), len(said), len(gold.copies)),
    }


def clusters(gold: Gold, aligned: Aligned, dossier: Dossier) -> dict[str, float]:
    """B-cubed F1, whole clusters and pure events."""
    home = {m: e.id for e in dossier.events for m in e.mentions}
    wanted = {key: c for c, keys in gold.clusters().items() for key in keys}
    mine = {key: home[aligned[key][0]] if key in aligned else f"missed {key}" for key in wanted}
    both = Counter((wanted[k], mine[k]) for k in wanted)
    sizes, found = Counter(wanted.values()), Counter(mine.values())
    p = sum(both[wanted[k], mine[k]] / found[mine[k]] for k in wanted) / len(wanted)
    r = sum(both[wanted[k], mine[k]] / sizes[wanted[k]] for k in wanted) / len(wanted)
    whole = [len({mine[k] for k in keys}) == 1 for keys in gold.clusters().values()]
    events = list(several(gold, aligned, dossier))
    pure = [len({c for _, c in keys}) == 1 for _, keys in events]
    return {
        "clusters_b3": 2 * p * r / (p + r),
        "whole": sum(whole) / len(whole),
        "pure": sum(pure) / len(pure) if pure else 0.0,
    }


def several(gold: Gold, aligned: Aligned, dossier: Dossier) -> Iterator[tuple[Event, list[tuple[str, str]]]]:
    """Events with two or more mentions of the gold: those, each with the gold event it is of."""
    event_of = {aligned[e.key][0]: (e.key, e.cluster or e.key) for e in gold.events if e.key in aligned}
    for event in dossier.events:
        keys = [event_of[m] for m in event.mentions if m in event_of]
        if len(keys) > 1:
            yield event, keys


def conflicts(gold: Gold, aligned: Aligned, dossier: Dossier) -> dict[str, float]:
    """Share of the contradictions that are shown, and of those shown that are one."""
    found, right, shown = judge(gold, aligned, dossier)
    return {
        "conflicts_found": len(found) / len(gold.conflicts),
        "conflicts_right": right / len(shown) if shown else 0.0,
    }


def judge(
    gold: Gold, aligned: Aligned, dossier: Dossier
) -> tuple[set[tuple[str, str]], int, list[tuple[Event, str, bool]]]:
    """The gold's contradictions that were found, how many shown are right, and all shown: event, field, right."""
    key_of = {mention: key for key, (mention, _) in aligned.items()}
    found: set[tuple[str, str]] = set()
    shown = []
    for event in dossier.events:
        for told in event.conflicts:
            keys = {key_of.get(m, "") for v in told["values"] for m in v["mentions"]}
            hits = {
                (cluster, field)
                for cluster, field, values in gold.conflicts
                if field == told["field"] and sum(not keys.isdisjoint(v) for v in values) > 1
            }
            found |= hits
            shown.append((event, str(told["field"]), bool(hits)))
    return found, sum(ok for *_, ok in shown), shown


def copies(dossier: Dossier) -> set[frozenset[str]]:
    """Pairs of articles in one group of copies."""
    pairs = combinations(dossier.documents, 2)
    return {frozenset((a.name, b.name)) for a, b in pairs if a.copy_group and a.copy_group == b.copy_group}


def errors() -> Iterator[str]:
    """What went wrong on the tuned half, a line each."""
    gold, documents, dossier = read_split("tune")
    aligned = align(gold, dossier)
    home = {m: e for e in dossier.events for m in e.mentions}
    for event in gold.events:
        if event.key not in aligned:
            yield f"missed    {event.article} {event.type} {event.trigger!r} {event.cluster}"
        elif not aligned[event.key][1]:
            yield f"sides     {event.article} {event.type} {event.trigger!r} {home[aligned[event.key][0]].title}"
    yield from _links("", gold, aligned, dossier)
    for event, field, ok in judge(gold, aligned, dossier)[2]:
        yield f"conflict  {'right' if ok else 'FALSE'} {field} {event.title} {len(event.mentions)}"
    found = judge(gold, aligned, dossier)[0]
    yield from (f"conflict  missed {c} {f}" for c, f, _ in gold.conflicts if (c, f) not in found)
    yield from _links(
        "given ", gold, {e.key: (e.key, True) for e in gold.events}, resolve(given_readings(gold, documents))
    )


def _links(label: str, gold: Gold, aligned: Aligned, dossier: Dossier) -> Iterator[str]:
    home = {m: e for e in dossier.events for m in e.mentions}
    for cluster, keys in gold.clusters().items():
        at = [f"{k}={home[aligned[k][0]].id[:6]}" if k in aligned else f"{k}=missed" for k in keys]
        if len({a.partition("=")[2] for a in at}) > 1 or at[0].endswith("missed"):
            yield f"{label}split     {cluster} {' '.join(at)}"
    for event, pairs in several(gold, aligned, dossier):
        if len({c for _, c in pairs}) > 1:
            yield f"{label}mixed     {event.title} {pairs}"


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
    if "--errors" in sys.argv:
        print("\n".join(errors()))
