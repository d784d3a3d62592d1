"""The tagger against the calendar: each weekday, each tense, each day of publication, ten years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recoupe.read.dates.numbers import number, roman
from recoupe.read.dates.resolving.feasts import easter, feast_day
from recoupe.time import tag

_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_PAST = "La délégation est arrivée {} à Lomé."
_FUTURE = "La délégation arrivera {} à Lomé."


def _value(sentence: str, published: date) -> str:
    (found,) = tag(sentence, published.isoformat())
    return found.value


@pytest.mark.parametrize("year", range(2011, 2021))
def test_weekday_follows_the_tense(year: int) -> None:
    for days in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        published = date(year, 1, 1) + timedelta(days=days)
        for n, name in enumerate(_DAYS, 1):
            ahead = (n - published.isoweekday()) % 7
            behind = ahead - 7 if ahead else 0
            assert _value(_PAST.format(name), published) == str(published + timedelta(days=behind))
            assert _value(_FUTURE.format(name), published) == str(published + timedelta(days=ahead))


@pytest.mark.parametrize("year", range(2011, 2021))
def test_last_and_next_weekday(year: int) -> None:
    for days in range(0, 365, 5):
        published = date(year, 1, 1) + timedelta(days=days)
        for n, name in enumerate(_DAYS, 1):
            ahead = (n - published.isoweekday()) % 7
            last, coming = f"{name} dernier", f"{name} prochain"
            assert _value(_PAST.format(last), published) == str(published + timedelta(days=(ahead - 7) or -7))
            assert _value(_FUTURE.format(coming), published) == str(published + timedelta(days=ahead or 7))


@pytest.mark.parametrize("year", range(2011, 2021))
def test_day_and_month_follow_the_tense(year: int) -> None:
    for days in range(0, 365, 13):
        published = date(year, 1, 1) + timedelta(days=days)
        for back in range(1, 250, 17):
            past, future = published - timedelta(days=back), published + timedelta(days=back)
            assert _value(_PAST.format(_written(past)), published) == str(past)
            assert _value(_FUTURE.format(_written(future)), published) == str(future)


def _written(day: date) -> str:
    return f"le {day.day}{'er' if day.day == 1 else ''} {_MONTHS[day.month - 1]}"


@pytest.mark.parametrize("year", range(1995, 2025))
def test_weekday_and_date_give_the_year(year: int) -> None:
    day = date(year, 11, 20)
    for after in (10, 70, 200, 300):
        published = day + timedelta(days=after)
        sentence = f"Il a été nommé le {_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}."
        assert _value(sentence, published) == str(day)


def test_full_dates_in_every_spelling() -> None:
    for day in (date(1999, 2, 28), date(2004, 2, 29), date(2020, 12, 1)):
        for written in (
            f"le {day.day} {_MONTHS[day.month - 1]} {day.year}", f"le {day:%d/%m/%Y}", f"le {day:%d.%m.%Y}", f"{day:%Y-%m-%d}",
            f"le {day.day} {_MONTHS[day.month - 1].upper()} {day.year}",
        ):  # fmt: skip
            assert [e.value for e in tag(f"Signé {written} à Quito.", "2021-06-01")] == [str(day)]


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert not tag("Le 31 février 2019, rien.", "2019-05-01")
    assert [e.value for e in tag("Né le 29 février, il fête peu.", "2023-05-01")] == ["2020-02-29"]


def test_easter() -> None:
    known = {1999: (4, 4), 2008: (3, 23), 2011: (4, 24), 2019: (4, 21), 2024: (3, 31), 2038: (4, 25)}
    assert {y: (easter(y).month, easter(y).day) for y in known} == known


@pytest.mark.parametrize(
    ("row", "year", "expected"),
    [
        ({"hebrew": [7, 10]}, 2018, date(2018, 9, 19)),
        ({"hebrew": [7, 1]}, 2021, date(2021, 9, 7)),
        ({"hebrew": [1, 15]}, 2019, date(2019, 4, 20)),
        ({"hebrew": [9, 25]}, 2020, date(2020, 12, 11)),
        ({"hijri": [10, 1]}, 2019, date(2019, 6, 4)),
        ({"hijri": [12, 10]}, 2018, date(2018, 8, 21)),
        ({"nth": [11, 4, 4]}, 2018, date(2018, 11, 22)),
        ({"date": [12, 25]}, 2015, date(2015, 12, 25)),
        ({"hijri": [9, 1]}, 1600, None),
    ],
)
def test_feasts(row: dict[str, object], year: int, expected: date | None) -> None:
    assert feast_day(row, year) == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vingt et un", 21), ("soixante et onze", 71), ("quatre - vingts", 80), ("quatre - vingt - dix - neuf", 99),
        ("cent vingt", 120), ("deux cents", 200), ("trois mille", 3000), ("mille neuf cent", 1900), ("10 000", 10000), ("1 , 5", 1.5),
        ("nonante - deux", 92),
    ],
)  # fmt: skip
def test_number_words(words: str, value: float) -> None:
    assert number(words.split()) == value


def test_roman_numerals() -> None:
    assert [roman(word) for word in ("XVIIe", "XIXe", "XXe", "IVe", "XIV")] == [17, 19, 20, 4, 14]
