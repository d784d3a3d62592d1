"""The parts of the event reader one by one: forms, lexicon, triggers, dedupe, positions, scorer."""

from __future__ import annotations

import pytest
from event_phrases import read
from spacy.language import Language

from recoupe.read.events.conjugation import forms
from recoupe.read.events.entries import LexiconError, index, lexicon, read_entries
from recoupe.read.events.scorer import Weights, probability, shipped

HEADER = "key\tpos\ttype\tmode\tsource\ttarget\tneeds\tnot\tstatus\texample"


@pytest.mark.parametrize(
    ("infinitive", "finite", "participle"),
    [
        ("appeler", "appelle", "appelée"),
        ("exiger", "exigeait", "exigées"),
        ("menacer", "menaçait", "menacé"),
        ("soutenir", "soutiendrait", "soutenus"),
        ("convaincre", "convainc", "convaincue"),
        ("détruire", "détruisait", "détruites"),
        ("reprendre", "reprennent", "reprise"),
        ("conclure", "conclut", "conclue"),
        ("envoyer", "enverra", "envoyés"),
        ("promettre", "promettait", "promise"),
    ],
)
def test_forms(infinitive: str, finite: str, participle: str) -> None:
    present, past = forms(infinitive)
    assert finite in present
    assert participle in past


def test_a_malformed_row_is_named() -> None:
    with pytest.raises(LexiconError, match=r"x\.tsv:2"):
        read_entries(f"{HEADER}\nsaluer\tV\tGREET", "x.tsv")


def test_keys_with_reflexive_and_clitic() -> None:
    row = "se en prendre\tV\tACCUSE\tdisapprove\tsubj\tà\tobj:actor\tque\t\tLe maire s'en prend au préfet."
    (entry,) = read_entries(f"{HEADER}\n{row}", "accuse.tsv")
    assert (entry.words, entry.reflexive, entry.clitic) == (("prendre",), True, "en")
    assert entry.needs[0].slot == "obj"
    assert "prenait" in index([entry]).verbs


def test_every_lexicon_row_is_read() -> None:
    found = lexicon()
    assert len(found.entries) > 200
    assert all(e.source for e in found.entries)


def test_a_participle_tagged_as_a_noun_is_a_verb(nlp: Language) -> None:
    reading, actors = read(nlp, "Le président colombien a téléphoné au roi d'Espagne.")
    (event,) = reading.event_mentions
    assert (event.type, event.mode) == ("CONSULT", "phone")
    assert actors.actor(event.target[0]).name


def test_one_mention_for_one_event(nlp: Language) -> None:
    text = (
        "Le Ghana a expulsé l'ambassadeur de Biélorussie mardi.\n\n"
        "Le Ghana a expulsé l'ambassadeur de Biélorussie mardi, selon le ministère des Affaires étrangères."
    )
    events = [e for e in read(nlp, text)[0].event_mentions if e.type == "SANCTION"]
    assert len(events) == 1
    assert len(events[0].also) == 1


def test_content_of_a_request_is_no_event(nlp: Language) -> None:
    events = read(nlp, "Le Vatican a demandé la libération de l'évêque nicaraguayen.")[0].event_mentions
    assert {e.type for e in events} == {"REQUEST"}


def test_the_speaker_of_a_quotation_is_nous(nlp: Language) -> None:
    text = (
        "« Nous condamnons fermement les exactions du régime birman », a déclaré le président ghanéen Nana Akufo-Addo."
    )
    reading, actors = read(nlp, text)
    (event,) = [e for e in reading.event_mentions if e.type == "ACCUSE"]
    assert "Akufo" in actors.actor(event.source[0]).name
    assert event.attributed_to == event.source


def test_date_and_place_are_those_of_the_clause(nlp: Language) -> None:
    text = "Le président ivoirien a reçu lundi à Abidjan le roi des Belges."
    (event,) = read(nlp, text)[0].event_mentions
    assert event.date == "2022-03-07"
    assert text[slice(*event.fields["date"][0])] == "lundi"
    assert event.place is not None
    assert text[slice(*event.fields["place"][0])] == "Abidjan"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("La Zambie soutient le gouvernement somalien.", "supports"),
        ("Le Chili s'oppose au gouvernement vénézuélien.", "opposes"),
        ("L'Irlande a reconnu l'État de Palestine.", "recognises"),
    ],
)
def test_positions(nlp: Language, text: str, stance: str) -> None:
    positions = read(nlp, text)[0].positions
    assert [p.stance for p in positions] == [stance]
    assert text[slice(*positions[0].fields["holder"][0])]


def test_denied_support_is_no_position(nlp: Language) -> None:
    assert not read(nlp, "La Zambie n'a jamais soutenu le gouvernement somalien.")[0].positions


def test_probability_of_named_features() -> None:
    assert probability({"a": 2.0, "b": -2.0}, {"a": 1.0, "b": 1.0}) == 0.5
    assert probability({"a": 2.0}, {"a": 1.0, "unknown": 9.0}) > 0.85


@pytest.mark.parametrize("encoder", [True, False])
def test_shipped_weights_hold_every_threshold(encoder: bool) -> None:
    weights = shipped(encoder)
    assert isinstance(weights, Weights)
    needed = {"event", "event_brief", "event_elsewhere", "article", "source", "more_sources", "target", "more_targets"}
    assert needed <= set(weights.thresholds)
    parts = (weights.event, weights.source, weights.target, weights.standing, weights.sure, weights.article)
    assert all(parts)


def test_a_verb_taken_for_a_noun_keeps_its_complements(nlp: Language) -> None:
    reading, actors = read(nlp, "La Croatie livre du blé au Liban.")
    (event,) = [e for e in reading.event_mentions if e.type == "COOPERATE"]
    assert [actors.actor(a).name for a in event.target] == ["Liban"]
