"""Sentences are parsed as far as they can matter, and then as in the whole text."""

from recoupe.read.columns import columns
from recoupe.read.gate import Sign, is_parsed, sign, signs
from recoupe.read.options import FULL, ReadOptions
from recoupe.read.parsing import parse_article
from recoupe.read.pipeline import parse

FAST = ReadOptions(fast=True)
PLAIN = "Puis plus doucement, plus lentement, presque toujours trop tard."
NEWS = "La ministre bolivienne Ana Quispe a reçu lundi à Sucre une délégation paraguayenne."
TEXT = f"{NEWS}\n{PLAIN}\nLes deux pays ont signé un accord sur le gaz, a précisé son cabinet.\n{PLAIN}"


def test_a_sentence_of_adverbs_has_no_sign_and_is_not_parsed() -> None:
    doc = parse(PLAIN)
    assert signs([t.text for t in doc]) == Sign.NOTHING
    assert not is_parsed(Sign.NOTHING, FULL)
    assert {t.pos_ for t in list(parse_article(TEXT).sents)[1]} == {""}


def test_inflected_words_are_signs() -> None:
    assert sign("reçurent") & Sign.TRIGGER
    assert sign("précisèrent") & Sign.CUE
    assert sign("ministres") & Sign.ACTOR
    assert sign("12") & Sign.NUMBER


def test_what_is_parsed_comes_out_as_in_the_whole_text() -> None:
    whole, gated = columns(parse(TEXT)), columns(parse_article(TEXT))
    assert gated.text == whole.text
    assert gated.sentence_begins == whole.sentence_begins
    kept = [i for i, pos in enumerate(gated.pos) if pos]
    assert 0 < len(kept) < len(gated.pos)
    for ours, theirs in zip(gated, whole, strict=True):
        assert [ours[i] for i in kept] == [theirs[i] for i in kept]


def test_fast_reading_parses_but_looks_for_no_names() -> None:
    doc = parse_article(TEXT, FAST)
    assert not doc.ents
    assert [t.pos_ for t in doc if t.text == "reçu"] == ["VERB"]
    assert parse_article(TEXT).ents


def test_a_sentence_without_actor_is_not_parsed_fast() -> None:
    assert is_parsed(Sign.TRIGGER, FULL)
    assert not is_parsed(Sign.TRIGGER, FAST)
    assert is_parsed(Sign.TRIGGER | Sign.NAME, FAST)


def test_texts_without_words() -> None:
    assert len(parse_article("")) == 0
    assert parse_article("\n \n").text == "\n \n"
