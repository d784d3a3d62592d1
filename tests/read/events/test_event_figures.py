"""Figures of own press sentences: kind, value, qualifier, source and the event counted."""

from __future__ import annotations

import pytest
from event_phrases import overlap, plain, read, rows
from spacy.language import Language

from recoupe.read.events.numbers import numbers, parse_digits, words_value


def right(nlp: Language, kind: str, value: str, qualifier: str, marked: str) -> bool:
    text, marks = plain(marked)
    span = marks[0][1]
    return any(
        f.kind == kind and f.value == float(value) and f.qualifier == qualifier and overlap(f.span, span)
        for f in read(nlp, text)[0].figures
    )


@pytest.mark.parametrize(("split", "floor"), [("dev", 0.9), ("held", 0.8)])
def test_figures_of_phrases(nlp: Language, split: str, floor: float) -> None:
    table = rows("figures.tsv", split)
    wrong = [text for kind, value, qualifier, text in table if not right(nlp, kind, value, qualifier, text)]
    assert 1 - len(wrong) / len(table) >= floor, "\n".join(wrong if split == "dev" else [])


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
