"""The gold of the affairs is sound; what is reached on it is held by its floors (``tests/test_floors.py``)."""

from __future__ import annotations

import pytest
from tests.affairs.gold import Gold, given_readings, read_gold

from recoupe.ingest.inputs import collect
from recoupe.records import EVENT_TYPES, STATUSES
from recoupe.resolve.dating.edtf import read_edtf


@pytest.fixture(scope="module", params=("tune", "held"))
def gold(request: pytest.FixtureRequest) -> Gold:
    return read_gold(request.param)


def test_four_affairs_of_five_articles(gold: Gold) -> None:
    affairs = {p.stem.rpartition("-")[0] for p in gold.articles}
    assert len(affairs) == 4
    assert len(gold.articles) == 20
    assert {e.article for e in gold.events} == {p.stem for p in gold.articles}


def test_every_act_stands_in_its_article(gold: Gold) -> None:
    texts = {p.stem: p.read_text(encoding="utf-8") for p in gold.articles}
    for event in gold.events:
        start, end = event.span(texts[event.article])
        assert texts[event.article][start:end] == event.trigger
        low, high = event.sentence(texts[event.article])
        assert low <= start < end <= high
        assert "\n" not in texts[event.article][low:high]
        assert event.type in EVENT_TYPES
        assert event.status in STATUSES
        assert event.source
        assert event.date is None or read_edtf(event.date)


def test_several_articles_tell_each_cluster_once(gold: Gold) -> None:
    article = {e.key: e.article for e in gold.events}
    kind = {e.key: e.type for e in gold.events}
    for keys in gold.clusters().values():
        assert len({article[k] for k in keys}) == len(keys) > 1
        assert len({kind[k] for k in keys}) == 1


def test_contradictions_are_between_articles_that_tell_the_event(gold: Gold) -> None:
    assert gold.conflicts
    clusters = gold.clusters()
    for cluster, _, values in gold.conflicts:
        assert len(values) > 1
        assert frozenset().union(*values) <= set(clusters[cluster])
        assert sum(map(len, values)) == len(frozenset().union(*values))


def test_the_articles_are_read_whole(gold: Gold) -> None:
    documents, rejected = collect(gold.articles)
    assert not rejected
    assert {d.name for d in documents} == set(gold.published)
    assert sum(len(r.event_mentions) for r in given_readings(gold, documents)) == len(gold.events)
