"""Labels of whole pages."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.boilerplate import label

PAGE = """LE PHARE DU SUD
Mon compte | Podcasts | Jeux

Le Pérou rappelle son ambassadeur en Bolivie

Publié le 03/02/2021 à 10h05 - Par Rosa Quiroga

Le Pérou a rappelé mardi son ambassadeur à La Paz, a annoncé le ministère des Affaires étrangères.

Publicité

La Bolivie a regretté cette décision.

Les plus lus
1. Neige sur les Andes
2. Le prix du cuivre

Le Pérou rappelle son ambassadeur en Bolivie
"""


def texts(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lab in label(page):
        found.setdefault(lab.rule, []).append(page[slice(*lab.span)])
    return found


def test_page() -> None:
    assert texts(PAGE) == {
        "banner": ["LE PHARE DU SUD"],
        "navigation": ["Mon compte | Podcasts | Jeux"],
        "stamp": ["Publié le 03/02/2021 à 10h05 - Par Rosa Quiroga"],
        "service-links": ["Publicité"],
        "related": ["Les plus lus", "1. Neige sur les Andes", "2. Le prix du cuivre"],
        "repeated-title": ["Le Pérou rappelle son ambassadeur en Bolivie"],
    }


def test_a_page_saved_as_one_line() -> None:
    page = (
        " date 2022-01 Connectez-vous pour lire la suite. Connexion abonné Le Chili vote dimanche pour une nouvelle "
        "assemblée Reuters • 12/01/2022 à 09:30\n\nSANTIAGO, 12 janvier (Reuters) - Les Chiliens votent dimanche."
    )
    assert texts(page) == {
        "header-date": ["date 2022-01"],
        "login": ["Connectez-vous pour lire la suite.", "Connexion abonné"],
        "stamp": ["Reuters • 12/01/2022 à 09:30"],
    }


def test_the_first_title_is_not_boilerplate() -> None:
    first = PAGE.index("Le Pérou rappelle")
    assert all(not lab.span[0] <= first < lab.span[1] for lab in label(PAGE))


@given(st.text(max_size=300))
def test_labels_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    labels = label(text)
    assert all(0 <= lab.span[0] < lab.span[1] <= len(text) for lab in labels)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(labels))
