"""Why some reports were taken for one event: the features that spoke for and against, with their weight in bits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoupe.records import Event, EventMention
from recoupe.show.language import say
from recoupe.show.listing import Column, Listing, Row, Section
from recoupe.show.views.names import event_title, source_name
from recoupe.show.views.quote import quote
from recoupe.show.views.words import flat
from recoupe.store import DossierStore


def why(store: DossierStore, event: Event) -> Listing:
    """One section per report: the first one began the event, each other was joined to it."""
    mentions = {m.id: m for m in store.event_mentions(event.id)}
    merged = {c["mention"]: c for c in event.history if c["change"] == "merged"}
    sections = []
    for mention in sorted(mentions.values(), key=lambda m: (m.id in merged, m.id)):
        link = merged.get(mention.id)
        rows = list(_rows(store, mention, link))
        sections.append(Section(_heading(store, mention, link), rows))
    sections += [Section(say(f"text.{c['change']}", **_names(c)), []) for c in event.history if c["change"] in _LINEAGE]
    return Listing(COLUMNS, sections, f"{event_title(store, event)} · {event.id}")


_LINEAGE = ("absorbed", "split")


def _names(change: dict[str, Any]) -> dict[str, Any]:
    return {"other": change.get("event") or change.get("from")}


def _heading(store: DossierStore, mention: EventMention, link: dict[str, Any] | None) -> str:
    article = source_name(store.document_by_id()[mention.document])
    if link is None:
        return say("text.began", article=article, mention=mention.id)
    key = "text.joined_unsure" if link.get("ambiguous") else "text.joined"
    return say(key, article=article, mention=mention.id, score=link["score"], threshold=link["threshold"])


def _rows(store: DossierStore, mention: EventMention, link: dict[str, Any] | None) -> Iterator[Row]:
    if link is None:
        words = quote(store, mention.document, [mention.evidence])
        yield {"mention": mention.id, "feature": "", "bits": None, "seen": words}
    for feature in (link or {}).get("features", ()):
        seen = flat(feature["seen"])
        yield {"mention": mention.id, "feature": feature["feature"], "bits": feature["bits"], "seen": seen}


COLUMNS = (
    Column("mention", visible=False),
    Column("feature"),
    Column("bits", lambda v: f"{v:+.2f}", right=True),
    Column("seen", ratio=5),
)
