"""Positions: whom or what a holder is said to stand for or against, read from the acts by which one takes sides."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.events.candidates import noun_phrase
from recoupe.read.events.data import load
from recoupe.read.events.draft import Draft
from recoupe.read.events.scene import Scene
from recoupe.records import EventMention, Position, Span

#: how many words a topic may have
LONGEST_TOPIC = 8


def find_positions(scene: Scene, told: Sequence[tuple[EventMention, Draft]]) -> tuple[Position, ...]:
    """Positions of the article, in order of the text: one a holder, stance and object.

    Only acts told as actual take a position; a planned or denied support is none.
    """
    out: list[Position] = []
    seen: set[tuple[str, str, str]] = set()
    for mention, draft in told:
        stance = stance_of(draft)
        if stance is None or mention.status != "actual":
            continue
        for holder, span in draft.source:
            for name, where in _objects(scene, draft, stance):
                if name == holder or (holder, stance, name) in seen:
                    continue
                seen.add((holder, stance, name))
                out.append(_record(scene, mention, (holder, span), stance, (name, where), len(out) + 1))
    return tuple(out)


def _record(
    scene: Scene, mention: EventMention, holder: tuple[str, Span], stance: str, about: tuple[str, Span], number: int
) -> Position:
    since = mention.date.removesuffix("/..") if mention.date and mention.date.endswith("/..") else None
    fields: dict[str, tuple[Span, ...]] = {"holder": (holder[1],), "stance": (mention.trigger,), "object": (about[1],)}
    if since:
        fields["from"] = mention.fields["date"]
    return Position(
        id=f"{scene.document.id}:p{number}",
        document=scene.document.id,
        holder=holder[0],
        stance=stance,
        object=about[0],
        from_=since,
        evidence=mention.evidence,
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


def _objects(scene: Scene, draft: Draft, stance: str) -> list[tuple[str, Span]]:
    """The actors on the other side, or else the topic that the trigger's complement names."""
    asking = draft.trigger.entry.type in ("REQUEST", "AGREE")
    if draft.target and not asking:
        return draft.target
    topics = load("positions.toml")["topics"]
    if not set(draft.trigger.entry.words) & set(topics.get(stance, "").split()):
        return []
    topic = _topic(scene, draft)
    return [topic] if topic else []


def _topic(scene: Scene, draft: Draft) -> tuple[str, Span] | None:
    """The noun phrase behind the trigger that names a thing ("un cessez-le-feu immédiat")."""
    w = scene.words
    f = draft.trigger.frame
    heads = [*f.objects, *f.obliques.get("à", []), *f.obliques.get("pour", []), *f.obliques.get("de", [])]
    for i in heads:
        if w.pos[i] == "NOUN" and i not in scene.covering and i not in draft.trigger.tokens:
            first, last = noun_phrase(scene, i)
            if last - first < LONGEST_TOPIC:
                return scene.text[w.start[first] : w.end[last]], w.span(first, last)
    return None
