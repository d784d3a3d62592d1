"""From a raw article to a document: labels, metadata, language, identity."""

from __future__ import annotations

import hashlib
import re

from recoupe.ingest.agencies import agencies
from recoupe.ingest.boilerplate import Label, disjoint, label
from recoupe.ingest.boilerplate.lines import lines
from recoupe.ingest.language import language
from recoupe.ingest.limits import MAX_CHARACTERS, MIN_LETTERS
from recoupe.ingest.metadata import Metadata, harvest
from recoupe.ingest.metadata.stamps import stamps
from recoupe.ingest.raw import RawArticle
from recoupe.ingest.unreadable import Unreadable
from recoupe.records import Document, Span

#: when more than this share of the words is labelled as furniture, the document says so
MUCH_LABELLED = 0.4
#: a shorter paragraph does not tell its language surely enough, in words
FOREIGN_WORDS = 20
_EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?")


def make_document(raw: RawArticle) -> Document:
    """The document of ``raw``.

    Raises:
        Unreadable: there is no text, or too much for one article.
    """
    _check(raw.text)
    labels = _labels(raw)
    found = harvest(raw.text, labels, raw.title)
    tongue = raw.language or language(" ".join(_words(raw.text, labels)))
    labels = disjoint([*labels, *_foreign(raw.text, labels, tongue)])
    published, source, notes = _published(raw, found)
    return Document(
        id=_identity(raw.name, raw.text),
        name=raw.name,
        uri=raw.uri,
        sha256=raw.sha256,
        title=found.title,
        outlet=raw.outlet or found.outlet,
        agency=raw.agency or found.agency or _agency_of(raw.byline),
        byline=raw.byline or found.byline,
        dateline=found.dateline,
        published=published,
        published_source=source,
        language=tongue,
        text=raw.text,
        boilerplate=tuple(lab.span for lab in labels),
        boilerplate_rules=tuple(lab.rule for lab in labels),
        metadata=_spans(raw, found, published),
        dropped=raw.dropped,
        notes=(*raw.notes, *notes, *_much_labelled(raw.text, labels)),
    )


def _check(text: str) -> None:
    if not text.strip():
        raise Unreadable("no text in it")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"{len(text):,} characters in one article, more than {MAX_CHARACTERS:,}: split it")
    if sum(map(str.isalpha, text)) < MIN_LETTERS * len("".join(text.split())):
        raise Unreadable("hardly any words in it")


def _foreign(text: str, labels: list[Label], tongue: str | None) -> list[Label]:
    """Paragraphs of a French article that are in another language: notices, summaries for readers abroad."""
    if tongue != "fr":
        return []
    taken = {lab.span for lab in labels}
    return [
        Label(line.span, "other-language")
        for line in lines(text)
        if line.span not in taken
        and len(line.text.split()) >= FOREIGN_WORDS
        and language(line.text) not in (None, "fr")
    ]


def _labels(raw: RawArticle) -> list[Label]:
    """The rules' labels, then the reader's where no rule says more."""
    named = label(raw.text, page=bool(raw.labels))
    spans = {lab.span for lab in named}
    return disjoint([*named, *(lab for lab in raw.labels if lab.span not in spans)])


def _agency_of(byline: str | None) -> str | None:
    """The agency that a byline names ("Le Phare avec AFP")."""
    words = re.findall(r"[\w-]+", byline or "")
    return next((word for word in words if word in agencies()), None)


def _identity(name: str, text: str) -> str:
    return "d" + hashlib.sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _spans(raw: RawArticle, found: Metadata, published: str | None) -> dict[str, Span]:
    """Spans of the metadata; a date told by the file format points at its own words, or at a stamp that agrees."""
    spans = dict(found.spans)
    if raw.published and published:
        at = raw.text.find(raw.published)
        if at >= 0 and any(lab.span[0] <= at < lab.span[1] for lab in raw.labels):
            spans["published"] = (at, at + len(raw.published))
        elif (found.published or "")[:10] != published[:10]:
            spans.pop("published", None)
    return spans


def _published(raw: RawArticle, found: Metadata) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The file format's own field wins over what the text states, unless it cannot be understood."""
    if raw.published:
        value = edtf(raw.published)
        if value:
            return value, "record", ()
        note = f"publication date not understood: {raw.published[:60]!r}"
        return found.published, found.published_source, (note,)
    return found.published, found.published_source, ()


def edtf(text: str) -> str | None:
    """A date as files write it (ISO 8601, or a French date) as EDTF to the minute at most, or None."""
    text = text.strip()
    if _EDTF.fullmatch(text):
        return text[:16] if "T" in text else text
    iso = next(stamps(text), None)
    return iso.value if iso else None


def _words(text: str, labels: list[Label]) -> list[str]:
    words, at = [], 0
    for lab in labels:
        words += text[at : lab.span[0]].split()
        at = lab.span[1]
    return words + text[at:].split()


def _much_labelled(text: str, labels: list[Label]) -> tuple[str, ...]:
    total = len(text.split())
    share = 1 - len(_words(text, labels)) / total
    return (f"{share:.0%} of the words are labelled as page furniture",) if share > MUCH_LABELLED else ()
