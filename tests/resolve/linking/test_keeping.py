"""What a build takes up from an earlier one gives, to the byte, what linking everything anew gives."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import msgspec
import pytest
from generate_mentions import Truth, generate
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.records import Reading
from recoupe.resolve import resolve
from recoupe.resolve.linking import blocking
from recoupe.resolve.linking import stretches as cutting
from recoupe.resolve.linking.state import State
from recoupe.resolve.memory import Remembered


@pytest.fixture(autouse=True, scope="module")
def short() -> Iterator[None]:
    """Stretches so short that a small dossier has many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "MENTIONS", 40)
        patch.setattr(cutting, "DAYS", 2)
        patch.setattr(cutting, "OVERLAP", 20)
        for limit, few in (
            ("CROWD", 3),
            ("CROWD_NEAR", 2),
            ("CAP", 4),
        ):  # so that the order of events under a key counts
            patch.setattr(blocking, limit, few)
        yield


@pytest.fixture(scope="module")
def truth() -> Truth:
    return generate(180, 5, seed=5, words=True)


def to_bytes(readings: Sequence[Reading], memory: Remembered | None = None) -> bytes:
    return msgspec.json.encode(resolve(readings, memory=memory))


@settings(max_examples=4, deadline=None)
@given(st.randoms(use_true_random=False))
def test_articles_added_in_any_order_give_what_a_full_build_gives(rng: random.Random) -> None:
    readings = generate(90, 4, seed=rng.randrange(50), words=rng.random() < 0.5).readings
    rng.shuffle(readings)
    memory = Remembered()
    for number in sorted(rng.sample(range(1, len(readings)), 2)):
        assert to_bytes(readings[:number], memory) == to_bytes(readings[:number])
    assert to_bytes(readings, memory) == to_bytes(readings)


def test_one_more_article_links_only_the_stretches_it_can_reach(truth: Truth, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = sorted(truth.readings, key=lambda r: (r.document.published or "", r.document.id))
    memory = Remembered()
    resolve(readings[:-1], memory=memory)
    linked: list[int] = []
    plain = State.go_on
    monkeypatch.setattr(State, "go_on", lambda self, stretch: (linked.append(len(stretch)), plain(self, stretch))[1])
    resolve(readings[:-1])
    everything = sum(linked)
    linked.clear()
    found = resolve(readings, memory=memory)
    assert sum(linked) < 0.35 * everything
    monkeypatch.undo()
    assert msgspec.json.encode(found) == to_bytes(readings)


def test_an_article_of_an_early_day_is_linked_with_all_that_follows(truth: Truth) -> None:
    readings = sorted(truth.readings, key=lambda r: (r.document.published or "", r.document.id))
    for place in (0, len(readings) // 2):
        memory = Remembered()
        resolve(readings[:place] + readings[place + 1 :], memory=memory)
        assert to_bytes(readings, memory) == to_bytes(readings)


def test_an_article_that_is_taken_away_or_read_otherwise_leaves_no_trace(truth: Truth) -> None:
    memory = Remembered()
    resolve(truth.readings, memory=memory)
    middle = len(truth.readings) // 2
    fewer = [r for n, r in enumerate(truth.readings) if n != middle]
    assert to_bytes(fewer, memory) == to_bytes(fewer)
    reading = truth.readings[middle]
    others = tuple(msgspec.structs.replace(m, place=None) for m in reading.event_mentions)
    changed = [*fewer, msgspec.structs.replace(reading, event_mentions=others)]
    assert to_bytes(changed, memory) == to_bytes(changed)
