"""Sentence boundaries of French press text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language


def sentences(nlp: Language, text: str) -> list[str]:
    doc = nlp.get_pipe("recoupe_sentences")(nlp.make_doc(text))
    return [s.text.strip() for s in doc.sents if s.text.strip()]


@pytest.mark.parametrize(
    "marked",
    [
        "Le maire de Bamako a parlé.|Il est parti.",
        "M. Traoré a vu MM. Diallo et Keïta.|Mme Sow était absente.",
        "« La paix est proche. » a dit le maire.",
        "« La paix est proche. »|Le maire est parti.",
        '"La paix est proche."|Le maire est parti.',
        'Il a dit "non.|La paix attendra." avant de partir.',
        'Le ministre a promis "un accord.|La suite est connue.|"Rien ne presse", a-t-il ajouté.',
        "Il a tiré à 14 h 30.|Trois soldats sont morts.",
        "Le bilan est de 2.467 blessés et 1.009 morts.",
        "J. Mahama a gagné au Ghana.|N. Akufo-Addo conteste.",
        "Qui a tiré ?|L'armée dément.",
        "Les combats ont repris…|La trêve est morte.",
        "Titre de l'article|Le texte commence.",
    ],
)
def test_boundaries(nlp: Language, marked: str) -> None:
    pieces = marked.split("|")
    joined = " ".join(pieces) if not marked.startswith("Titre") else "\n\n".join(pieces)
    if marked.startswith("« La paix est proche. » a dit"):
        assert sentences(nlp, joined) == [joined]
    else:
        assert sentences(nlp, joined) == pieces


@given(st.text(alphabet="aA. \"«»!?\n'M", max_size=80))
def test_sentences_cover_the_text(nlp: Language, text: str) -> None:
    doc = nlp.get_pipe("recoupe_sentences")(nlp.make_doc(text))
    assert "".join(s.text_with_ws for s in doc.sents) == text
