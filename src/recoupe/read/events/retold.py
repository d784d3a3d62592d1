"""Articles that retell another paper's account: what they report beside its name rests on it.

"Le ministre a vu l'émissaire, selon El Heraldo. […] Le pays hésite, écrit El Heraldo. Il craint une rupture": the
paper that the lead credits and that is named again goes on telling until somebody else speaks.
"""

from __future__ import annotations

from recoupe.read.events.scene import Scene
from recoupe.records import Span, Statement


def retold(scene: Scene, head: int) -> tuple[str, Span] | None:
    """The paper on which the sentence of token ``head`` rests, with the words that name it in that paragraph.

    Only a named paper that the article's first statement credits and another one too; the sentence follows such a
    statement in its paragraph, and nobody else speaks between.
    """
    paper = _credited(scene)
    if paper is None:
        return None
    at = scene.words.start[head]
    before = [s for s in scene.statements if s.content and s.content[0][0] < at]
    last = max(before, key=lambda s: s.content[0][0], default=None)
    if last is None or _teller(last) != paper or last.speaker_span is None:
        return None
    return None if "\n" in scene.text[last.content[-1][1] : at] else (paper, last.speaker_span)


def _credited(scene: Scene) -> str | None:
    told = sorted((s for s in scene.statements if s.content), key=lambda s: s.content[0][0])
    paper = _teller(told[0]) if told else None
    if paper is None or scene.actors.actor(paper).kind != "media":
        return None
    named = any(m.actor == paper and m.form == "name" for m in scene.mentions)
    return paper if named and sum(_teller(s) == paper for s in told) > 1 else None


def _teller(statement: Statement) -> str | None:
    """Who speaks: the outermost of a chain."""
    return statement.chain[0] if statement.chain else statement.speaker
