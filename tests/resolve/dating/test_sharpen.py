from __future__ import annotations

from making import article, event

from recoupe.records import Dossier, Reading
from recoupe.resolve import resolve


def dates(dossier: Dossier, document: str) -> dict[str, str | None]:
    text = {d.id: d.text for d in dossier.documents}
    return {text[d.document][slice(*d.span)]: d.value for d in dossier.dates if d.document == document}


def open_article() -> Reading:
    return article(
        "open",
        event("Ada Ruiz a reçu lundi Jan Nowak au palais de la Moncloa à Madrid pour parler de charbon.", "a reçu",
              mode="visit", source=("Jan Nowak",), target=("Ada Ruiz",), place="Madrid", date="2021-03", words="lundi"),
        published="2021-03",
    )  # fmt: skip


def telling_article(day: str, words: str) -> Reading:
    return article(
        "telling",
        event(f"Jan Nowak était {words} à Madrid, où Ada Ruiz l'a reçu pour parler de charbon.", "a reçu",
              mode="visit", source=("Jan Nowak",), target=("Ada Ruiz",), place="Madrid", date=day, words=words),
        published="2021-03-10",
    )  # fmt: skip


def test_a_weekday_takes_the_day_another_article_tells() -> None:
    dossier = resolve([open_article(), telling_article("2021-03-08", "le 8 mars")])
    (mention,) = [m for m in dossier.event_mentions if m.document == "open"]
    assert len(dossier.events) == 1
    assert mention.date == "2021-03-08"
    assert dates(dossier, "open") == {"lundi": "2021-03-08"}
    (loan,) = mention.borrowed
    text = {d.id: d.text for d in dossier.documents}
    assert text[loan.document][slice(*loan.span)] == "le 8 mars"
    assert loan.field == "date"


def test_a_weekday_does_not_take_a_day_of_another_name() -> None:
    dossier = resolve([open_article(), telling_article("2021-03-09", "le 9 mars")])
    assert dates(dossier, "open") == {"lundi": "2021-03"}


def test_a_coarse_expression_stays_coarse() -> None:
    coarse = article(
        "open",
        event("Ada Ruiz a reçu début mars Jan Nowak à Madrid pour parler de charbon.", "a reçu", mode="visit",
              source=("Jan Nowak",), target=("Ada Ruiz",), place="Madrid", date="2021-03", words="début mars"),
        published="2021-03",
    )  # fmt: skip
    dossier = resolve([coarse, telling_article("2021-03-08", "le 8 mars")])
    assert len(dossier.events) == 1
    assert dates(dossier, "open") == {"début mars": "2021-03"}
    assert dossier.events[0].date == "2021-03-08"


def test_a_year_is_lent() -> None:
    yearless = article(
        "open",
        event("Ada Ruiz avait reçu le 8 mars Jan Nowak à Madrid pour parler de charbon.", "avait reçu", mode="visit",
              source=("Jan Nowak",), target=("Ada Ruiz",), place="Madrid", date="XXXX-03-08", words="le 8 mars"),
    )  # fmt: skip
    dossier = resolve([yearless, telling_article("2021-03-08", "le 8 mars")])
    assert dates(dossier, "open") == {"le 8 mars": "2021-03-08"}


def test_an_undated_mention_stays_undated() -> None:
    undated = article(
        "open",
        event("Ada Ruiz a reçu Jan Nowak à Madrid pour parler de charbon.", "a reçu", mode="visit",
              source=("Jan Nowak",), target=("Ada Ruiz",), place="Madrid"),
        published="2021-03-09",
    )  # fmt: skip
    dossier = resolve([undated, telling_article("2021-03-08", "le 8 mars")])
    assert len(dossier.events) == 1
    assert [m.date for m in dossier.event_mentions if m.document == "open"] == [None]


def test_an_approximate_day_is_lent_too() -> None:
    dossier = resolve([open_article(), telling_article("2021-03-08~", "vers le 8 mars")])
    assert dates(dossier, "open") == {"lundi": "2021-03-08"}
