from __future__ import annotations

import datetime as dt

import pytest

from recoupe.resolve.dating.clock import Clock, Expr, settle
from recoupe.resolve.dating.expressions import Expression, classify


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("lundi", "weekday", 0),
        ("la soirée de vendredi", "weekday", 4),
        ("jeudi matin", "weekday", 3),
        ("ce mercredi", "weekday", 2),
        ("mardi dernier", "weekday", 1),
        ("hier", "shift", -1),
        ("Aujourd’hui", "shift", 0),
        ("cette semaine", "week", 0),
        ("lundi 15 mars", "other", 0),
        ("le 15 mars", "other", 0),
        ("début mars", "other", 0),
        ("la veille", "other", 0),
    ],
)
def test_kinds_of_expressions(words: str, kind: str, number: int) -> None:
    found = classify(words)
    assert (found.kind, found.number) == (kind, number)


def weekday(key: str, number: int, value: str | None, after: dt.date | None = None) -> Expr:
    return Expr(key, Expression("weekday", number), value, -1, after)


def test_a_known_weekday_tells_the_others_of_its_week() -> None:
    # Monday 1 March 2021 is known; the saying of Thursday comes after it
    clock = Clock("2021-03")
    found = settle(clock, [weekday("monday", 0, "2021-03-01"), weekday("thursday", 3, None, dt.date(2021, 3, 1))])
    assert found == {"thursday": "2021-03-04"}


def test_nothing_is_guessed() -> None:
    # without the order of events, Thursday may be the one before or after that Monday
    assert settle(Clock("2021-03"), [weekday("m", 0, "2021-03-08"), weekday("t", 3, None)]) == {}
    assert settle(Clock(None), [weekday("t", 3, None)]) == {}


def test_a_year_follows_from_the_days_of_publication() -> None:
    known = Expr("known", Expression("other"), "2021-01-08", -1)
    spring = Expr("spring", Expression("yearless"), "2020-04-15", -1)  # lent by another article
    autumn = Expr("autumn", Expression("yearless"), "XXXX-11-24", -1)
    assert settle(Clock(None), [known, spring, autumn]) == {"autumn": "2020-11-24"}


def test_contradicting_bounds_are_put_aside() -> None:
    clock = Clock("2021-03-05")
    clock.narrow(dt.date(2021, 4, 1), None)
    assert (clock.low, clock.high) == (dt.date(2021, 3, 5), dt.date(2021, 3, 5))
