"""Positions: whom or what a holder is said to stand for or against, read from the acts by which one takes sides."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.circumstances import evidence_of
from recoupe.read.events.data import load
from recoupe.read.events.draft import Draft
from recoupe.read.events.scene import Scene
from recoupe.read.events.stances import Side, Stance, find_stances, stance_lexicon, topic
from recoupe.records import EventMention, Position, Span


def find_positions(scene: Scene, told: Sequence[tuple[EventMention, Draft]]) -> tuple[Position, ...]:
    """Positions of the article, in order of the text: one a holder, stance and object.

    They are told by the words of ``data/stances.tsv``, and by events through which one takes sides. Only what is
    told as actual counts; a planned or denied support is none.
    """
    heads: set[int] = set()
    passages = []
    for stance in find_stances(scene):
        heads.add(stance.head)
        passages.append((stance, evidence_of(scene, stance.head)))
    for mention, draft in told:
        if draft.trigger.head not in heads and not _is_settled(draft) and (found := _by_event(scene, mention, draft)):
            passages.append((found, mention.evidence))
    out: list[Position] = []
    for stance, evidence in sorted(passages, key=lambda p: p[0].head):
        nested = [scene.words.start[h] for h in heads if h != stance.head]
        for holder in stance.holders:
            for about in stance.objects:
                if any(about.span[0] <= start < about.span[1] for start in nested) or _touch(holder.span, about.span):
                    continue
                position = _record(scene, stance, evidence, holder, about, len(out) + 1)
                if about.name != holder.name and not any(_same(position, other) for other in out):
                    out.append(position)
    return tuple(out)


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _same(a: Position, b: Position) -> bool:
    """One stance of a holder towards one object, by name or at the same words."""
    about = a.object == b.object or _touch(a.fields["object"][0], b.fields["object"][0])
    return (a.holder, a.stance) == (b.holder, b.stance) and about


def _is_settled(draft: Draft) -> bool:
    """Words with rows of their own in ``data/stances.tsv`` take a side only by these: "le pays refuse du monde"."""
    entry = draft.trigger.entry
    return entry.words[0] in stance_lexicon().by_word and entry.type not in ("REQUEST", "AGREE")


def _by_event(scene: Scene, mention: EventMention, draft: Draft) -> Stance | None:
    """The stance that an event shows, or None."""
    stance = stance_of(draft)
    if stance is None or mention.status != "actual":
        return None
    since = None
    if mention.date and mention.date.endswith("/.."):
        since = (mention.date.removesuffix("/.."), mention.fields["date"][0])
    holders = [Side(*s) for s in draft.source]
    objects = [Side(*s) for s in _objects(scene, draft, stance)]
    return Stance(stance, draft.trigger.head, holders, objects, since, None)


def _record(scene: Scene, told: Stance, evidence: Span, holder: Side, about: Side, number: int) -> Position:
    fields: dict[str, tuple[Span, ...]] = {
        "holder": (holder.span,),
        "stance": (scene.words.span(told.head),),
        "object": (about.span,),
    }
    if told.since:
        fields["from"] = (told.since[1],)
    if told.until:
        fields["to"] = (told.until[1],)
    return Position(
        id=f"{scene.document.id}:p{number}",
        document=scene.document.id,
        holder=holder.name,
        stance=told.stance,
        object=about.name,
        from_=told.since[0] if told.since else None,
        to=told.until[0] if told.until else None,
        evidence=evidence,
        fields=fields,
    )


def stance_of(draft: Draft) -> str | None:
    """What the act says about its source's stand: supports, opposes, recognises, neutral, or None."""
    entry = draft.trigger.entry
    table = load("positions.toml")
    words = set(entry.words)
    for stance in ("none", "recognises", "neutral"):
        if words & set(table["words"][stance].split()):
            return None if stance == "none" else stance
    if words & set(table["words"]["praise"].split()) and draft.target:
        return None
    for stance in ("supports", "opposes"):
        if entry.type in table["types"][stance].split():
            return stance
    if entry.type == "ACCUSE":
        return "opposes" if entry.mode in table["modes"]["opposes"].split() else None
    topical = words & set(table["topics"]["supports"].split())
    return "supports" if topical and entry.type in ("REQUEST", "AGREE") else None


def _objects(scene: Scene, draft: Draft, stance: str) -> Sequence[tuple[str, Span]]:
    """The actors on the other side, or else the topic that the trigger's complement names."""
    asking = draft.trigger.entry.type in ("REQUEST", "AGREE")
    if draft.target and not asking:
        return draft.target
    topics = load("positions.toml")["topics"]
    if not set(draft.trigger.entry.words) & set(topics.get(stance, "").split()):
        return []
    found = _topic(scene, draft)
    return [found] if found else []


def _topic(scene: Scene, draft: Draft) -> Side | None:
    """The noun phrase behind the trigger that names a thing ("un cessez-le-feu immédiat"); who is asked is none."""
    w = scene.words
    f = draft.trigger.frame
    asked = draft.trigger.entry.words[0] == "demander"
    heads = [
        *f.objects,
        *([] if asked else f.obliques.get("à", [])),
        *f.obliques.get("pour", []),
        *f.obliques.get("de", []),
    ]
    for i in heads:
        if (
            w.pos[i] == "NOUN"
            and i not in scene.covering
            and i not in draft.trigger.tokens
            and (found := topic(scene, i))
        ):
            return found
    return None
