"""EDTF as people read it."""

from __future__ import annotations

import pytest

from recoupe.show.dates import readable
from recoupe.show.language import speak


@pytest.mark.parametrize(
    ("edtf", "french", "english"),
    [
        ("2019-04-15", "15 avril 2019", "15 April 2019"),
        ("2024-03-01", "1er mars 2024", "1 March 2024"),
        ("2019-04", "avril 2019", "April 2019"),
        ("2019", "2019", "2019"),
        ("2019-04-15/2019-04-19", "15–19 avril 2019", "15–19 April 2019"),
        ("2019-04-28/2019-05-02", "28 avril – 2 mai 2019", "28 April – 2 May 2019"),
        ("2019-12-28/2020-01-02", "28 déc. 2019 – 2 janv. 2020", "28 Dec. 2019 – 2 Jan. 2020"),
        ("2019-04/..", "depuis avril 2019", "from April 2019"),
        ("../2019-04-15", "jusqu'au 15 avril 2019", "until 15 April 2019"),
        ("2019-04-15~", "vers 15 avril 2019", "about 15 April 2019"),
        ("XXXX-01-08", "8 janv. (année non dite)", "8 Jan. (no year)"),
        ("2019-22", "été 2019", "summer 2019"),
        ("2019-04-15T14:30", "15 avril 2019 14:30", "15 April 2019 14:30"),
        ("2019-W16", "semaine du 15 avril 2019", "week of 15 April 2019"),
        ("2019-W60", "2019-W60", "2019-W60"),
        ("2019-04-XX", "2019-04-XX", "2019-04-XX"),
        (None, "", ""),
    ],
)
def test_readable(edtf: str | None, french: str, english: str) -> None:
    speak("fr")
    assert readable(edtf) == french
    speak("en")
    assert readable(edtf) == english
