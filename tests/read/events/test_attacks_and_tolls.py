"""An attack and what it did are one event, and a toll in a sentence of its own belongs to it."""

from __future__ import annotations

import pytest

from recoupe.read.article import read_article
from recoupe.records import Document, EventMention, Reading


def _read(text: str) -> Reading:
    return read_article(
        Document(id="d", name="n", uri="u", sha256="0", text=text, published="2021-03-10", language="fr")
    )


def _bloody(text: str) -> EventMention:
    """The event of the only toll of dead."""
    reading = _read(text)
    (killed,) = [f for f in reading.figures if f.kind == "killed"]
    return next(m for m in reading.event_mentions if m.id == killed.event)


def test_killing_is_no_event_beside_the_attack() -> None:
    reading = _read("L'armée soudanaise a bombardé mardi un village du Darfour, tuant 17 civils, selon l'ONU.")
    attacks = [m for m in reading.event_mentions if m.type == "ASSAULT"]
    assert len(attacks) == 1
    (killed,) = [f for f in reading.figures if f.kind == "killed"]
    assert killed.value == 17
    assert killed.event == attacks[0].id


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Des milliers de Chiliens ont manifesté lundi à Santiago contre la réforme. La police a arrêté 80 "
            "manifestants. Trois personnes sont mortes, d'après les hôpitaux.",
            "PROTEST",
        ),
        (
            "L'armée malienne a libéré lundi les deux otages près de Gao. Neuf ravisseurs ont été tués dans l'assaut.",
            "RETREAT",
        ),
    ],
)
def test_toll_in_a_sentence_of_its_own(text: str, kind: str) -> None:
    assert _bloody(text).type == kind


def test_a_toll_far_from_any_attack_counts_for_none() -> None:
    reading = _read("Le ministre français a reçu lundi son homologue espagnol. Trois personnes sont mortes en mer.")
    assert all(f.event is None for f in reading.figures if f.kind == "killed")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Trente-deux villageois sont morts jeudi près de Goma. Un ministre s'est rendu sur place.\n\n"
            "L'armée rwandaise a démenti avoir bombardé le village.",
            "bombardé",
        ),
        (
            "L'armée tchadienne n'a pas bombardé le marché, affirme son porte-parole. Selon les secours, "
            "l'explosion a coûté la vie à neuf personnes.",
            "bombardé",
        ),
    ],
)
def test_toll_of_an_attack_that_is_denied(text: str, trigger: str) -> None:
    assert text[slice(*_bloody(text).trigger)] == trigger
