"""Columns say what spaCy's tokens say."""

from spacy.language import Language

from recoupe.read.columns import columns

TEXT = "Le ministre chilien Pablo Rojas s’est rendu à Lima.\n\nIl y a reçu l'ambassadeur, 3 jours après.  Fin"


def test_columns_are_what_the_tokens_say(nlp: Language) -> None:
    doc = nlp(TEXT)
    read = columns(doc)
    assert read.text == [t.text for t in doc]
    assert read.start == [t.idx for t in doc]
    assert read.spaced == [bool(t.whitespace_) for t in doc]
    assert read.head == [t.head.i for t in doc]
    assert read.dep == [t.dep_ for t in doc]
    assert read.pos == [t.pos_ for t in doc]
    assert read.morph == [str(t.morph) for t in doc]
    assert read.lemma == [t.lemma_ for t in doc]
    assert read.entity == [t.ent_type_ for t in doc]
    assert read.entity_begins == [t.ent_iob_ == "B" for t in doc]
    assert read.sentence_begins == [bool(t.is_sent_start) for t in doc]
    assert "PER" in read.entity
    assert "" in read.morph


def test_a_text_without_words_has_empty_columns(nlp: Language) -> None:
    assert columns(nlp("")).text == []
