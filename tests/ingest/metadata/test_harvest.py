"""Metadata with the characters that state it."""

from __future__ import annotations

import pytest

from recoupe.ingest.boilerplate import label
from recoupe.ingest.metadata import Metadata, harvest

BODY = "\n\nLe président kényan a reçu mardi à Nairobi une délégation de l'Union africaine, a indiqué son bureau hier."


def read(text: str) -> Metadata:
    return harvest(text, label(text))


@pytest.mark.parametrize(
    ("head", "published", "agency", "dateline"),
    [
        ("NAIROBI, 4 mars 2021 (AFP) -", "2021-03-04", "AFP", "NAIROBI, 4 mars 2021"),
        ("Genève, le 1er mai 2020 (ATS) –", "2020-05-01", "ATS", "Genève, le 1er mai 2020"),
        ("LAGOS (Nigeria), 12 août 2022 (Reuters) -", "2022-08-12", "Reuters", "LAGOS (Nigeria), 12 août 2022"),
        ("BOGOTA – ", None, None, "BOGOTA"),
        ("Nairobi - ", None, None, None),
        ("Publié le 05/06/2022 à 08h10", "2022-06-05T08:10", None, None),
        ("Mis en ligne le 5 juin 2022 à 08:10 - Le Phare avec AFP", "2022-06-05T08:10", "AFP", None),
        ("31/02/2022 10:00", None, None, None),
    ],
)
def test_date_and_agency(head: str, published: str | None, agency: str | None, dateline: str | None) -> None:
    found = read(head + (BODY.lstrip() if head.endswith(("-", "–", " ")) else BODY))
    assert (found.published, found.agency, found.dateline) == (published, agency, dateline)


def test_every_value_has_its_span() -> None:
    text = (
        "LE PHARE\nMon compte | Vidéos | Jeux\n\nLe Kenya médiateur au Soudan du Sud\n\nPublié le 5 juin 2022 à 08:10 - "
        "Par Wanjiru Otieno" + BODY + "\n\n© Le Phare 2022"
    )
    found = read(text)
    assert found.title == "Le Kenya médiateur au Soudan du Sud"
    assert found.byline == "Wanjiru Otieno"
    assert found.outlet == "Le Phare"
    for field in ("title", "byline", "outlet"):
        assert text[slice(*found.spans[field])] == getattr(found, field)
    assert text[slice(*found.spans["published"])] == "5 juin 2022"


def test_a_month_is_all_that_is_told() -> None:
    assert read("date 2019-04 Le Pérou a rappelé son ambassadeur.").published == "2019-04"


def test_first_sentence_is_no_title() -> None:
    assert read("Le Pérou a rappelé mardi son ambassadeur à La Paz." + BODY).title is None


def test_update_and_translation_notes() -> None:
    text = (
        "(Actualisé avec réaction de Bakou) EREVAN, 4 mars 2021 (Reuters) -"
        + BODY
        + "\n\n(Anna Weber, version française Luc Petit)"
    )
    spans = read(text).spans
    assert text[slice(*spans["update_note"])] == "(Actualisé avec réaction de Bakou)"
    assert text[slice(*spans["translation"])] == "version française Luc Petit"
