"""Dates as records: ids, header dates, boilerplate, months of publication, datelines."""

from __future__ import annotations

import pytest

from recoupe.read.dates import find_dates
from recoupe.read.text import parse_text
from recoupe.records import Date, Document


def read(text: str, published: str | None = None, **more: object) -> list[Date]:
    document = Document(id="d7", name="n", uri="u", sha256="0", text=text, published=published, **more)  # type: ignore[arg-type]
    return list(find_dates(document, parse_text(document)))


def test_ids_follow_the_text() -> None:
    dates = read("Il est venu mardi. Il repart le 3 mai pour deux jours.", "2018-04-26")
    assert [(d.id, d.value, d.timex3, d.type) for d in dates] == [
        ("d7:t1", "2018-04-24", "2018-04-24", "DATE"),
        ("d7:t2", "2018-05-03", "2018-05-03", "DATE"),
        ("d7:t3", None, "P2D", "DURATION"),
    ]
    assert all(d.rule and d.document == "d7" for d in dates)


def test_header_dates_are_read_in_boilerplate() -> None:
    text = "Publié le 12/03/2015 à 08h10 | Partager\n\nLe port a été fermé mardi.\n\n© 2014 La Côte"
    spans = ((0, 39), (text.index("©"), len(text)))
    dates = read(text, "2015-03-12", boilerplate=spans, metadata={"published": (10, 20)})
    assert [(text[slice(*d.span)], d.value) for d in dates] == [
        ("le 12/03/2015", "2015-03-12"),
        ("mardi", "2015-03-10"),
    ]


def test_header_month() -> None:
    text = "date 2017-08 La crue a noyé Freetown."
    (found,) = read(text, "2017-08", boilerplate=((0, 12),), metadata={"published": (5, 12)})
    assert (found.span, found.value) == ((5, 12), "2017-08")


def test_clock_times_have_no_date_value() -> None:
    dates = read("Le roi parlera mardi à 20 heures.", "2018-04-26")
    assert [(d.value, d.timex3) for d in dates] == [("2018-05-01", "2018-05-01"), (None, "2018-05-01T20:00")]


def test_month_of_publication_bounds_a_weekday() -> None:
    (found,) = read("Le ministre a été reçu mercredi.", "2016-11")
    assert (found.value, found.timex3) == ("2016-11", "2016-11-XX")


def test_full_date_of_the_text_closes_weekdays() -> None:
    text = (
        "Le président a appelé, lundi dernier, le chef rebelle, a annoncé vendredi le palais. « Le 6 mars, les deux hommes ont "
        "parlé », dit un communiqué. Jeudi, le Conseil s'est réuni."
    )
    values = {text[slice(*d.span)]: d.value for d in read(text, "2017-03")}
    assert values == {
        "lundi dernier": "2017-03-06",
        "vendredi": "2017-03-10",
        "Le 6 mars": "2017-03-06",
        "Jeudi": "2017-03-09",
    }


def test_nothing_is_guessed_without_a_date() -> None:
    dates = read("Le 8 août, il était à Oran. Mardi, il est parti. Il y a trois ans, il écrivait.")
    assert [d.value for d in dates] == ["XXXX-08-08", None, None]


@pytest.mark.parametrize("dateline", ["LOMÉ, 4 mai", None])
def test_dateline_tells_the_day(dateline: str | None) -> None:
    text = "LOMÉ, 4 mai (AZP) - Le parlement a voté mardi le budget."
    found = read(text, "2016-05", dateline=dateline)
    assert [d.value for d in found] == ["2016-05-04", "2016-05-03"]
    assert found[1].anchor == "dateline:2016-05-04"


def test_a_day_told_with_its_year_lends_it() -> None:
    text = "Le 9 mars 2009, le palais a été pris. Le 9 mars, trois gardes étaient de service."
    assert [d.value for d in read(text, "2014-01-10")] == ["2009-03-09", "2009-03-09"]
