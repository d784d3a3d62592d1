"""What must hold of every dossier, whatever was read."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.records import Dossier, EventMention, Span

Located = tuple[str, str, Span]  # what it is, document, span


def spans(dossier: Dossier) -> Iterator[Located]:
    """Every span of ``dossier``."""
    for document in dossier.documents:
        yield from (("boilerplate", document.id, s) for s in document.boilerplate)
        yield from ((f"metadata {k}", document.id, s) for k, s in document.metadata.items())
    for date in dossier.dates:
        yield f"date {date.id}", date.document, date.span
        yield from ((f"date {date.id} borrowed", b.document, b.span) for b in date.borrowed)
    for mention in dossier.actor_mentions:
        yield f"actor mention {mention.id}", mention.document, mention.span
    for actor in dossier.actors:
        for role in actor.roles:
            if role.evidence and role.document:
                yield f"role of {actor.id}", role.document, role.evidence
    for said in dossier.statements:
        own = (said.speaker_span, said.inferred_from, said.cue_span, said.addressee_span, said.medium_span)
        own += (said.date_span, said.place_span)
        several = (*said.content, *said.chain_spans, *said.co_speaker_spans)
        yield from ((f"statement {said.id}", said.document, s) for s in (*own, *several) if s)
    for event in dossier.event_mentions:
        told = [s for field in event.fields.values() for s in field]
        yield from (
            (f"event {event.id}", event.document, s) for s in (event.trigger, event.evidence, *event.also, *told)
        )
        yield from ((f"event {event.id} borrowed", b.document, b.span) for b in event.borrowed)
    for figure in dossier.figures:
        yield f"figure {figure.id}", figure.document, figure.span
        yield from ((f"figure {figure.id}", figure.document, s) for f in figure.fields.values() for s in f)
    for position in dossier.positions:
        yield f"position {position.id}", position.document, position.evidence


def outside(dossier: Dossier) -> list[Located]:
    """Spans that are empty or not inside the text they point into."""
    texts = {d.id: d.text for d in dossier.documents}
    return [
        (what, document, (start, end))
        for what, document, (start, end) in spans(dossier)
        if not 0 <= start < end <= len(texts[document])
    ]


def blank(dossier: Dossier) -> list[Located]:
    """Spans of evidence that hold no letter, digit or sign, so that they state nothing."""
    texts = {d.id: d.text for d in dossier.documents}
    kept = (s for s in spans(dossier) if s[0] != "boilerplate")
    return [(what, document, (a, b)) for what, document, (a, b) in kept if not texts[document][a:b].strip()]


def unsupported(dossier: Dossier) -> list[str]:
    """Fields that have a value and no words that state it."""
    out = [f"{m.id}.{field}" for m in dossier.event_mentions for field in _bare(m)]
    out += [f"{s.id}.speaker" for s in dossier.statements if s.speaker and not (s.speaker_span or s.inferred_from)]
    out += [f"{s.id}.cue" for s in dossier.statements if s.cue and not s.cue_span]
    out += [f"{s.id}.content" for s in dossier.statements if not s.content]
    out += [f"{s.id}.date" for s in dossier.statements if s.date and not s.date_span]
    out += [f"{s.id}.medium" for s in dossier.statements if s.medium and not s.medium_span]
    out += [f"{s.id}.place" for s in dossier.statements if s.place and not s.place_span]
    out += [f"{s.id}.co_speakers" for s in dossier.statements if len(s.co_speakers) != len(s.co_speaker_spans)]
    out += [f"{s.id}.assurance" for s in dossier.statements if (s.act or s.assurance) and not s.cue_span]
    out += [f"{s.id}.variant" for s in dossier.statements if (s.variant is None) != (s.shared is None)]
    out += [f"{s.id}.addressee" for s in dossier.statements if s.addressee and not s.addressee_span]
    named = {m.actor for m in dossier.actor_mentions}
    used = {a for m in dossier.event_mentions for a in (*m.source, *m.target)}
    return out + [f"actor {a} has no mention" for a in sorted(used - named)]


def _bare(mention: EventMention) -> Iterator[str]:
    loans = {b.field for b in mention.borrowed}
    for side in ("source", "target"):
        if len(getattr(mention, side)) != len(mention.fields.get(side, ())):
            yield side
    for field in ("date", "place", "attributed_to"):
        if getattr(mention, field) and not mention.fields.get(field) and field not in loans:
            yield field


def dangling(dossier: Dossier) -> list[str]:
    """Ids that name nothing."""
    actors, places = {a.id for a in dossier.actors}, {p.id for p in dossier.places}
    mentions, events = {m.id for m in dossier.event_mentions}, {e.id for e in dossier.events}
    out = [f"{e.id}: {m}" for e in dossier.events for m in e.mentions if m not in mentions]
    out += [f"{m.id}: {m.event}" for m in dossier.event_mentions if m.event not in events]
    for record in (*dossier.events, *dossier.event_mentions):
        out += [f"{record.id}: {a}" for a in (*record.source, *record.target) if a not in actors]
        out += [f"{record.id}: {record.place}"] if record.place and record.place not in places else []
    said = {s.id for s in dossier.statements}
    for s in dossier.statements:
        out += [f"{s.id}: {a}" for a in (s.speaker, *s.co_speakers, *s.chain) if a and a not in actors]
        out += [f"{s.id}: {s.place}"] if s.place and s.place not in places else []
        out += [f"{s.id}: {s.parent}"] if s.parent and s.parent not in said else []
    return out
