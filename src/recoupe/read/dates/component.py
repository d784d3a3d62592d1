"""The spaCy component ``recoupe_time``; importing this module registers it (entry point group ``spacy_factories``)."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.read.dates.tagger import tag_text


class TimeTagger:
    """Sets ``doc._.times``. The day of writing is read from ``doc._.published`` and ``doc._.dateline``."""

    def __init__(self, published: str | None = None) -> None:
        self.published = published
        for name, default in (("times", []), ("published", None), ("dateline", None)):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=default)

    def __call__(self, doc: Doc) -> Doc:
        """Tag ``doc``; offsets are those of ``doc.text``."""
        doc._.times = tag_text(doc.text, doc._.published or self.published, doc._.dateline)
        return doc


@Language.factory("recoupe_time", default_config={"published": None})
def create(nlp: Language, name: str, published: str | None) -> TimeTagger:
    """Build the component; ``published`` is the publication date of documents that bear none."""
    return TimeTagger(published)
