"""What a search found: each article with the passages that hold the words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.text import Text

from recoupe.records import Document, Span
from recoupe.show import terminal
from recoupe.show.dates import readable
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section, show
from recoupe.show.passage import marked
from recoupe.show.selection import Selection, actor_ids, articles_at, in_period, place_ids
from recoupe.show.views.names import source_name
from recoupe.store import DossierStore
from recoupe.store.search import Hit, search
from recoupe.store.search.passage import sentence

#: passages shown per article in a terminal; data formats have all
PASSAGES = 3


def show_hits(store: DossierStore, chosen: Selection, query: str, form: str) -> None:
    """Print the articles found, in ``form``."""
    articles = _articles(store, chosen)
    hits = [h for h in search(store, query) if articles is None or h.document in articles]
    if form == "table":
        for hit in hits:
            _print(store, hit)
        terminal.out().print(Text(say("text.hit_count", n=len(hits)), style="dim"))
    else:
        rows = [row for hit in hits for row in _rows(store, hit)]
        show(Listing(COLUMNS, [Section("", rows)], say("text.hit_count", n=len(hits))), form)


def _articles(store: DossierStore, chosen: Selection) -> set[str] | None:
    """Articles of the period, about the actor and the place asked for; None where any will do."""
    if chosen == Selection(as_known_on=chosen.as_known_on):
        return None
    found = {d.id for d in store.documents() if in_period(chosen, d.published)}
    there, actors = articles_at(store, place_ids(store, chosen)), actor_ids(store, chosen)
    if actors is not None:
        found &= {m.document for m in store.actor_mentions() if m.actor in actors}
    return found if there is None else found & there


def _passages(document: Document, hit: Hit) -> Iterator[tuple[Span, list[Span]]]:
    """Sentences that hold a word found, each once, with the words."""
    end = -1
    for span in hit.spans:
        if span[0] >= end:
            around = sentence(document.text, span)
            end = around[1]
            yield around, [s for s in hit.spans if around[0] <= s[0] and s[1] <= around[1]]


def _print(store: DossierStore, hit: Hit) -> None:
    document = store.document_by_id()[hit.document]
    console = terminal.out()
    head = [document.name]
    if source_name(document) != document.name:
        head.append(source_name(document))
    head += [part for part in (readable(document.published), document.title) if part]
    console.print(Text(" · ".join(head), style="bold"))
    passages = list(_passages(document, hit))
    for around, spans in passages[:PASSAGES]:
        console.print(Padding(marked(document.text, around, spans), (0, 0, 0, 4), expand=False))
    if len(passages) > PASSAGES:
        console.print(Text("    " + say("text.more_passages", n=len(passages) - PASSAGES), style="dim"))
    console.print()


def _rows(store: DossierStore, hit: Hit) -> Iterator[Row]:
    document = store.document_by_id()[hit.document]
    for around, spans in list(_passages(document, hit)) or [((0, 0), [])]:
        yield {
            "name": document.name,
            "sources": source_name(document),
            "published": document.published,
            "sentence": document.text[around[0] : around[1]] or document.title,
            "spans": [list(s) for s in spans],
            "document": document.id,
        }


COLUMNS = (
    Column("name", ratio=2),
    Column("sources", ratio=1),
    Column("published", readable),
    Column("sentence", ratio=6),
    Column("spans", visible=False),
    Column("document", visible=False),
)
