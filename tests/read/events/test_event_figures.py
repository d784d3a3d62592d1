"""Figures of own press sentences: kind, value, qualifier, source and the event counted."""

from __future__ import annotations

import pytest
from event_phrases import read
from figure_phrases import Count, Phrase, judge, phrases, score
from spacy.language import Language

from recoupe.read.events.numbers import numbers, parse_digits, words_value


@pytest.mark.parametrize(("split", "counts", "fields"), [("dev", 0.96, 0.95), ("held", 0.93, 0.88)])
def test_figures_of_phrases(nlp: Language, split: str, counts: float, fields: float) -> None:
    result = score(nlp, split)
    told = "\n".join(result.wrong if split == "dev" else [])
    assert result.f1 >= counts, told
    assert result.fields >= fields, told


def test_phrases_are_many_and_of_all_kinds() -> None:
    table = phrases("dev") + phrases("held")
    assert len(table) >= 150
    assert len(phrases("held")) >= len(table) * 0.3
    counts = [c for p in table for c in p.counts]
    assert {c.kind for c in counts} >= set("killed wounded displaced detained missing abducted troops money".split())
    assert {c.qualifier for c in counts} == {"exact", "at_least", "about", "more_than", "up_to", "less_than"}
    assert sum(not p.counts for p in table) >= 30


def test_a_count_is_right_with_kind_value_and_qualifier_only(nlp: Language) -> None:
    reading = read(nlp, "Au moins dix-sept personnes ont été tuées dans la mine.")[0]
    for told, right in (((8, 27), "killed", 17.0, None, "at_least"), True), (((8, 27), "killed", 17.0), False):
        phrase = Phrase("Au moins dix-sept personnes ont été tuées dans la mine.", (Count(*told),), {})
        assert judge(phrase, reading, [])["right"] == right


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.467", 2467), ("2 467", 2467), ("55'000", 55000), ("2,5", 2.5), ("1.234.567", 1234567), ("91.59", 91.59)],
)
def test_digits(text: str, value: float) -> None:
    assert parse_digits(text) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("deux cent cinquante", 250),
        ("quatre vingt quinze", 95),
        ("soixante et onze", 71),
        ("mille deux cents", 1200),
        ("trois millions", 3_000_000),
        ("millions", None),
    ],
)
def test_number_words(words: str, value: int | None) -> None:
    assert words_value(words.split()) == value


@pytest.mark.parametrize(
    ("text", "low", "value"),
    [
        ("entre 10 et 15 morts", 10, 15),
        ("de 20 à 25 blessés", 20, 25),
        ("dix à quinze blessés", 10, 15),
        ("deux ou trois otages", 2, 3),
        ("entre 2 et 3 milliards d'euros", 2_000_000_000, 3_000_000_000),
        ("entre douze et quinze otages", 12, 15),
    ],
)
def test_ranges(text: str, low: int, value: int) -> None:
    (number,) = numbers(text)
    assert (number.low, number.value) == (low, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("trois morts et huit blessés", [3, 8]),
        ("est passé de 20 à 30 morts", [20, 30]),
        ("deux millions et demi de réfugiés", [2_500_000]),
        ("un demi-million de réfugiés", [500_000]),
        ("soixante et onze morts", [71]),
        ("une cinquante de réfugiés", [50]),
        ("a battu Lens 3-1", [3, 1]),
    ],
)
def test_what_is_no_range(text: str, values: list[float]) -> None:
    found = numbers(text)
    assert [n.value for n in found] == values
    assert not any(n.low for n in found)


def test_a_range_is_bounded_on_both_sides(nlp: Language) -> None:
    (figure,) = read(nlp, "Le glissement de terrain a fait entre 30 et 40 morts.")[0].figures
    assert (figure.low, figure.value, figure.high, figure.qualifier) == (30, 40, 40, "up_to")


def test_collectives_are_approximate() -> None:
    (number,) = numbers("Une vingtaine de marins")
    assert (number.value, number.approximate) == (20, True)


def test_known_groups_and_years_are_no_figures(nlp: Language) -> None:
    assert not read(nlp, "Les deux camps ont repris les pourparlers en 2019.")[0].figures


def test_source_and_event_of_a_figure(nlp: Language) -> None:
    text = "Les rebelles ont attaqué la caserne et tué 12 soldats, a annoncé le ministère de la Défense ougandais."
    reading, actors = read(nlp, text)
    (figure,) = reading.figures
    assert figure.source is not None
    assert "Défense" in actors.actor(figure.source).name
    assert figure.event in {e.id for e in reading.event_mentions}
    assert text[slice(*figure.fields["value"][0])] == "12"
