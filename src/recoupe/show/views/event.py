"""One event on the terminal: what is said, by whom, in which words, and where the articles disagree."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from recoupe.records import Event
from recoupe.show import terminal
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Section, show
from recoupe.show.passage import marked
from recoupe.show.views.evidence import FieldEvidence, Report, conflict_sides, event_as_json, evidence
from recoupe.show.views.names import event_title, place_name
from recoupe.show.views.origins import explain
from recoupe.show.views.words import flat, in_words
from recoupe.store import DossierStore


def show_event(store: DossierStore, event: Event, form: str) -> None:
    """Print ``event`` on stdout in ``form``."""
    if form == "json":
        import msgspec

        data = msgspec.json.format(msgspec.json.encode(event_as_json(store, event)), indent=2)
        terminal.write_bytes(data + b"\n")
    elif form == "table":
        _print(store, event)
    else:
        show(_rows(store, event), form)


def _rows(store: DossierStore, event: Event) -> Listing:
    columns = [Column(k) for k in ("field", "value", "article", "words", "sentence", "rule")]
    rows = []
    for found in evidence(store, event):
        for report in found.reports:
            data = report.as_json(store)
            words = " … ".join(data["words"])
            rows.append({**data, "field": found.field, "value": in_words(found.field, report.value), "words": words})
    return Listing(columns, [Section(event_title(store, event), rows)])


def _print(store: DossierStore, event: Event) -> None:
    console = terminal.out()
    console.print(Text(event_title(store, event), style="bold"))
    console.print(Text(_summary(store, event)))
    for line in explain(store, event):
        console.print(Text(line))
    for found in evidence(store, event):
        _print_field(console, store, found)
    _print_conflicts(console, store, event)
    _print_history(console, event)


def _summary(store: DossierStore, event: Event) -> str:
    parts = (
        label("type", event.type) + (f" / {label('mode', event.mode)}" if event.mode else ""),
        readable(event.date) or say("text.no_date"),
        place_name(store, event.place) or "",
        label("status", event.status),
        event.id,
    )
    return " · ".join(p for p in parts if p)


def _print_field(console: Console, store: DossierStore, found: FieldEvidence) -> None:
    console.print()
    name = label("field", found.field)
    console.print(Text.assemble((name, "bold cyan"), "  ", in_words(found.field, found.value)))
    if not found.reports:
        console.print(Text(f"  {say('text.no_evidence')}", style="bold red"))
    _print_reports(console, store, found.field, found.reports)


def _print_reports(console: Console, store: DossierStore, field: str, reports: Iterable[Report]) -> None:
    for report in reports:
        text = store.document_by_id()[report.document].text
        origin = say("text.borrowed", article=report.article) if report.borrowed else report.article
        value = in_words(field, report.value) if report.value else ""
        head = Text.assemble("  ", (origin, "bold"), f"  {value}", (f"  [{report.rule}]" if report.rule else "", "dim"))
        console.print(head)
        console.print(Padding(marked(text, report.sentence, report.spans), (0, 0, 0, 4), expand=False))


def _print_conflicts(console: Console, store: DossierStore, event: Event) -> None:
    for field, sides in conflict_sides(store, event):
        console.print()
        console.print(Text(say("text.conflict", field=label("field", field)), style="bold yellow"))
        for side in sides:
            console.print(Text(f"≠ {in_words(field, side.value)}"))
            _print_reports(console, store, field, [r._replace(value=None) for r in side.reports])


def _print_history(console: Console, event: Event) -> None:
    if not event.history:
        return
    console.print()
    console.print(Text(say("text.history"), style="bold"))
    for change in event.history:
        console.print(Text("  " + ", ".join(f"{k}: {flat(v)}" for k, v in change.items())))
