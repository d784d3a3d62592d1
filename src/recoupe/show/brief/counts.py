"""The figures told of an event, each with who gives it: never one number for what is disputed."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.records import EventMention, Figure
from recoupe.show.language import label, say
from recoupe.show.views.names import actor_names, source_name
from recoupe.show.views.quote import quote
from recoupe.store import DossierStore


def figure_lines(store: DossierStore, event: str, mentions: Sequence[EventMention]) -> list[str]:
    """One line per kind and wording: the words of the article, who gives the figure, and the articles that print it."""
    told = {event, *(m.id for m in mentions)}
    documents = dict.fromkeys(m.document for m in mentions)
    lines: dict[tuple[str, str], dict[str, None]] = {}
    for figure in (f for d in documents for f in store.figures(d) if f.event in told):
        sources = lines.setdefault((label("figure", figure.kind), _said(store, figure)), {})
        sources[source_name(store.document_by_id()[figure.document])] = None
    return [f"{kind} : {said} ({', '.join(sources)})" for (kind, said), sources in lines.items()]


def _said(store: DossierStore, figure: Figure) -> str:
    words = quote(store, figure.document, [figure.span])
    who = ", ".join(actor_names(store, [figure.source] if figure.source else []))
    return f"« {words} »" + (f", {say('brief.according_to', who=who)}" if who else "")
