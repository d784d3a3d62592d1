"""What can be searched for: articles, events, statements, actors and figures, each with its texts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from recoupe.records import Dossier, EventMention, Span
from recoupe.store.dossier import DossierStore
from recoupe.store.search import words
from recoupe.store.search.passage import sentence

#: what an entry is, and the table that indexes it
TABLES = {
    "document": "documents_search",
    "event": "events_search",
    "statement": "statements_search",
    "actor": "actors_search",
    "figure": "figures_search",
}
#: changes when the same text would be analysed to other words
ANALYSER = "2"
Text = tuple[str, tuple[Span, ...]]


class Entry(NamedTuple):
    """One thing to be found: its texts, each with the spans of names in it."""

    kind: str
    id: str
    texts: tuple[Text, ...]

    @property
    def digest(self) -> bytes:
        """Changes with what the index would hold."""
        found = msgspec.json.encode((ANALYSER, self.texts))
        return hashlib.blake2b(found, digest_size=12).digest()

    def columns(self) -> tuple[str, str]:
        """What the columns ``exact`` and ``lemma`` hold."""
        return words.columns(self.texts)


def entries(dossier: Dossier) -> Iterator[Entry]:
    """Everything of ``dossier`` that can be searched for."""
    texts = {d.id: d.text for d in dossier.documents}
    names = _names_by_document(dossier)
    for document in dossier.documents:
        title = ((document.title, ()),) if document.title and document.title not in document.text else ()
        yield Entry("document", document.id, (*title, (document.text, tuple(names.get(document.id, ())))))
    mentions = {m.id: m for m in dossier.event_mentions}
    for event in dossier.events:
        told = [mentions[m] for m in event.mentions if m in mentions]
        sentences = {texts[m.document][slice(*m.evidence)]: m for m in told}
        parts = [(sentence, within(names.get(m.document, ()), m.evidence)) for sentence, m in sentences.items()]
        yield Entry("event", event.id, ((event.title, ()), *parts))
    for statement in dossier.statements:
        known = names.get(statement.document, ())
        said = tuple((texts[statement.document][a:b], within(known, (a, b))) for a, b in statement.content)
        yield Entry("statement", statement.id, said)
    for figure in dossier.figures:
        around = sentence(texts[figure.document], figure.span)
        inside = within(names.get(figure.document, ()), around)
        yield Entry("figure", figure.id, ((texts[figure.document][slice(*around)], inside),))
    for actor in dossier.actors:
        yield Entry("actor", actor.id, tuple((n, ((0, len(n)),)) for n in dict.fromkeys((actor.name, *actor.aliases))))


def within(names: Iterable[Span], around: Span) -> tuple[Span, ...]:
    """The spans of ``names`` inside ``around``, counted from its start."""
    return tuple((a - around[0], b - around[0]) for a, b in names if around[0] <= a and b <= around[1])


def _names_by_document(dossier: Dossier) -> dict[str, list[Span]]:
    """Where names of actors and places stand, in order."""
    found: dict[str, set[Span]] = defaultdict(set)
    for mention in dossier.actor_mentions:
        if mention.form == "name":
            found[mention.document].add(mention.span)
    for told in dossier.event_mentions:
        found[told.document].update(_places(told))
    return {document: merged(spans) for document, spans in found.items()}


def _places(mention: EventMention) -> tuple[Span, ...]:
    return mention.fields.get("place", ())


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches that ``spans`` cover, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def names_in(store: DossierStore, document: str) -> list[Span]:
    """Where names of actors and places stand in ``document``, as the index was told."""
    found = {
        (int(a), int(b))
        for a, b in store.rows(
            "SELECT span_start, span_end FROM actor_mentions WHERE document = ? AND form = 'name' "
            "UNION SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]') "
            "FROM event_mentions m, json_each(m.fields, '$.place') j WHERE m.document = ?",
            (document, document),
        )
    }
    return merged(found)
