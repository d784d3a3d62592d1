"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.decoding import Decoded, clean, decode
from recoupe.ingest.unreadable import Unreadable


def read(data: bytes) -> Decoded:
    found = decode(data)
    return clean(found.text, found.notes)


TEXT = "Le général a démissionné à Niamey, l’armée s’est tue. " * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read(TEXT.encode(encoding)).text == TEXT


def test_one_stray_byte_does_not_garble_the_page() -> None:
    data = TEXT.encode() + b"fin d\xe9finitive"
    decoded = read(data)
    assert decoded.text == TEXT + "fin définitive"
    assert decoded.notes == ("1 bytes that break UTF-8 read as Windows-1252",)


def test_mojibake_is_repaired_and_noted() -> None:
    decoded = read(TEXT.encode().decode("cp1252", "replace").encode())
    assert decoded.text.startswith("Le général a démissionné à Niamey")
    assert "wrongly decoded letters repaired" in decoded.notes


def test_invisible_characters_are_dropped_and_counted() -> None:
    decoded = read("Bam\u200bako\u202e, \u00adMali".encode())
    assert decoded.text == "Bamako, Mali"
    assert decoded.notes == ("3 invisible characters dropped",)
    assert decoded.dropped == ((3, 1), (6, 1), (8, 1))


def test_a_stray_nul_is_dropped() -> None:
    decoded = read(TEXT.encode().replace("é".encode(), "é\0".encode(), 1))
    assert decoded.text == TEXT
    assert decoded.dropped == ((5, 1),)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", b"PK\x03\x04rest", b"\x89PNG\r\n", b"abc\x00def" * 9, bytes(range(128, 160)) * 40]
)
def test_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = read(data)
    except Unreadable as error:
        assert "\n" not in str(error)
        assert str(error)
    else:
        assert "\r" not in decoded.text
        assert "\x00" not in decoded.text
