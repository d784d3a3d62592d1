"""Constructions of French that hide subject, object or target of a trigger: which words get a vote."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.read.actors import find_actors
from recoupe.read.events.entries import lexicon
from recoupe.read.events.reader import propose
from recoupe.read.events.scene import Scene
from recoupe.read.text import parse_text
from recoupe.records import Document


@pytest.mark.parametrize(
    ("text", "rule", "role", "word", "label"),
    [
        ("Le roi recevra la semaine prochaine les chefs de parti.", "consult/recevoir", "target", "chefs", "obj"),
        ("« Mêmes visages, mêmes idées », a taclé le maire.", "accuse/tacler", "source", "maire", "inverted"),
        ("Le gouvernement est accusé de bloquer les livraisons.", "coerce/bloquer", "source", "gouvernement", ""),
        ("Le syndicat a manifesté contre la réforme du ministre.", "protest/manifester", "target", "ministre", ""),
        ("Le pape est en mission en Égypte.", "consult/être en mission", "target", "égypte", "prep-en"),
        ("Bogota a imputé le bombardement à la guérilla.", "assault/bombardement", "source", "guérilla", "gov"),
        ("Un raid venu de la part du général, qui menace de riposter.", "threaten/menacer", "source", "général", ""),
        ("L'ONG a qualifié la loi d'absurde.", "accuse/qualifier", "target", "loi", "obj"),
    ],
)
def test_votes(nlp: Language, text: str, rule: str, role: str, word: str, label: str) -> None:
    document = Document(id="d", name="n", uri="u", sha256="0", text=text, published="2019-05-08", language="fr")
    doc = nlp(parse_text(document))
    scene = Scene(document, text, doc, find_actors(document, text, doc), [], [], lexicon())
    votes = [v for p in propose(scene) if p.trigger.entry.id == rule for v in p.votes if v.role == role]
    assert word in {scene.words.text[v.token] for v in votes if not label or v.label == label}
