"""From the log to the decisions that the resolution of actors applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recoupe.records import Reading
from recoupe.resolve.actors.decisions import Decision, Members
from recoupe.resolve.corrections.correction import Correction

Local = Mapping[tuple[str, int, int], str]  # document, span of a mention -> actor inside the article


def actor_decisions(corrections: Iterable[Correction], readings: Sequence[Reading]) -> list[Decision]:
    """The corrections of actors, with the local actors that their mentions stand for."""
    entries = [c for c in corrections if c.kind == "actor"]
    if not entries:
        return []
    local = {(m.document, *m.span): m.actor for r in readings for m in r.actor_mentions}
    return [
        Decision(
            kind=c.action,
            actor=c.subject["actor"],
            members=_members(c.subject, local),
            others=tuple(o["actor"] for o in c.change.get("others", ())),
            other_members=tuple(_members(o, local) for o in c.change.get("others", ())),
            surfaces=tuple(c.change.get("surfaces", ())),
            name=c.change.get("name"),
        )
        for c in entries
    ]


def _members(subject: Mapping[str, Any], local: Local) -> Members:
    found = ((m["document"], local.get((m["document"], *m["span"]))) for m in subject.get("mentions", ()))
    return frozenset((document, actor) for document, actor in found if actor is not None)
