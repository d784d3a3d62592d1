"""Fields beside speaker, cue and content: who speaks together, what a speaker was inferred from, where, what the cue does."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.read.article import read_article
from recoupe.records import Document, Reading


def read(text: str) -> Reading:
    return read_article(Document(id="d", name="d", uri="u", sha256="0", text=text, language="fr"))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Madrid et Lisbonne ont annoncé lundi que la ligne ferroviaire serait rouverte.", ["Madrid", "Lisbonne"]),
        ("La Norvège et le Danemark ont indiqué que les patrouilles reprendraient.", ["La Norvège", "le Danemark"]),
        ("« Le barrage tiendra », ont assuré Ana Ruiz et Pedro Silva.", ["Ana Ruiz", "Pedro Silva"]),
        ("Selon le Kenya et la Tanzanie, le parc sera agrandi.", ["le Kenya", "la Tanzanie"]),
        ("Oslo, Helsinki et Riga ont déclaré que les ports resteraient ouverts.", ["Oslo", "Helsinki", "Riga"]),
        ("Le maire de Quito et Cuenca a dit que l'eau manquait.", []),
        ("Le ministre de l'Énergie et des Mines a dit que la grève était finie.", []),
        ("Les gouverneurs de Puebla et Oaxaca ont dit que les écoles resteraient fermées.", []),
        ("Ana Ruiz, maire et sénatrice, a dit que le budget était prêt.", []),
        ("La maire a dit que Pedro Silva et Ana Ruiz partiraient.", []),
    ],
)
def test_whoever_speaks_together_is_kept(nlp: Language, text: str, together: list[str]) -> None:
    (said,) = [s for s in read(text).statements if s.parent is None]
    assert len(said.co_speakers) == len(set(said.co_speakers) - {said.speaker}) == len(said.co_speaker_spans)
    assert len(said.co_speakers) == max(0, len(together) - 1)
    assert said.speaker_span is not None
    spans = [said.speaker_span, *said.co_speaker_spans] if together else []
    assert all(any(words in text[a:b] for a, b in spans) for words in together)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "La maire de Bilbao a dit que le pont rouvrirait. « Nous avons fait ce qu'il fallait pour les riverains. »",
            "La maire de Bilbao",
        ),
        (
            "Elena Ruiz a dénoncé l'abandon du chantier. « Personne ne nous a prévenus de cette décision. »",
            "Elena Ruiz",
        ),
    ],
)
def test_a_speaker_without_words_shows_what_it_was_inferred_from(nlp: Language, text: str, words: str) -> None:
    said = read(text).statements[-1]
    assert (said.rule, said.speaker_span) == ("floating", None)
    assert said.speaker is not None
    assert said.inferred_from is not None
    assert text[slice(*said.inferred_from)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La ministre Ana Ruiz a déclaré lundi à Oslo que les prix baisseraient.", "Oslo"),
        ("« Les prix baisseront », a déclaré depuis Nairobi la ministre Ana Ruiz.", "Nairobi"),
        ("La ministre Ana Ruiz a déclaré que les prix baisseraient à Oslo.", None),
        ("Le maire d'Oslo a déclaré que les prix baisseraient.", None),
    ],
)
def test_the_place_of_saying(nlp: Language, text: str, words: str | None) -> None:
    reading = read(text)
    said = reading.statements[0]
    assert (text[slice(*said.place_span)] if said.place_span else None) == words
    assert (said.place is None) == (words is None)
    assert said.place is None or said.place in {p.id for p in reading.places}


@pytest.mark.parametrize(
    ("verb", "act", "assurance"),
    [
        ("a affirmé que le port était fermé", None, "neutral"),
        ("a confirmé que le port était fermé", None, "vouched"),
        ("a prétendu que le port était fermé", None, "doubted"),
        ("a démenti que le port soit fermé", None, "denied"),
        ("a accusé la marine d'avoir fermé le port", "ACCUSE", "neutral"),
        ("a reconnu que le port était fermé", "CONCEDE", "neutral"),
    ],
)
def test_what_the_cue_does(nlp: Language, verb: str, act: str | None, assurance: str) -> None:
    (said,) = read(f"La gouverneure Ana Ruiz {verb}.").statements
    assert (said.act if act else None, said.assurance) == (act, assurance)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz a elle réclamé une enquête, considérant que le port était dangereux.",
        "Le pilote m'a dit de ne pas sortir du port.",
        "Le personnel lui a annoncé que le vol était annulé.",
        "Le maire a déclaré :",
    ],
)
def test_no_span_ends_before_it_begins(nlp: Language, text: str) -> None:
    for said in read(text).statements:
        spans = [x for x in (said.speaker_span, said.cue_span, *said.content) if x is not None]
        assert all(0 <= a < b <= len(text) for a, b in spans)
