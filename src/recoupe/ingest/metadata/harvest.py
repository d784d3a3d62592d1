"""Harvest metadata from the text of an article and its labelled furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from recoupe.ingest.agencies import agencies
from recoupe.ingest.boilerplate import Label
from recoupe.ingest.boilerplate.lines import Line, lines
from recoupe.ingest.metadata.datelines import Dateline, dateline_at
from recoupe.ingest.metadata.stamps import Stamp, stamps
from recoupe.ingest.typography import plain
from recoupe.records import Span

#: title and dateline stand within this many characters from the beginning (web pages carry their menus first)
HEAD = 12_000
#: a title is at most this many characters long
MAX_TITLE = 200
#: labels that may state the publication date
_DATED = ("header-date", "stamp")
_NAME = r"[A-ZÉÈ][\w.'-]+(?: (?:[a-z]{1,3}[' ])?[A-ZÉÈ][\w.'-]+){1,4}"
_BYLINE = re.compile(rf"\b[Pp]ar (?P<name>{_NAME}(?: et [A-ZÉÈ][^-|,\n]+)?)")
_COPYRIGHT = re.compile(r"© ?(?:\d{4} )?(?P<name>[^\d\n©.|-]{3,50}?)(?: ?\d{4})?(?=$| ?[-.|,–]|\n)")
_WITH = re.compile(r"\b(?:avec|AVEC|via|source ?:?|Source ?:?) (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\b")
_SIGNED = re.compile(
    r"\((?:[Rr]eportage de |[Rr]édigé par )?(?P<name>[A-ZÉ][^(),]+(?:, [A-ZÉ][^(),]+)*?)"
    r"(?=, (?:version|édité|traduit|avec)|\))"
)
_AGENCY_WORD = re.compile(r"\b(?:Agence France-Presse|La Presse canadienne|Associated Press|[A-Z][\w-]+|dpa)\b")
_TRANSLATION = re.compile(r"(?:version française|traduit (?:par|de l'\w+ par)) [^,()]+", re.IGNORECASE)
_CREDIT = re.compile(r"\((?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\)\s*$")


class Metadata(NamedTuple):
    """What was found. ``spans`` maps a field name to the characters that state it."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_source: str | None = None
    spans: dict[str, Span] = {}  # noqa: RUF012  (never changed: a named tuple's default)


def harvest(text: str, labels: Sequence[Label], title: str | None = None) -> Metadata:
    """Metadata of ``text``; ``title`` is what the record already says, and is then only looked for in the text."""
    stored, text = text, plain(text)
    body = _body(text, labels)
    line = _dateline(text, body)
    spans: dict[str, Span] = {}
    found_title = _title(text, labels, body, title)
    if found_title:
        spans["title"] = found_title
    published = _published(text, labels, line, spans)
    for field, span in (
        ("agency", _agency(text, labels, line)),
        ("byline", _byline(text, labels)),
        ("outlet", _outlet(text, labels)),
        ("dateline", line.span if line else None),
    ):
        if span:
            spans[field] = span

    spans.update(_notes(text, labels))

    def words(field: str) -> str | None:
        return stored[slice(*spans[field])] if field in spans else None

    return Metadata(
        title=title or words("title"),
        outlet=words("outlet"),
        agency=words("agency"),
        byline=words("byline"),
        dateline=words("dateline"),
        published=published[0] if published else None,
        published_source=published[1] if published else None,
        spans=spans,
    )


def _notes(text: str, labels: Sequence[Label]) -> dict[str, Span]:
    """``update_note`` ("(Actualisé avec …)") and ``translation`` ("version française Luc Petit")."""
    spans: dict[str, Span] = {}
    for lab in labels:
        if lab.rule == "update-note":
            spans.setdefault("update_note", lab.span)
        elif lab.rule == "signature" and (match := _TRANSLATION.search(text, *lab.span)):
            spans.setdefault("translation", match.span())
    return spans


def _body(text: str, labels: Sequence[Label]) -> list[Line]:
    """The first lines that hold some unlabelled text; a partly labelled line is cut to its first unlabelled stretch."""
    result = []
    near = [lab for lab in labels if lab.span[0] < HEAD][:500]
    for line in lines(text[:HEAD]):
        start, end = line.span
        for lab in near:
            if lab.span[0] <= start < lab.span[1]:
                start = lab.span[1]
                start += len(text[start:end]) - len(text[start:end].lstrip())
        if start < end:
            stop = min([lab.span[0] for lab in near if start < lab.span[0] < end], default=end)
            result.append(Line((start, stop), text[start:stop].rstrip(), line.block))
    return result


def _dateline(text: str, body: list[Line]) -> Dateline | None:
    """The first dateline at the beginning of one of the first four body lines."""
    return next((d for line in body[:4] if (d := dateline_at(text, line.span[0]))), None)


def _title(text: str, labels: Sequence[Label], body: list[Line], told: str | None) -> Span | None:
    if told:
        at = text.find(told)
        return (at, at + len(told)) if 0 <= at < 2000 else None
    if not body or dateline_at(text, body[0].span[0]):
        return None
    first = body[0]
    end = first.span[1] + 1
    cut = any(lab.rule == "stamp" and first.span[0] < lab.span[0] <= end for lab in labels)
    alone = len(body) > 1 and len(body[1].text) > 80
    if not (cut or alone) or not 15 <= len(first.text) <= MAX_TITLE or first.text.endswith((".", ",", ";", ":")):
        return None
    return (first.span[0], first.span[0] + len(first.text))


def _published(
    text: str, labels: Sequence[Label], line: Dateline | None, spans: dict[str, Span]
) -> tuple[str, str] | None:
    """The most precise date that a stamp, the dateline or a header line states."""
    found: list[tuple[Stamp, str]] = []
    for lab in labels:
        if lab.rule in _DATED:
            found += [(s, lab.rule) for s in stamps(text, *lab.span)][:1]
    if line and line.day:
        found += [(s, "dateline") for s in stamps(text, *line.day)]
    if not found:
        return None
    stamp, source = max(found, key=lambda x: (len(x[0].value), -x[0].span[0]))
    spans["published"] = stamp.span
    return stamp.value, source


def _agency(text: str, labels: Sequence[Label], line: Dateline | None) -> Span | None:
    """From the dateline, else a stamp ("Reuters • 23/05/2020", "avec AFP"), else a credit that ends the text."""
    if line and line.agency:
        return line.agency
    for lab in labels:
        if lab.rule not in {"stamp", "signature", "copyright", "byline", "agency-credit"}:
            continue
        start, end = lab.span
        head = re.match(r"[A-ZÉ][\w-]+(?: [A-Z][\w-]+)?(?= ?[•·|])", text[start:end])
        if head and head[0] in agencies():
            return (start, start + head.end())
        if lab.rule == "agency-credit":
            named = next((m.span() for m in _AGENCY_WORD.finditer(text, start, end) if m[0] in agencies()), None)
            if named:
                return named
        for match in _WITH.finditer(text, start, end):
            if match["name"] in agencies() or match["name"].isupper():
                return match.span("name")
    credit = _CREDIT.search(text)
    return credit.span("name") if credit and credit["name"] in agencies() else None


def _byline(text: str, labels: Sequence[Label]) -> Span | None:
    for lab in labels:
        pattern = _BYLINE if lab.rule in {"stamp", "byline"} else _SIGNED if lab.rule == "signature" else None
        match = pattern.search(text, *lab.span) if pattern else None
        if match:
            return match.span("name")
    return next((lab.span for lab in labels if lab.rule == "signature"), None)


def _outlet(text: str, labels: Sequence[Label]) -> Span | None:
    """A copyright line's holder, else the banner above the navigation."""
    for lab in labels:
        match = _COPYRIGHT.match(text, lab.span[0], lab.span[1]) if lab.rule == "copyright" else None
        if match and len(match["name"].split()) <= 6 and not agencies() & {match["name"], *match["name"].split()}:
            return match.span("name")
    banner = next((lab.span for lab in labels if lab.rule == "banner"), None)
    return banner or _first_of_navigation(text, labels)


def _first_of_navigation(text: str, labels: Sequence[Label]) -> Span | None:
    """ "Tribune du Sud | Se connecter | S'abonner": the first piece of a navigation line that also asks to log in."""
    for lab in labels:
        piece = text[slice(*lab.span)]
        if lab.rule == "navigation" and "|" in piece and re.search(r"connect|abonn", piece, re.IGNORECASE):
            first = piece.split("|", 1)[0].rstrip()
            return (lab.span[0], lab.span[0] + len(first))
    return None
