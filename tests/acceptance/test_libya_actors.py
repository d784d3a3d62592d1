"""Who is who in five articles on Libya: metonyms, offices, pronouns and places."""

from __future__ import annotations

import pytest

from recoupe.ingest.inputs import collect
from recoupe.read.article import read_article
from recoupe.records import Reading

#: article, words around the expression with the expression in brackets, whom it stands for (None: nobody, a place)
EXPECTED: list[tuple[str, str, set[str] | None]] = [
    ("000", "alors que [Washington] et", {"États-Unis"}),
    ("000", "et [Moscou] continuent", {"Russie"}),
    ("000", "[Rome] et Paris promettent", {"Italie"}),
    ("000", "et [Paris] promettent", {"France"}),
    ("000", "la [Maison-Blanche]. «Le", {"Maison Blanche"}),
    ("000", "réunion à [Rome]", None),
    ("000", "à [New York]", None),
    ("000", "contre le [Tripoli]", None),
    ("000", "[Les deux hommes] ont", {"Donald Trump", "Khalifa Haftar"}),
    ("000", "averti [ce dernier]", {"Jean-Yves Le Drian"}),
    ("000", "a dit [le ministre italien]", {"Enzo Moavero Milanesi"}),
    ("000", "souligné [le ministre français]", {"Jean-Yves Le Drian"}),
    ("001", "[M. Trump] et le maréchal", {"Donald Trump"}),
    ("001", "M. Trump et [le maréchal] ont", {"Khalifa Haftar"}),
    ("001", "[les deux hommes] ont", {"Donald Trump", "Khalifa Haftar"}),
    ("001", "sur [Tripoli]", None),
    ("002", "depuis près d'un an, [Washington]", {"États-Unis"}),
    ("002", "message au [général] après", {"Khalifa Haftar"}),
    ("002", "au [général de Benghazi]", {"Khalifa Haftar"}),
    ("002", "rencontre à [Benghazi]", None),
    ("002", "était à [Rome] le", None),
    ("002", "[Al Serraj] était", {"Fayez al-Sarraj"}),
    ("003", "communiqué de l’[Elysée].", {"Présidence française"}),
    ("003", "abords de [Tripoli] ", None),
    ("003", "le [maréchal Haftara]", {"Khalifa Haftar"}),
    ("004", "l'aide d'[Ankara]", {"Turquie"}),
    ("004", "samedi la [Maison Blanche]", {"Maison Blanche"}),
]


@pytest.fixture(scope="module")
def readings(request: pytest.FixtureRequest) -> dict[str, Reading]:
    folder = (request.config.rootpath / request.config.getoption("--shared") / "seeds").resolve()
    if not folder.is_dir():
        pytest.skip(f"no articles at {folder} (see --shared)")
    return {document.name[:3]: read_article(document) for document in collect(sorted(folder.glob("*.txt")))[0]}


@pytest.mark.parametrize(("article", "marked", "actors"), EXPECTED)
def test_actor(readings: dict[str, Reading], article: str, marked: str, actors: set[str] | None) -> None:
    reading = readings[article]
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    at = reading.document.text.index(before + words + after) + len(before)
    name = {actor.id: actor.name for actor in reading.actors}
    found = {name[m.actor] for m in reading.actor_mentions if m.span[0] <= at and at + len(words) <= m.span[1]}
    assert found == (actors or set())


def test_spellings_are_one_actor(readings: dict[str, Reading]) -> None:
    from recoupe.resolve import resolve

    haftar = [a for a in resolve(list(readings.values())).actors if a.name == "Khalifa Haftar"]
    assert len(haftar) == 1
    assert {"Haftar", "Haftara"} <= set(haftar[0].aliases)
