"""One event on the terminal: what is said, by whom, in which words, and where the articles disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from recoupe.records import Event
from recoupe.show import terminal
from recoupe.show.dates import readable
from recoupe.show.language import label, say
from recoupe.show.listing import Column, Listing, Row, Section, show
from recoupe.show.passage import marked
from recoupe.show.views.evidence import FieldEvidence, Report, conflict_sides, edit_words, event_as_json, evidence
from recoupe.show.views.names import actor_names, event_title, place_name, source_name
from recoupe.show.views.origins import explain
from recoupe.show.views.words import in_words
from recoupe.store import DossierStore
from recoupe.store.search.passage import sentence


def show_event(store: DossierStore, event: Event, form: str) -> None:
    """Print ``event`` on stdout in ``form``."""
    if form == "json":
        import msgspec

        data = msgspec.json.format(msgspec.json.encode(event_as_json(store, event)), indent=2)
        terminal.write_bytes(data + b"\n")
    elif form == "table":
        _print(store, event)
    else:
        show(fields_of(store, event), form)


def fields_of(store: DossierStore, event: Event) -> Listing:
    """One row per field and report: value, words and rule."""
    columns = [Column("field", lambda v: label("field", v)), Column("value", of_row=_value_in_words)]
    columns += [Column(k) for k in ("article", "words", "sentence", "rule")]
    rows = []
    for found in evidence(store, event):
        for report in found.reports:
            data = report.as_json(store)
            words = " … ".join(data["words"])
            rows.append({**data, "field": found.field, "value": report.value, "words": words})
        if edit := found.edit:
            by = say("text.analyst", by=edit["by"], id=edit["correction"])
            words = " … ".join(d.text[a:b] for d, (a, b) in edit_words(store, edit))
            row = {"field": found.field, "value": found.value, "article": by, "words": words, "rule": "correction"}
            rows.append({**row, "sentence": edit.get("why", "")})
    return Listing(columns, [Section(event_title(store, event), rows)])


def _value_in_words(row: Row) -> str:
    return in_words(row["field"], row["value"])


def _print(store: DossierStore, event: Event) -> None:
    console = terminal.out()
    console.print(Text(event_title(store, event), style="bold"))
    console.print(Text(summary(store, event)))
    for line in explain(store, event):
        console.print(Text(line))
    for fields in _together(evidence(store, event)):
        _print_fields(console, store, fields)
    _print_conflicts(console, store, event)
    _print_history(console, store, event)


def _together(found: Iterable[FieldEvidence]) -> list[list[FieldEvidence]]:
    """Fields that the very same words state are shown together."""
    groups: dict[object, list[FieldEvidence]] = {}
    for field in found:
        words = tuple((r.mention, r.spans, r.borrowed) for r in field.reports)
        key = field.field if field.edit else words or field.field
        groups.setdefault(key, []).append(field)
    return list(groups.values())


def summary(store: DossierStore, event: Event) -> str:
    """Type, date, place, status and id, in one line."""
    parts = (
        label("type", event.type) + (f" / {label('mode', event.mode)}" if event.mode else ""),
        readable(event.date) or say("text.no_date"),
        place_name(store, event.place) or "",
        label("status", event.status),
        event.id,
    )
    return " · ".join(p for p in parts if p)


def _print_fields(console: Console, store: DossierStore, fields: list[FieldEvidence]) -> None:
    console.print()
    heading = Text()
    for found in fields:
        heading.append("  " if heading else "").append(label("field", found.field), style="bold cyan")
        heading.append(f" {in_words(found.field, found.value)}")
    console.print(heading)
    reports = fields[0].reports
    if edit := fields[0].edit:
        by = say("text.analyst", by=edit["by"], id=edit["correction"])
        console.print(Text(f"  {by}" + (f": {edit['why']}" if "why" in edit else ""), style="bold"))
        for document, span in edit_words(store, edit):
            console.print(Text(f"  {source_name(document)}"))
            passage = marked(document.text, sentence(document.text, span), [span])
            console.print(Padding(passage, (0, 0, 0, 4), expand=False))
    elif not reports:
        console.print(Text(f"  {say('text.no_evidence')}", style="bold red"))
    for n, report in enumerate(reports):
        values = (in_words(f.field, f.reports[n].value) for f in fields)
        _print_report(console, store, report, ", ".join(values))


def _print_report(console: Console, store: DossierStore, report: Report, value: str) -> None:
    origin = say("text.borrowed", article=report.article) if report.borrowed else report.article
    rule = f"  [{report.rule}]" if report.rule else ""
    console.print(Text.assemble("  ", (origin, "bold"), f"  {value}", (rule, "dim")))
    passage = marked(store.document_by_id()[report.document].text, report.sentence, report.spans)
    console.print(Padding(passage, (0, 0, 0, 4), expand=False))


def _print_conflicts(console: Console, store: DossierStore, event: Event) -> None:
    for field, sides in conflict_sides(store, event):
        console.print()
        console.print(Text(say("text.conflict", field=label("field", field)), style="bold yellow"))
        for side in sides:
            console.print(Text(f"≠ {in_words(field, side.value)}"))
            for report in side.reports:
                _print_report(console, store, report, "")


def _print_history(console: Console, store: DossierStore, event: Event) -> None:
    lines = list(history_lines(store, event))
    if lines:
        console.print()
        console.print(Text(say("text.history"), style="bold"))
    for line in lines:
        console.print(Text(f"  {line}"))


def history_lines(store: DossierStore, event: Event) -> Iterator[str]:
    """How the event came to be told so: its status over time, values made precise or revised, merges and splits."""
    home = {m.id: m.document for m in store.event_mentions(event.id)}
    for change in event.history:
        match change["change"]:
            case "status":
                document = store.document_by_id()[home[change["mentions"][0]]]
                date = readable(change["as_of"]) or say("text.no_date")
                status = label("status", change["status"])
                yield say("text.change_status", article=source_name(document), date=date, status=status)
            case "imprecision" | "revision" as kind:
                old, new = (in_words(change["field"], change[end]) for end in ("from", "to"))
                yield say(f"text.change_{kind}", field=label("field", change["field"]), old=old, new=new)
            case "part_of":
                yield say("text.part_of", whole=_named(store, change["event"]))
            case "parts":
                yield say("text.parts", n=len(change["events"]))
                yield from (f"  └ {_named(store, part)}" for part in change["events"])
            case "disclosed":
                yield _disclosed(store, change)
            case "absorbed":
                yield say("text.change_absorbed", other=change["event"])
            case "split":
                yield say("text.change_split", other=change["from"])
            case _ if "correction" in change:
                yield _by_analyst(change)


def _named(store: DossierStore, ident: str) -> str:
    """An event by its day, title and id."""
    event = store.event_by_id().get(ident)
    if event is None:
        return ident
    return " · ".join(part for part in (readable(event.date), event_title(store, event), ident) if part)


def _disclosed(store: DossierStore, change: dict[str, Any]) -> str:
    """On which day it became known, through whom and how long after."""
    told = {"date": readable(change["date"]), "n": change["days"]}
    if change["by"]:
        return say("text.change_disclosed", by=", ".join(actor_names(store, [change["by"]])), **told)
    return say("text.change_printed", **told)


def _by_analyst(change: dict[str, Any]) -> str:
    """What an analyst did, who and why."""
    why = f"({change['why']})" if "why" in change else ""
    values: dict[str, Any] = {"by": change["by"], "id": change["correction"], "why": why}
    match change["change"]:
        case "edited":
            old, new = (in_words(change["field"], change[end] or None) for end in ("from", "to"))
            values |= {"field": label("field", change["field"]), "old": old, "new": new}
        case "joined":
            values["events"] = ", ".join(change["events"])
        case "parted":
            values["event"] = change["from"]
        case "noted":
            values["note"] = change["note"]
    return say(f"text.change_{change['change']}", **values).rstrip()
