"""Who governs a reporting participle or infinitive: "…, a dit X, ajoutant que", "X a écrit à Y pour dénoncer"."""

from __future__ import annotations

from recoupe.read.statements.conjugation import INFINITIVE
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import adjacent_phrase
from recoupe.read.statements.speakers import clause_subject, main_subject
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import Span


def controller(view: View, cue: VerbCue, sentence: Span, drafts: list[Draft]) -> Span | None:
    """The speaker before the cue in its sentence, the noun it qualifies, or the subject of the clause it hangs on."""
    before = [d for d in drafts if d.sentence == sentence and d.at < cue.verb and d.speaker]
    close = [d for d in before if not any(a <= view.start[cue.verb] < b for a, b in d.content)]
    k = cue.first - 1
    then = view.low[k] in ("de", "d'") and view.low[k - 1] == "avant"  # "a dit X, avant d'ajouter : « … »"
    if close and (cue.mood != INFINITIVE or then):
        return close[-1].speaker
    loose = view.dep[cue.verb] in ("advcl", "parataxis", "conj") and any(view.finite[i] for i in range(sentence[0], k))
    qualifies = (
        not loose and cue.mood != INFINITIVE and k >= sentence[0] and view.low[k] not in (",", "en", "tout", ")")
    )
    if qualifies and view.pos[k] in ("NOUN", "PROPN", "ADJ"):
        found = adjacent_phrase(view, k, sentence[0])  # "un message disant", "le rapport affirmant"
        if found and speakable(view, found):
            return found
    governing = _governing(view, cue.verb, sentence)
    if governing >= 0 and view.low[governing] in lexicon().words["impersonal"]:
        return None
    found = clause_subject(view, governing, sentence) if governing >= 0 else None
    if found is None and close:
        return close[-1].speaker
    return found or main_subject(view, cue.verb, sentence)


def _governing(view: View, verb: int, sentence: Span) -> int:
    """The finite verb that a participle or infinitive hangs on: by the parse, else the nearest before it."""
    head = verb
    for _ in range(4):
        head = view.head[head]
        if sentence[0] <= head < verb and view.quote[head] < 0 and view.pos[head] == "VERB" and _finite(view, head):
            return head
    return next((i for i in range(verb - 1, sentence[0] - 1, -1) if view.quote[i] < 0 and view.finite[i]), -1)


def _finite(view: View, i: int) -> bool:
    return view.finite[i] or any(view.finite[k] and view.pos[k] == "AUX" for k in range(max(0, i - 4), i))
