"""Who governs a reporting participle or infinitive: "…, a dit X, ajoutant que", "X a écrit à Y pour dénoncer"."""

from __future__ import annotations

from recoupe.read.statements.conjugation import INFINITIVE
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.phrases import subject_phrase
from recoupe.read.statements.speakers import around, main_subject
from recoupe.read.statements.view import View
from recoupe.records import Span


def controller(view: View, cue: VerbCue, sentence: Span, drafts: list[Draft]) -> Span | None:
    """The speaker before the cue in its sentence, the noun it qualifies, or the subject of the main verb."""
    before = [d for d in drafts if d.sentence == sentence and d.at < cue.verb and d.speaker]
    close = [d for d in before if not any(a <= view.start[cue.verb] < b for a, b in d.content)]
    if close and cue.mood != INFINITIVE:
        return close[-1].speaker
    k = cue.first - 1
    qualifies = cue.mood != INFINITIVE and view.low[k] not in (",", "en", "tout")
    if qualifies and view.pos[k] in ("NOUN", "PROPN", "ADJ"):
        return subject_phrase(view, k, sentence[0])  # "un message disant", "le rapport affirmant"
    verb = view.head[cue.verb]
    for _ in range(3):
        for i in range(cue.verb - 1, sentence[0] - 1, -1):
            if view.head[i] == verb and view.dep[i].startswith("nsubj") and view.quote[i] < 0:
                return around(view, i, sentence)
        verb = view.head[verb]
    return close[-1].speaker if close else main_subject(view, cue.verb, sentence)
