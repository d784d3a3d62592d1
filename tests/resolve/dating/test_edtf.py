from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.resolve.dating.edtf import gap, holds, read_edtf

DAYS = st.dates(dt.date(1900, 1, 2), dt.date(2099, 12, 30))


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2021-03-04", "2021-03-04", "2021-03-04"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-W09", "2021-03-01", "2021-03-07"),
        ("2021-03-04/2021-03-06", "2021-03-04", "2021-03-06"),
        ("2021-03/..", "2021-03-01", "2021-03-31"),
        ("2021-03-04~", "2021-03-04", "2021-03-04"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021-03-04T10:20", "2021-03-04", "2021-03-04"),
        ("XXXX-02-29", "2000-02-29", "2000-02-29"),
        ("2021-22", "2021-06-01", "2021-08-31"),
    ],
)
def test_days(value: str, low: str, high: str) -> None:
    when = read_edtf(value)
    assert when is not None
    assert (when.low.isoformat(), when.high.isoformat()) == (low, high)
    assert when.yearless == value.startswith("XXXX")
    assert when.open == value.endswith("..")


@pytest.mark.parametrize("value", [None, "", "P3D", "2021-13", "2021-02-30", "..", "../2021", "bientôt", "XXXX"])
def test_what_is_no_date(value: str | None) -> None:
    assert read_edtf(value) is None


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2021-03-04", "2021-03-06", 2),
        ("2021-03", "2021-03-06", 0),
        ("XXXX-03-04", "2021-03-04", 0),
        ("XXXX-12-31", "2021-01-02", 2),
        ("XXXX-12-31", "XXXX-01-02", 2),
        ("2021-02", "2021-03-02", 2),
    ],
)
def test_gap(a: str, b: str, days: int) -> None:
    x, y = read_edtf(a), read_edtf(b)
    assert x is not None
    assert y is not None
    assert gap(x, y) == gap(y, x) == days


@given(DAYS, DAYS)
def test_gap_of_days_is_their_distance(a: dt.date, b: dt.date) -> None:
    x, y = read_edtf(a.isoformat()), read_edtf(b.isoformat())
    assert x is not None
    assert y is not None
    assert gap(x, y) == abs((a - b).days)


@given(DAYS)
def test_a_month_holds_its_days_with_and_without_year(day: dt.date) -> None:
    one, month = read_edtf(day.isoformat()), read_edtf(f"{day:%Y-%m}")
    yearless = read_edtf(f"XXXX-{day:%m}")
    assert one is not None
    assert month is not None
    assert yearless is not None
    assert holds(month, one)
    assert holds(yearless, one)
    assert not holds(one, month)
