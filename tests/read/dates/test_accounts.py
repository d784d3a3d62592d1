"""Later accounts: years and months that they told before, verbs that look back."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.read.dates import find_dates
from recoupe.records import Document

_CASES = [
    # an imperfect in "-raient" is no conditional; the year told right before is believed
    (
        "En mai 2023, le Conseil votait. Le 13 juin, les deux chefs se rencontraient à Lomé.",
        "2024-05-27",
        "Le 13 juin",
        "2023-06-13",
    ),
    ("La banque livrerait les fonds le 13 juin.", "2024-05-27", "le 13 juin", "2024-06-13"),
    # a bare day after a day whose year nobody tells
    (
        "Le 10 juin, les dockers faisaient grève. Le 13, le gouvernement signait un accord.",
        None,
        "Le 13",
        "XXXX-06-13",
    ),
    (
        "Le 10 juin, les dockers faisaient grève. Le 13, le gouvernement signait un accord.",
        "2019-07-02",
        "Le 13",
        "2019-06-13",
    ),
]


@pytest.mark.parametrize(("text", "published", "words", "value"), _CASES)
def test_account(nlp: Language, text: str, published: str | None, words: str, value: str) -> None:
    document = Document(id="d", name="n", uri="u", sha256="0", text=text, published=published)
    found = {text[slice(*d.span)]: d.value for d in find_dates(document, text, nlp(text))}
    assert found[words] == value
