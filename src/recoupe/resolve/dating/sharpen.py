"""Dates that one article leaves open, told by the articles that report the same event.

An expression that means a day or a week but whose month or year the article does not tell ("lundi", "le 3 mars") takes
the day of the event it dates, with the other article's words as evidence (``borrowed``); the article's other
expressions follow where they are forced. An expression that is coarse by itself ("début mars") stays as it is.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from recoupe.records import Borrowed, Date, Document, EventMention, Span, Statement
from recoupe.resolve.dating.clock import Clock, Expr, settle
from recoupe.resolve.dating.edtf import gap, read_edtf
from recoupe.resolve.dating.expressions import Expression, classify
from recoupe.resolve.identity import replace

T = TypeVar("T", Date, EventMention, Statement)
EVENT_RULE = "sharpen.event"
FOLLOWS_RULE = "sharpen.follows"


@dataclass
class Sharpened:
    """Dates and mentions with their new values, and the days between which each article was printed."""

    dates: list[Date] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    printed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Loan:
    value: str
    borrowed: tuple[Borrowed, ...]


def sharpen(
    documents: Sequence[Document],
    dates: Sequence[Date],
    mentions: Sequence[EventMention],
    statements: Sequence[Statement],
    events: Sequence[Sequence[EventMention]],
) -> Sharpened:
    """Every date and mention, sharpened where ``events`` (mentions of one occurrence each) tell more."""
    texts = {d.id: d.text for d in documents}
    offers: dict[tuple[str, Span], list[_Loan]] = defaultdict(list)
    plain = _plain_dates(dates, texts)
    for members in events:
        for key, loan in _lend(members, texts, plain).items():
            offers[key].append(loan)
    loans = {key: given[0] for key, given in offers.items() if len({loan.value for loan in given}) == 1}
    out = Sharpened()
    days, told, said = _group(dates), _group(mentions), _group(statements)
    for document in sorted(documents, key=lambda d: d.id):
        here = document.id
        _one_article(document, days.get(here, []), told.get(here, []), said.get(here, []), loans, out)
    return out


def _lend(
    members: Sequence[EventMention], texts: Mapping[str, str], plain: Mapping[tuple[str, str], Span]
) -> dict[tuple[str, Span], _Loan]:
    """For every open date expression of ``members``: the day that the others tell."""
    out: dict[tuple[str, Span], _Loan] = {}
    exact = [m for m in members if (w := read_edtf(m.date)) and w.days == 1 and not w.yearless]
    for mention in members:
        when = read_edtf(mention.date)
        if when and when.days == 1 and not when.yearless:
            continue
        lenders = [m for m in exact if m.document != mention.document]
        days = {w.low for m in lenders if (w := read_edtf(m.date))}
        if len(days) != 1 or (when is None and any(w.open for m in lenders if (w := read_edtf(m.date)))):
            continue
        day = days.pop()
        spans = {m.id: plain.get((m.document, day.isoformat())) or _told_by(m) for m in lenders}
        lenders.sort(key=lambda m: ((m.document, day.isoformat()) not in plain, m.document))
        borrowed = tuple(
            Borrowed(field="date", document=m.document, span=spans[m.id], rule=EVENT_RULE) for m in lenders[:2]
        )
        for span in mention.fields.get("date", ()):
            if value := _fit(texts[mention.document][slice(*span)], mention.date, day):
                out[mention.document, span] = _Loan(value, borrowed)
    return out


def _plain_dates(dates: Sequence[Date], texts: Mapping[str, str]) -> dict[tuple[str, str], Span]:
    """For every document and day: the first words that tell the day by themselves ("le 15 avril", not "lundi")."""
    out: dict[tuple[str, str], Span] = {}
    for date in sorted(dates, key=lambda d: (d.document, d.span)):
        start, end = date.span
        if date.value and any(c.isdigit() for c in texts[date.document][start:end]):
            out.setdefault((date.document, date.value), date.span)
    return out


def _told_by(mention: EventMention) -> Span:
    return mention.fields.get("date", (mention.trigger,))[0]


def _fit(words: str, value: str | None, day: dt.date) -> str | None:
    """What ``words`` mean if the event was on ``day``; None where they do not agree or say no more than they do.

    Only weekdays and days without a year are lent: they must agree with the day, so that a date read with the wrong
    event is noticed. "Hier" or "cette semaine" would fit any day, and follow from the publication alone.
    """
    kind, when = classify(words), read_edtf(value)
    if when and gap(when, read_edtf(day.isoformat()) or when):
        return None
    if when and when.yearless and value:
        return value.partition("/")[0].replace("XXXX", f"{day.year:04}")
    if kind.kind == "weekday" and day.weekday() == kind.number:
        return day.isoformat()
    return None


def _one_article(
    document: Document,
    dates: Sequence[Date],
    mentions: Sequence[EventMention],
    statements: Sequence[Statement],
    loans: Mapping[tuple[str, Span], _Loan],
    out: Sharpened,
) -> None:
    lent = {d.id: loans[document.id, d.span] for d in dates if (document.id, d.span) in loans}
    first = {d.span: _with_value(d, lent[d.id].value, _as_value(lent[d.id].borrowed)) for d in dates if d.id in lent}
    known = [_redate(m, first) for m in mentions]
    clock = Clock(document.published)
    for mention in known:
        when = read_edtf(mention.date)
        if mention.status == "actual" and when and when.exact and not when.open:
            clock.narrow(when.low, None)
    followed = settle(clock, _expressions(document, dates, known, statements, lent))
    evidence = _as_value(tuple(b for loan in lent.values() for b in loan.borrowed)[:2], FOLLOWS_RULE)
    then = {d.span: _with_value(d, followed[d.id], evidence) for d in dates if d.id in followed and d.span not in first}
    changed = {**then, **first}
    out.dates += [changed.get(d.span, d) for d in dates]
    out.mentions += [_redate(m, then) for m in known]
    if clock.bounded and clock.low and clock.high:
        out.printed[document.id] = f"{clock.low}/{clock.high}" if clock.low != clock.high else clock.low.isoformat()


def _as_value(borrowed: tuple[Borrowed, ...], rule: str = EVENT_RULE) -> tuple[Borrowed, ...]:
    return tuple(replace(b, field="value", rule=rule) for b in borrowed)


def _with_value(date: Date, value: str, borrowed: tuple[Borrowed, ...]) -> Date:
    open_end = "/.." if date.value and date.value.endswith("/..") and not value.endswith("/..") else ""
    return replace(date, value=value + open_end, timex3=value, borrowed=(*date.borrowed, *borrowed))


def _redate(mention: EventMention, changed: Mapping[Span, Date]) -> EventMention:
    """The mention with the finest of the new values of its date expressions."""
    news = [changed[s] for s in mention.fields.get("date", ()) if s in changed]
    ranked = sorted((w.days, d.value, d.id, d) for d in news if d.value and (w := read_edtf(d.value))) if news else []
    if not ranked:
        return mention
    days, value, _, date = ranked[0]
    when = read_edtf(mention.date)
    if when and not when.yearless and when.days <= days:
        return mention
    open_end = "/.." if mention.date and mention.date.endswith("/..") and not value.endswith("/..") else ""
    borrowed = tuple(replace(b, field="date") for b in date.borrowed)
    return replace(mention, date=value + open_end, borrowed=(*mention.borrowed, *borrowed))


def _expressions(
    document: Document,
    dates: Sequence[Date],
    mentions: Sequence[EventMention],
    statements: Sequence[Statement],
    lent: Mapping[str, _Loan],
) -> list[Expr]:
    way: dict[Span, int] = {}
    for mention in mentions:
        for span in mention.fields.get("date", ()):
            way[span] = 1 if mention.status == "planned" else -1
    after = _reported_after(statements, mentions, way)
    out = []
    for d in dates:
        if d.type not in ("DATE", "TIME"):
            continue
        value = lent[d.id].value if d.id in lent else d.value
        kind = classify(document.text[slice(*d.span)])
        if d.value and d.value.startswith("XXXX") and kind.kind == "other":
            kind = Expression("yearless")
        out.append(Expr(d.id, kind, value, way.get(d.span, 0), after.get(d.span)))
    return out


def _reported_after(
    statements: Sequence[Statement], mentions: Sequence[EventMention], way: dict[Span, int]
) -> dict[Span, dt.date]:
    """A date of saying lies on or after the day of what is reported as having happened, and before publication."""
    out: dict[Span, dt.date] = {}
    for statement in statements:
        if statement.date_span is None:
            continue
        way.setdefault(statement.date_span, -1)
        for mention in mentions:
            when = read_edtf(mention.date)
            told = any(s <= mention.trigger[0] < e for s, e in statement.content)
            if told and mention.status == "actual" and when and when.exact:
                out[statement.date_span] = max(when.low, out.get(statement.date_span, when.low))
    return out


def _group(rows: Sequence[T]) -> dict[str, list[T]]:
    out: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        out[row.document].append(row)
    return out
