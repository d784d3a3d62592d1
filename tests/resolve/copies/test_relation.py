from __future__ import annotations

import pytest

from recoupe.records import Document
from recoupe.resolve.copies import find_copies, relate
from recoupe.resolve.copies.words import read_words

WIRE = (
    "Le port de Gdansk a rouvert lundi après trois semaines de grève, selon la capitainerie. Les dockers ont obtenu une "
    "prime et la promesse que les équipes de nuit seraient renforcées avant l'hiver. "
    "La direction a précisé que vingt navires attendaient encore au large et qu'il faudrait dix jours pour résorber la file. "
    "Aucun incident n'a été signalé pendant la reprise du travail, qui s'est faite en présence d'un médiateur."
)
OWN = (
    "Dans les cafés du quartier, on commentait surtout le prix du poisson, qui avait doublé. Une marchande racontait "
    "qu'elle avait fermé son étal dès le deuxième jour faute de clients, et que son fils était parti travailler à Malmö."
)
SPEECH = (
    "« Nous avons choisi la voie la plus longue parce qu'elle était la seule honnête, et nous demandons à chacun de "
    "juger cette décision à ses fruits dans un an et non à ses épines dans une semaine, car rien de solide ne se bâtit "
    "dans la hâte ni dans la peur du lendemain »"
)


def doc(ident: str, text: str, **fields: object) -> Document:
    return Document(id=ident, name=ident, uri=ident, sha256="0", text=text, **fields)  # type: ignore[arg-type]


def relation(a: str, b: str) -> str | None:
    found = relate("a", read_words(doc("a", a)), "b", read_words(doc("b", b)))
    return found.relation if found else None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (WIRE, WIRE.replace("'", "’").replace(" ", "\u00a0", 3), "identical"),
        (f"Titre sans point\n{WIRE}", f"Un autre titre\n{WIRE}", "identical"),
        (WIRE, WIRE.replace("lundi", "mardi matin").replace("vingt", "une vingtaine de"), "near-copy"),
        (WIRE, f"{WIRE} {OWN} {OWN.replace('poisson', 'pain')}", "included"),
        (WIRE, WIRE[:250], "included"),
        (OWN * 3, f"{OWN[:200]} {WIRE} {WIRE[::-1]}", "partial"),
        (f"{OWN} {SPEECH}", f"{WIRE} {SPEECH}", "quotation"),
        (OWN, WIRE, None),
        (OWN, "", None),
    ],
)
def test_relation(a: str, b: str, expected: str | None) -> None:
    assert relation(a, b) == expected


def test_passages_are_the_same_words() -> None:
    a, b = f"{OWN} {WIRE}", WIRE
    found = relate("a", read_words(doc("a", a)), "b", read_words(doc("b", b)))
    assert found is not None
    ((start, end), (other, last)) = found.passages[0]
    assert a[start:end] == b[other:last]
    assert found.share_b == 1.0 > found.share_a


def test_boilerplate_is_no_shared_text() -> None:
    footer = "Retrouvez toute notre information sur notre application et inscrivez-vous à notre lettre du matin sans attendre"
    a, b = f"{OWN}\n{footer}", f"{WIRE}\n{footer}"
    spans = [((len(t) - len(footer), len(t)),) for t in (a, b)]
    documents = [doc("a", a, boilerplate=spans[0]), doc("b", b, boilerplate=spans[1])]
    assert find_copies(documents).relations == ()


def test_origin_is_the_agency_then_the_earliest() -> None:
    texts = {"d1": "2021-03-02", "d2": "2021-03-01", "d3": "2021-03-03"}
    documents = [doc(i, WIRE, published=p, agency="PAP" if i == "d3" else None) for i, p in texts.items()]
    assert set(find_copies(documents).origin.values()) == {"d3"}
    plain = [doc(i, WIRE, published=p) for i, p in texts.items()]
    found = find_copies(plain)
    assert set(found.origin.values()) == {"d2"}
    assert set(found.group.values()) == {"cd2"}


def test_a_roundup_does_not_join_two_dispatches() -> None:
    other = (
        OWN + " La mairie a promis d'ouvrir une halle provisoire avant la fin du mois, sans dire où elle serait bâtie."
    )
    documents = [
        doc("d1", WIRE, published="2021-03-01", agency="PAP"),
        doc("d2", other, published="2021-03-01", agency="PAP"),
        doc("d3", f"{WIRE}\n{other}", published="2021-03-02"),
    ]
    found = find_copies(documents)
    assert found.group["d1"] != found.group["d2"]
    assert found.group["d3"] in (found.group["d1"], found.group["d2"])
    assert len([r for r in found.relations if r.copy]) == 2
