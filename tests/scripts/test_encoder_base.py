"""Cutting a text into the pieces of the encoder, and reading its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from encoder_base import SPACE, Base, Cutter

PIECES = ["<unk>", SPACE, f"{SPACE}la", f"{SPACE}l", "a", "l", "oi", "loi", f"{SPACE}lo", "i", "ss"]
SCORES = [0.0, -2.0, -1.0, -3.0, -3.0, -3.0, -2.0, -2.5, -4.0, -3.5, -2.0]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(PIECES, SCORES, {"\u00a0": " ", "ß": "ss", "\u200b": ""}, unknown=0)


def pieces(cutter: Cutter, text: str) -> list[tuple[str, str]]:
    return [(PIECES[p.number], text[p.start : p.end]) for p in cutter(text)]


def test_the_likeliest_path_is_taken(cutter: Cutter) -> None:
    assert pieces(cutter, "la loi") == [(f"{SPACE}la", "la"), (SPACE, " "), ("loi", "loi")]


def test_an_unknown_letter_is_a_piece_of_its_own(cutter: Cutter) -> None:
    assert pieces(cutter, "laxa") == [(f"{SPACE}la", "la"), ("<unk>", "x"), ("a", "a")]


def test_offsets_are_those_before_normalisation(cutter: Cutter) -> None:
    assert pieces(cutter, "la\u00a0\u200bla") == [(f"{SPACE}la", "la"), (f"{SPACE}la", "la")]
    assert pieces(cutter, "laß") == [(f"{SPACE}la", "la"), ("ss", "ß")]
    assert pieces(cutter, "la  la")[1][0] == f"{SPACE}la"


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"E5S1" + bytes(60))
    with pytest.raises(ValueError, match=r"other\.bin is not the e5-small-q4\.bin"):
        Base(path)
