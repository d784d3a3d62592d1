"""Why an event stands in the dossier as it does: for each field, the words of each article that state it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from recoupe.records import Document, Event, EventMention, Span
from recoupe.show.views.names import actor_names, event_title, place_name, source_name
from recoupe.store import DossierStore
from recoupe.store.search.passage import sentence

FIELDS = ("type", "mode", "context", "source", "target", "date", "place", "status", "attributed_to")

#: fields that the trigger itself states where a mention points at nothing nearer
_BY_TRIGGER = ("type", "mode", "context", "status")


class Report(NamedTuple):
    """What one article says about a field, and where."""

    mention: str
    document: str
    article: str
    value: Any
    spans: tuple[Span, ...]
    sentence: Span
    rule: str
    borrowed: bool = False

    def as_json(self, store: DossierStore) -> dict[str, Any]:
        text = store.document_by_id()[self.document].text
        return {
            "article": self.article,
            "document": self.document,
            "value": self.value,
            "spans": [list(s) for s in self.spans],
            "words": [text[a:b] for a, b in self.spans],
            "sentence": text[self.sentence[0] : self.sentence[1]],
            "rule": self.rule,
            "borrowed": self.borrowed,
        }


class FieldEvidence(NamedTuple):
    """A field of an event, its value, and the reports that state it. ``edit``: the entry of the event's history by
    which an analyst set it; the reports may then say otherwise."""

    field: str
    value: Any
    reports: tuple[Report, ...]
    edit: dict[str, Any] | None = None


def evidence(store: DossierStore, event: Event) -> list[FieldEvidence]:
    """Each field of ``event`` that has a value, with the words that state it."""
    mentions = list(store.event_mentions(event.id))
    found = []
    for field in FIELDS:
        reports = tuple(r for m in mentions for r in _reports(store, m, field))
        value = _named(store, field, getattr(event, field, None)) if field != "attributed_to" else _attributed(reports)
        edit = edited(event, field)
        if value or edit:
            found.append(FieldEvidence(field, value, reports, edit))
    return found


def edited(event: Event, field: str) -> dict[str, Any] | None:
    """The last entry of the history by which an analyst set ``field``."""
    entries = [h for h in event.history if h["change"] == "edited" and h["field"] == field]
    return entries[-1] if entries else None


def edit_words(store: DossierStore, edit: dict[str, Any]) -> list[tuple[Document, Span]]:
    """The words that an analyst pointed at for an edit; what the dossier does not hold is left out."""
    known = store.document_by_id()
    places = ((known.get(one["document"]), tuple(one["span"])) for one in edit.get("evidence", ()))
    return [(d, (a, b)) for d, (a, b) in places if d is not None and 0 <= a < b <= len(d.text)]


def _attributed(reports: Sequence[Report]) -> list[str]:
    return list(dict.fromkeys(name for report in reports for name in report.value))


def _reports(store: DossierStore, mention: EventMention, field: str) -> Iterator[Report]:
    value = _named(store, field, getattr(mention, field))
    if value:
        spans = mention.fields.get(field) or ((mention.trigger,) if field in _BY_TRIGGER else ())
        if spans:
            yield _report(store, mention, value, tuple(spans), mention.document, mention.rule)
    for loan in mention.borrowed:
        if loan.field == field:
            yield _report(store, mention, value, (loan.span,), loan.document, loan.rule, borrowed=True)


def _report(
    store: DossierStore,
    mention: EventMention,
    value: Any,
    spans: tuple[Span, ...],
    ident: str,
    rule: str,
    borrowed: bool = False,
) -> Report:
    document = store.document_by_id()[ident]
    around = sentence(document.text, spans[0])
    return Report(mention.id, ident, source_name(document), value, spans, around, rule, borrowed)


def _named(store: DossierStore, field: str, value: Any) -> Any:
    """The value as people know it: names instead of ids, lists instead of tuples."""
    if field in ("source", "target", "attributed_to"):
        return actor_names(store, value or ())
    if field == "place":
        return place_name(store, value)
    return list(value) if isinstance(value, tuple) else value


class Side(NamedTuple):
    """One of the values articles disagree on."""

    value: Any
    reports: tuple[Report, ...]


def conflict_sides(store: DossierStore, event: Event) -> list[tuple[str, list[Side]]]:
    """Each field the articles disagree on, with the values side by side and the words that state them."""
    mentions = {m.id: m for m in store.event_mentions(event.id)}
    found = []
    for conflict in event.conflicts:
        sides = []
        for entry in conflict["values"]:
            said = [mentions[i] for i in entry["mentions"] if i in mentions]
            reports = [r for m in said for r in _side_reports(store, m, conflict["field"], entry["value"])]
            sides.append(Side(_named(store, conflict["field"], entry["value"]), tuple(reports)))
        found.append((conflict["field"], sides))
    return found


def _side_reports(store: DossierStore, mention: EventMention, field: str, value: Any) -> list[Report]:
    if field in FIELDS:
        found = list(_reports(store, mention, field))
    else:
        found = [
            _report(store, mention, f.value, (f.span,), f.document, "")
            for f in store.figures(mention.document)
            if f.kind == field and f.value == value
        ]
    return found or [_report(store, mention, None, (mention.trigger,), mention.document, mention.rule)]


def event_as_json(store: DossierStore, event: Event) -> dict[str, Any]:
    """Everything the view of an event shows, for programs."""
    import msgspec

    record = msgspec.to_builtins(event)
    return {
        **record,
        "title": event_title(store, event),
        "evidence": [
            {"field": f.field, "value": f.value, "reports": [r.as_json(store) for r in f.reports], "correction": f.edit}
            for f in evidence(store, event)
        ],
        "conflict_sides": [
            {
                "field": field,
                "values": [{"value": s.value, "reports": [r.as_json(store) for r in s.reports]} for s in sides],
            }
            for field, sides in conflict_sides(store, event)
        ],
    }
