"""Medium, addressee and date of saying: what stands around the cue and is not part of what is said."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.phrases import head_of, is_time, right_phrase
from recoupe.read.statements.view import View
from recoupe.records import Date, Place, Span

_MEDIUM_PREPOSITION = lexicon().words["medium_preposition"]
_AT = frozenset("à depuis en au aux".split())
_MEDIUM_NOUNS = lexicon().words["medium"]


def medium_of(view: View, draft: Draft) -> Span | None:
    """Token range of the channel ("un communiqué", "NTV", "une conférence de presse")."""
    for first, end in _margins(view, draft):
        for i in range(first, end):
            if view.low[i] in _MEDIUM_PREPOSITION and view.quote[i] < 0:
                phrase = right_phrase(view, i + 1 + (view.low[i + 1 : i + 2] in (["de"], ["d'"], ["du"])), end)
                if phrase is None or is_time(view, *phrase):
                    continue
                head = head_of(view, phrase)
                if view.low[head] in _MEDIUM_NOUNS or (
                    (view.low[i] == "sur" and view.pos[head] in ("PROPN", "X"))
                    or (view.low[i] == "sur" and view.words[head].isupper())
                ):
                    return phrase
    return None


def addressee_of(view: View, draft: Draft) -> Span | None:
    """Token range of the person or body spoken to ("à l'AFP", "au Figaro", "auprès de Reuters")."""
    if draft.addressee is not None:
        return draft.addressee
    people = lexicon().words["people"] | lexicon().words["bodies"]
    for first, end in draft.margin:
        stop = _before_apposition(view, draft, first, end)
        for i in range(first, stop):
            if view.low[i] in ("à", "au", "aux", "auprès") and view.quote[i] < 0:
                j = i + 1 + (view.low[i] == "auprès")
                phrase = right_phrase(view, j, end)
                if phrase is None:
                    continue
                head = head_of(view, phrase)
                if (
                    (view.pos[head] == "PROPN" and _names_body(view, phrase))
                    or view.low[head] in people
                    or view.low[head] in ("presse", "journalistes", "afp")
                ):
                    return phrase
    return None


def _before_apposition(view: View, draft: Draft, first: int, end: int) -> int:
    """End of the stretch that belongs to the verb: a comma after the speaker begins what the speaker is."""
    start = max(first, draft.speaker[1] if draft.speaker and draft.speaker[0] >= first else first)
    return next((k for k in range(start, end) if view.low[k] == ","), end)


def _names_body(view: View, phrase: Span) -> bool:
    """ "à l'AFP" or "au Monde" speak to somebody; "à Paris" is a place."""
    return view.pos[phrase[0]] == "DET" or view.low[phrase[0] - 1] in ("au", "aux", "auprès")


def date_of(view: View, draft: Draft, dates: Sequence[Date]) -> Date | None:
    """The date of saying: an expression that stands beside the cue."""
    for first, end in _margins(view, draft):
        if end <= first:
            continue
        a, b = view.chars(first, end)
        for date in dates:
            if a <= date.span[0] and date.span[1] <= b and date.type in ("DATE", "TIME"):
                return date
    return None


def place_of(view: View, draft: Draft, places: Sequence[tuple[Span, Place]]) -> tuple[Span, Place] | None:
    """Where it was said: a place beside the cue after a preposition of place ("a-t-il déclaré à Oslo")."""
    for first, end in _margins(view, draft):
        for span, place in places:
            i = view.token_at(span[0])
            if first < i < end and view.low[i - 1] in _AT and view.quote[i] < 0:
                return span, place
    return None


def _margins(view: View, draft: Draft) -> list[Span]:
    """The stretches beside the cue: after it, and the opening of the sentence when the content does not begin there."""
    margins = [m for m in draft.margin if m[1] > m[0]]
    first = draft.sentence[0]
    if draft.cue and draft.speaker and draft.speaker[0] < draft.cue[0]:
        margins += [(first, draft.speaker[0]), (draft.speaker[1], draft.cue[0])]
    return [m for m in margins if m[1] > m[0]]
