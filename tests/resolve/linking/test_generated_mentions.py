from __future__ import annotations

from collections import Counter

from bench_linking import b_cubed, count_origins, pairs
from generate_mentions import generate

from recoupe.resolve import resolve


def test_better_than_one_a_day_without_giant_events() -> None:
    truth = generate(500)
    rows = [m for r in truth.readings for m in r.event_mentions]
    one_a_day = {m.id: (m.type, tuple(sorted((*m.source, *m.target))), m.date) for m in rows}
    found = {m: e.id for e in resolve(truth.readings).events for m in e.mentions}
    assert b_cubed(truth.event, found)[2] > b_cubed(truth.event, one_a_day)[2] + 0.1
    assert pairs(truth.event, found)[0] > 0.9
    largest = max(Counter(truth.event.values()).values())
    assert max(Counter(found.values()).values()) <= 1.2 * largest


def test_copies_are_counted_as_one_origin() -> None:
    exact, false = count_origins(400, 50)
    assert exact >= 0.9
    assert false <= 0.02
