"""How the counts of an event come about: articles, outlets, origins."""

from __future__ import annotations

from collections import defaultdict

from recoupe.records import Document, Event
from recoupe.show.language import say
from recoupe.show.views.names import source_name
from recoupe.store import DossierStore


def explain(store: DossierStore, event: Event) -> list[str]:
    """The counts of ``event`` in words, and why some articles count as one origin."""
    documents = [store.document_by_id()[d] for d in event.documents]
    lines = [
        " · ".join(
            (
                say("text.articles", n=len(documents)),
                say("text.outlets", n=event.outlets),
                say("text.origins", n=event.independent_sources),
            )
        )
    ]
    lines += [f"  {_described(d)}" for d in documents]
    lines += _origins(store, event)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.copy_group:
            groups[document.copy_group].append(document)
    for group, members in sorted(groups.items()):
        if len(members) > 1:
            names = ", ".join(d.name for d in members)
            lines.append("  " + say("text.copies", names=names, group=group))
    return lines


def _origins(store: DossierStore, event: Event) -> list[str]:
    """Which articles count as one origin, where there are several of both."""
    groups: list[list[str]] = next((c["origins"] for c in event.history if c["change"] == "origins"), [])
    if not 1 < len(groups) < len(event.documents):
        return []
    home = {m.id: store.document_by_id()[m.document].name for m in store.event_mentions(event.id)}
    named = (", ".join(sorted({home[m] for m in group if m in home})) for group in groups)
    return ["  " + say("text.origin", number=n, articles=articles) for n, articles in enumerate(named, 1)]


def _described(document: Document) -> str:
    parts = [document.name]
    if source_name(document) != document.name:
        parts.append(source_name(document))
    if document.agency and document.agency != source_name(document):
        parts.append(document.agency)
    if document.published:
        parts.append(document.published)
    if document.title:
        parts.append(f"« {document.title} »")
    return ", ".join(parts)
