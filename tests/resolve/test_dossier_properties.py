from __future__ import annotations

import random

import msgspec
from generate_mentions import generate
from hypothesis import given, settings
from hypothesis import strategies as st
from own_mentions import make_readings, read_rows

from recoupe.resolve import resolve

READINGS, _ = make_readings(read_rows("tune"))
PLAIN = msgspec.json.encode(resolve(READINGS))


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_readings_does_not_matter(rng: random.Random) -> None:
    shuffled = list(READINGS)
    rng.shuffle(shuffled)
    assert msgspec.json.encode(resolve(shuffled)) == PLAIN


def test_every_mention_belongs_to_one_event() -> None:
    dossier = resolve(READINGS)
    held = [m for e in dossier.events for m in e.mentions]
    assert sorted(held) == sorted(m.id for m in dossier.event_mentions)
    home = {m: e.id for e in dossier.events for m in e.mentions}
    assert all(m.event == home[m.id] for m in dossier.event_mentions)


def test_ids_survive_ten_percent_more_articles() -> None:
    readings = generate(400, per_day=40).readings
    extra = set(random.Random(5).sample(range(len(readings)), len(readings) // 11))
    first = resolve([r for n, r in enumerate(readings) if n not in extra])
    again = resolve(readings, previous=first)
    kept = {e.id for e in first.events} & {e.id for e in again.events}
    assert len(kept) >= 0.96 * len(first.events)


def test_building_twice_changes_nothing() -> None:
    first = resolve(READINGS)
    again = resolve(READINGS, previous=first)
    assert msgspec.json.encode(again) == msgspec.json.encode(first)


def test_nothing_at_all() -> None:
    assert resolve([]).events == ()
