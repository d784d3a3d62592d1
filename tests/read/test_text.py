"""What the parser sees keeps the offsets of the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.document import make_document
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.unreadable import Unreadable
from recoupe.read.text import parse_text


def document(text: str):  # type: ignore[no-untyped-def]
    return make_document(RawArticle(name="n", uri="u", sha256="0", text=text))


@given(st.text(min_size=1, max_size=200))
def test_same_length(text: str) -> None:
    try:
        made = document(text)
    except Unreadable as error:
        assert str(error) in ("no text in it", "hardly any words in it")
    else:
        assert len(parse_text(made)) == len(made.text)


def test_furniture_is_blanked_and_typography_plain() -> None:
    made = document("Publié le 3 mai 2021 à 10:00\n\nL’armée togolaise a tiré.\n\nPublicité")
    text = parse_text(made)
    assert text.strip() == "L'armée togolaise a tiré."
    assert text.index("L'armée") == made.text.index("L’armée")


def test_the_dateline_is_a_sentence_of_its_own() -> None:
    made = document("LOMÉ, 3 mai 2021 (AFP) - L’armée togolaise a tiré mardi sur des contrebandiers à la frontière.")
    assert parse_text(made).split("\n")[1].strip().startswith("L'armée togolaise")
