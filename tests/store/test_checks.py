"""The check of a dossier finds what is wrong with it."""

from __future__ import annotations

import pytest

from recoupe.store.checks import problems
from recoupe.store.write import in_memory
from small_dossier import small_dossier


def test_a_sound_dossier_has_no_problem() -> None:
    with in_memory(small_dossier()) as store:
        assert list(problems(store)) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE dates SET span_end = 99999", "span: dates.span of d2:t1"),
        ("UPDATE actor_mentions SET span_start = span_end", "span: actor_mentions.span"),
        ("UPDATE statements SET content = '[[5, 4]]'", "span: content of statement d1:s1"),
        ("UPDATE event_mentions SET fields = '{\"date\": [[0, 5000]]}' WHERE id = 'd1:e1'", "span: date of event e1"),
        ("UPDATE events SET mentions = '[\"gone\"]' WHERE id = 'e1'", "mentions of event e1 names gone"),
        ("UPDATE events SET place = 'nowhere' WHERE id = 'e1'", "reference: events row"),
        ("UPDATE documents SET text = 'court' WHERE id = 'd1'", "span: "),
    ],
)
def test_what_is_wrong_is_named(change: str, found: str) -> None:
    with in_memory(small_dossier()) as store:
        store.connection.execute(change)
        assert any(found in line for line in problems(store)), list(problems(store))
