"""A mode is told by words that stand in the sentence, or not at all."""

import pytest

from recoupe.read.article import read_article
from recoupe.records import Document


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Le président kényan a reçu mardi à Nairobi le ministre somalien des Affaires étrangères.", "visit"),
        ("La police a lancé des gaz lacrymogènes sur les manifestants à Dakar.", "crowd-control"),
        ("L'armée éthiopienne a lancé mercredi un assaut contre la ville de Mekele.", None),
    ],
)
def test_modes(sentence: str, mode: str | None) -> None:
    document = Document(id="d1", name="n", uri="u", sha256="0", text=sentence, published="2021-03-10", language="fr")
    events = read_article(document).event_mentions
    assert events
    assert events[0].mode == mode
