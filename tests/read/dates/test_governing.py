"""Which expression dates an event."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.read.dates import find_dates
from recoupe.read.dates.governing import date_of, event_date
from recoupe.records import Document

_CASES = [
    ("Vendredi, un expert a jugé que la note sur l'entretien des deux rois éclairait la crise.", "entretien", None),
    (
        "La reine a reçu mardi au palais le général Ibarra, le chef de la garde qui a lancé une offensive.",
        "lancé",
        None,
    ),
    ("Le roi a reçu mardi le chef de l'opposition, a annoncé jeudi le palais.", "reçu", "2018-04-24"),
    ("Le roi a reçu le chef de l'opposition, a annoncé mercredi le palais.", "reçu", "2018-04-25"),
    ("Jeudi, l'armée a bombardé le port de Hodeïda.", "bombardé", "2018-04-26"),
    ("Les rebelles assiègent la ville depuis le 4 avril.", "assiègent", "2018-04-04/.."),
    ("Le juge a demandé au témoin de revenir au plus tard vendredi.", "demandé", None),
    (
        "Lundi, les deux présidents se sont parlé. Lors de cet entretien, ils ont signé un accord.",
        "signé",
        "2018-04-23",
    ),
    ("Lundi, les deux présidents se sont parlé. Les deux hommes ont évoqué la dette.", "évoqué", "2018-04-23"),
    ("Lundi, les deux présidents se sont parlé.\n\nLe syndicat condamne la hausse des prix.", "condamne", None),
    ("Le ministre a condamné l'attentat du 3 mars.", "attentat", "2018-03-03"),
    ("La cour a demandé un report au 30 juin.", "demandé", None),
    ("Jeudi, l'armée a suspendu les vols après le bombardement du port.", "bombardement", None),
    ("Le maire accuse le préfet, qui avait interdit la marche en avril 2017.", "accuse", None),
    ("Le ministre a condamné l'attentat du 3 mars.", "condamné", None),
    ("L'armée n'a pas bombardé le marché de Taëz, a affirmé lundi son porte-parole.", "bombardé", None),
    ("L'enquête a conclu samedi que l'armée avait bombardé le marché.", "bombardé", None),
    ("La Commission, qui avait condamné le raid, enverra une mission en juillet.", "condamné", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), _CASES)
def test_governing(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    document = Document(id="d", name="n", uri="u", sha256="0", text=text, published="2018-04-26")
    doc = nlp(text)
    dates = find_dates(document, text, doc)
    start = text.index(trigger)
    found = date_of(doc, (start, start + len(trigger)), dates)
    assert (event_date(doc, found) if found else None) == expected


def test_a_trigger_outside_the_text_has_no_date(nlp: Language) -> None:
    assert date_of(nlp("Rien."), (90, 95), ()) is None
