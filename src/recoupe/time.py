"""French temporal tagger, usable by itself: ``tag("Il a été reçu mardi.", published="2019-05-23")``.

It needs neither spaCy nor a model. The spaCy component ``recoupe_time`` (``recoupe.read.dates.component``, an entry
point of the package) puts the same expressions on ``doc._.times``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.tagger import TimeExpression, tag_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["TimeExpression", "tag"]


def tag(
    text: str, published: str | None = None, dateline: str | None = None, doc: Doc | None = None
) -> list[TimeExpression]:
    """The expressions of time of ``text``, in its order.

    Args:
        text: French text; offsets of the result are code points into it.
        published: publication date as EDTF: ``2019-05-23``, ``2019-04``, ``2019`` or None when it is unknown.
        dateline: the dateline as printed ("LOMÉ, 23 mai"), when the caller has cut it off the text.
        doc: a spaCy parse of the same text; its words are not needed, its text must be ``text``.

    Raises:
        ValueError: ``doc`` is a parse of another text.
    """
    if doc is not None and doc.text != text:
        raise ValueError("doc is not a parse of text")
    return tag_text(text, published, dateline)
