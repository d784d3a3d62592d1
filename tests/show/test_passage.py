"""The sentence around a span, marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.show.passage import marked, pieces
from recoupe.store.search.passage import LONGEST, sentence

TEXT = "Titre sans point\nLe ministre est parti. M. Kowal, lui, reste à 14.30 h ! « Bien », dit-il. Fin"


def test_the_sentence_is_cut_at_full_stops_and_lines() -> None:
    def around(words: str) -> str:
        start = TEXT.index(words)
        a, b = sentence(TEXT, (start, start + len(words)))
        return TEXT[a:b]

    assert around("sans") == "Titre sans point"
    assert around("parti") == "Le ministre est parti."
    assert around("14.30") == "M. Kowal, lui, reste à 14.30 h !"
    assert around("dit-il") == "« Bien », dit-il."
    assert around("Fin") == "Fin"


def test_pieces_tell_what_is_covered() -> None:
    assert pieces("abcdef", (0, 6), [(1, 3), (2, 4)]) == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
        ("ef", False),
    ]


def test_control_characters_do_not_reach_the_terminal() -> None:
    text = "Un \x1b[31mmot\x1b[0m\x07 et\u202e fin"
    assert "\x1b" not in marked(text, (0, len(text)), [(3, 11)]).plain
    assert "\u202e" not in marked(text, (0, len(text)), [(3, 11)]).plain


@given(text=st.text(st.sampled_from("aB. !\n«»é"), min_size=1, max_size=2000), data=st.data())
def test_a_sentence_holds_its_span_and_is_bounded(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    a, b = sentence(text, (start, end))
    assert 0 <= a <= start < end <= b <= len(text)
    assert b - a <= end - start + 2 * LONGEST
    assert "".join(piece for piece, _ in pieces(text, (a, b), [(start, end)])) == text[a:b]
