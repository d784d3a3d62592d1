"""Why some reports were taken for one event: in sentences, and as the features that spoke for and against."""

from __future__ import annotations

from typing import Any

import msgspec

from recoupe.records import Event
from recoupe.show import terminal
from recoupe.show.language import spoken
from recoupe.show.listing import Column, Listing, Row, Section, show
from recoupe.show.views.names import event_title
from recoupe.show.views.words import flat
from recoupe.store import DossierStore


def show_why(store: DossierStore, event: Event, form: str) -> None:
    """Print why ``event`` is one event: sentences for people (``table``, ``md``), features for programs."""
    if form == "csv":
        show(Listing(COLUMNS, [Section("", features(event))]), form)
        return
    from recoupe.resolve.explain import why

    sentences = why(store.dossier(), event.id, spoken())
    if form == "json":
        data: dict[str, Any] = {"id": event.id, "title": event_title(store, event), "sentences": sentences}
        data["features"] = features(event)
        terminal.write_bytes(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")
    elif form == "md":
        terminal.write(f"# {event_title(store, event)}\n\n" + "".join(f"- {s}\n" for s in sentences))
    else:
        _print(event_title(store, event), event.id, sentences)


def _print(title: str, ident: str, sentences: list[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = terminal.out()
    console.print(Text.assemble((title, "bold"), f" · {ident}"))
    for sentence in sentences:
        console.print(Padding(Text(sentence), (0, 0, 0, 2), expand=False))


def features(event: Event) -> list[Row]:
    """One row per feature of each report that was joined, with the score of the report."""
    return [
        {
            "mention": link["mention"],
            "score": link["score"],
            "threshold": link["threshold"],
            "ambiguous": link["ambiguous"],
            "feature": feature["feature"],
            "bits": feature["bits"],
            "seen": flat(feature["seen"]),
        }
        for link in event.history
        if link["change"] == "merged"
        for feature in link["features"]
    ]


COLUMNS = tuple(
    Column(key, visible=False) for key in ("mention", "score", "threshold", "ambiguous", "feature", "bits", "seen")
)
