"""The encoder of the package: pieces with their characters, what it thinks of plain sentences, and what it leaves open."""

from __future__ import annotations

import numpy as np
import pytest

from recoupe.read.actors import find_actors
from recoupe.read.events.encoder import Encoded, Engine, kind_features, shipped_engine, side_scores
from recoupe.read.events.encoder.encoded import KINDS, NUMBER
from recoupe.read.events.encoder.engine import MOST_PIECES
from recoupe.read.events.entries import lexicon
from recoupe.read.events.reader import Proposal, propose
from recoupe.read.events.scene import Scene
from recoupe.read.events.scorer import shipped
from recoupe.read.parsing import parse_article
from recoupe.records import Document

STRIKE = "L'aviation soudanaise a bombardé lundi un marché de Nyala."
MEETING = "Le président kényan William Ruto a rencontré mardi à Nairobi son homologue éthiopien."


@pytest.fixture(scope="module")
def engine() -> Engine:
    found = shipped_engine()
    assert found is not None, "the package holds no encoder"
    return found


def scene_of(text: str) -> Scene:
    document = Document(id="d", name="n", uri="u", sha256="0", text=text, published="2024-05-08", language="fr")
    doc = parse_article(text)
    return Scene(document, text, doc, find_actors(document, text, doc), [], [], lexicon())


def proposal(scene: Scene, kind: str) -> Proposal:
    return next(p for p in propose(scene) if p.trigger.entry.type == kind)


def test_every_piece_stands_where_it_says(engine: Engine) -> None:
    text = "Pékin – l’État chinois – a expulsé ½ des « observateurs »."
    pieces = engine.cut(text)
    assert len(pieces.ids) == len(pieces.spans) + 2
    assert all(0 <= a <= b <= len(text) for a, b in pieces.spans)
    assert [text[a:b].strip() for a, b in pieces.spans][-1] == "."
    assert any(text[a:b].strip().startswith("État") or text[a:b].strip() == "Ét" for a, b in pieces.spans)
    covered = {i for a, b in pieces.spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(("text", "kind"), [(STRIKE, "ASSAULT"), (MEETING, "CONSULT")])
def test_a_plain_trigger_has_its_type(engine: Engine, text: str, kind: str) -> None:
    scene = scene_of(text)
    chances = Encoded(engine, scene.words, text).kinds(proposal(scene, kind).trigger.head)
    assert chances is not None
    assert np.exp(chances).sum() == pytest.approx(1, abs=1e-4)
    assert KINDS[int(chances[1:].argmax())] == kind
    assert chances[NUMBER[kind]] > np.log(0.5)


def test_the_subject_is_likelier_the_source_than_the_object(engine: Engine) -> None:
    scene = scene_of(MEETING)
    p = proposal(scene, "CONSULT")
    rows = side_scores(Encoded(engine, scene.words, MEETING), p.trigger, p.candidates)
    of = {MEETING[slice(*c.span)]: f for c, f in zip(p.candidates, rows, strict=True)}
    first = next(f for name, f in of.items() if "Ruto" in name)
    second = next(f for name, f in of.items() if "homologue" in name)
    assert first["encoder:source"] > second["encoder:source"]
    assert first["encoder:first:source"] == 1.0


def test_what_stands_beside_a_sentence_changes_nothing(engine: Engine) -> None:
    alone, beside = scene_of(STRIKE), scene_of(f"{STRIKE} {MEETING}")
    features = [
        kind_features(Encoded(engine, s.words, s.text), proposal(s, "ASSAULT").trigger) for s in (alone, beside)
    ]
    assert features[0] == features[1]


def test_a_word_behind_the_last_piece_seen_is_left_open(engine: Engine) -> None:
    text = "Dans un pays où " + "tout le monde parle de tout à tout le monde et " * 40 + "l'armée a bombardé la ville."
    scene = scene_of(text)
    trigger = proposal(scene, "ASSAULT").trigger
    assert len(engine.cut(text).spans) == MOST_PIECES
    assert kind_features(Encoded(engine, scene.words, text), trigger) == {"encoder=none": 1.0}


def test_only_the_weights_fitted_with_it_know_the_encoder() -> None:
    fast, whole = shipped(False), shipped(True)
    assert fast is not None
    assert whole is not None
    assert not [n for n in (*fast.event, *fast.source, *fast.target) if n.startswith("encoder")]
    assert [n for n in whole.event if n.startswith("encoder")]
