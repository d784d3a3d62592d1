"""From drafts to records: duplicates dropped, speakers named, kinds and certainty told, nesting worked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recoupe.read.actors import ActorTable
from recoupe.read.statements.circumstances import addressee_of, date_of, medium_of, place_of
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.naming import Namer
from recoupe.read.statements.phrases import right_phrase
from recoupe.read.statements.together import together
from recoupe.read.statements.view import View
from recoupe.records import Date, Document, Span, Statement

_CONDITIONAL_AUXILIARY = frozenset("aurait auraient serait seraient".split())
_PAST_CONDITIONAL = frozenset("aurait auraient".split())
_ASSURANCE = {"+": "vouched", "=": "neutral", "?": "doubted", "-": "denied"}


class Voice(NamedTuple):
    """The actor that speaks, the words that name it beside the cue, or else those it was inferred from."""

    actor: str | None
    span: Span | None
    inferred_from: Span | None = None


def assemble(
    document: Document, view: View, drafts: list[Draft], actors: ActorTable, dates: Sequence[Date]
) -> tuple[Statement, ...]:
    """Statements in order of the text, with ids, speakers and parents."""
    kept = without_duplicates(view, drafts)
    namer = Namer(view, actors)
    named: dict[int, Voice] = {}
    for draft in sorted(kept, key=lambda d: d.at):
        named[id(draft)] = _voice(draft, namer, named)
    kept = _without_retold(document, view, kept, named)
    kept.sort(key=lambda d: (d.content[0], d.at))
    rows = [_statement(document, view, d, n, named[id(d)], namer, dates) for n, d in enumerate(kept, 1)]
    return tuple(_with_parent(row, rows) for row in rows)


def _without_retold(document: Document, view: View, drafts: list[Draft], named: dict[int, Voice]) -> list[Draft]:
    """Leave out what the title tells in its own words when the article itself reports the same speaker."""
    title = document.metadata.get("title")
    if title is None:
        return drafts

    def heads(draft: Draft) -> bool:
        return title[0] <= view.start[draft.at] < title[1]

    speaking = {named[id(d)].actor for d in drafts if not heads(d)} - {None}
    return [
        d for d in drafts if not heads(d) or kind_of(view, d.content) == "direct" or named[id(d)].actor not in speaking
    ]


def _size(spans: Sequence[Span]) -> int:
    return sum(b - a for a, b in spans)


def _shared(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def without_duplicates(view: View, drafts: list[Draft]) -> list[Draft]:
    """Of two drafts with nearly the same content the more certain one stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, -d.at)):
        if not draft.content or _size(draft.content) < 3:
            continue
        if not any(_same(view, draft, k) for k in kept):
            kept.append(draft)
    return kept


def _same(view: View, a: Draft, b: Draft) -> bool:
    """Nearly the same content; a statement told inside the other is not the same unless nothing else is told."""
    shared = _shared(a.content, b.content)
    union = _size(a.content) + _size(b.content) - shared
    nested = any(x <= view.start[p.at] < y for p, q in ((a, b), (b, a)) for x, y in q.content)
    return shared > (0.97 if nested else 0.8) * union


def _voice(draft: Draft, namer: Namer, named: dict[int, Voice]) -> Voice:
    """Who speaks: named beside the cue, or whoever spoke in the draft that this one goes on with."""
    if draft.speaker is not None:
        return Voice(*namer.speaker(draft.speaker, draft.rule, draft.sentence))
    link = draft.continues
    while link is not None:
        if id(link) in named:
            before = named[id(link)]
            return Voice(before.actor, None, before.span or before.inferred_from)
        if link.speaker is not None:  # a cue that reports no words of its own: "Le maire a dénoncé l'abandon. « … »"
            actor, span = namer.speaker(link.speaker, draft.rule, link.sentence)
            return Voice(actor, None, span)
        link = link.continues
    return Voice(None, None)


def _statement(
    document: Document,
    view: View,
    draft: Draft,
    number: int,
    voice: Voice,
    namer: Namer,
    dates: Sequence[Date],
) -> Statement:
    medium, addressee = medium_of(view, draft), addressee_of(view, draft)
    date = date_of(view, draft, dates)
    cue = view.chars(*draft.cue) if draft.cue else None
    medium_span = view.chars(*medium) if medium else None
    addressee_span = view.chars(*addressee) if addressee else None
    chain, chain_spans = _chain(view, draft, voice, namer)
    others = together(view, draft, voice.actor, namer)
    place = place_of(view, draft, namer.actors.places)
    return Statement(
        id=f"{document.id}:s{number}",
        document=document.id,
        speaker=voice.actor,
        speaker_span=voice.span,
        cue=document.text[cue[0] : cue[1]] if cue else None,
        cue_span=cue,
        kind=kind_of(view, draft.content),
        content=tuple(draft.content),
        addressee=document.text[addressee_span[0] : addressee_span[1]] if addressee_span else None,
        addressee_span=addressee_span,
        medium=document.text[medium_span[0] : medium_span[1]] if medium_span else None,
        medium_span=medium_span,
        date=date.value if date else None,
        date_span=date.span if date else None,
        certainty=certainty_of(view, draft),
        chain=chain,
        chain_spans=chain_spans,
        translated=_translated(view, draft),
        rule=draft.rule,
        confidence=draft.confidence,
        inferred_from=voice.inferred_from if voice.actor else None,
        co_speakers=tuple(actor for actor, _ in others),
        co_speaker_spans=tuple(span for _, span in others),
        place=place[1].id if place else None,
        place_span=place[0] if place else None,
        act=draft.entry.plover or None,
        assurance=_ASSURANCE.get(draft.entry.certainty) if cue else None,
    )


def _chain(view: View, draft: Draft, voice: Voice, namer: Namer) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Outermost first: the speaker, then whom it cites. Empty when nobody is cited."""
    cites = draft.chain or _cited_nearby(view, draft)
    if not cites or voice.actor is None or voice.span is None:
        return (), ()
    links = [(voice.actor, voice.span)]
    for phrase in cites:
        actor, span = namer.actor(phrase, "chain.cited")
        if actor is not None:
            links.append((actor, span))
    return tuple(a for a, _ in links), tuple(s for _, s in links)


def _cited_nearby(view: View, draft: Draft) -> list[Span]:
    """ "Le journal annonce que …, citant une source": whom the speaker of a sentence cites."""
    if draft.speaker is None or draft.rule == "floating":
        return []
    words = lexicon().words["citing"]
    for i in range(draft.speaker[1], draft.sentence[1] - 1):
        inside = any(a <= view.start[i] < b for a, b in draft.content)
        if view.low[i] in words and view.quote[i] < 0 and not inside:
            phrase = right_phrase(view, i + 1, draft.sentence[1])
            return [phrase] if phrase else []
    return []


def kind_of(view: View, content: Sequence[Span]) -> str:
    """direct: wholly between marks; mixed: holds marks; indirect: none."""
    inside = outside = 0
    for a, b in content:
        for q in view.quotes:
            inside += max(0, min(b, q.inner_end) - max(a, q.inner_start))
        outside += b - a
    outside -= inside
    if inside == 0:
        return "indirect"
    return "direct" if outside <= max(3, 0.1 * inside) else "mixed"


def certainty_of(view: View, draft: Draft) -> str:
    """stated, conditional (hearsay: "aurait rencontré") or denied ("dément avoir")."""
    if draft.entry.certainty == "-":
        return "denied"
    if draft.cue_conditional and draft.perfect:
        return "conditional"
    # after a cue in the past "serait" tells the future of then: "il a dit que la loi serait votée"
    backshifted = draft.perfect and draft.rule.startswith("verb.")
    told = _PAST_CONDITIONAL if backshifted else _CONDITIONAL_AUXILIARY
    for a, b in draft.content:
        i = view.token_at(a)
        hypothetical = False
        while i < view.size and view.start[i] < b:
            hypothetical = hypothetical or view.low[i] in ("si", "s'il")
            if view.low[i] in told and view.quote[i] < 0 and not hypothetical:
                return "conditional"
            i += 1
    return "stated"


def _translated(view: View, draft: Draft) -> bool:
    """ "a-t-il déclaré en arabe": the words were said in another language."""
    return any(
        view.low[i] == "en" and view.low[i + 1] in lexicon().words["language"]
        for first, end in draft.margin
        for i in range(first, min(end, view.size - 1))
    )


def _with_parent(row: Statement, rows: list[Statement]) -> Statement:
    import msgspec

    mine = _size(row.content)
    holders = [
        r for r in rows if r.id != row.id and _size(r.content) > mine and _shared(row.content, r.content) >= 0.95 * mine
    ]
    if not holders:
        return row
    parent = min(holders, key=lambda r: (_size(r.content), r.id))
    return msgspec.structs.replace(row, parent=parent.id)
