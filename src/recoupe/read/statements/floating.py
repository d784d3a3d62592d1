"""Quotations that no cue in their sentence reports: after a colon, or on their own, spoken by whoever spoke last."""

from __future__ import annotations

from recoupe.read.statements.contents import quoted_chars
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.lexicon import Cue
from recoupe.read.statements.phrases import right_phrase
from recoupe.read.statements.speakers import main_subject, speakable
from recoupe.read.statements.view import View
from recoupe.records import Span

_MIN_WORDS = 4


def read_floating(view: View, drafts: list[Draft]) -> list[Draft]:
    """Drafts for the quotations that ``drafts`` leave over."""
    covered = [c for d in drafts for c in d.content]
    found: list[Draft] = []
    for n, (first, end) in enumerate(view.quote_tokens):
        q = view.quotes[n]
        if any(a < q.inner_end and q.inner_start < b for a, b in covered) or end - first < _MIN_WORDS + 2:
            continue
        sentence = view.sentence(first)
        draft = _after_colon(view, first, end, sentence) or _alone(view, first, end, sentence, [*drafts, *found])
        if draft is not None:
            found.append(draft)
    return found


def _after_colon(view: View, first: int, end: int, sentence: Span) -> Draft | None:
    """ "Le ton est ferme chez Jean Martin : « … »": the subject of the introducing clause speaks."""
    if first - 1 <= sentence[0] or view.low[first - 1] != ":":
        return None
    begin = sentence[0]
    subject = main_subject(view, first - 1, sentence)
    if subject is None or not speakable(view, subject):
        subject = next(
            (
                p
                for i in range(begin, first - 1)
                if (p := right_phrase(view, i, first - 1)) and speakable(view, p) and view.pos[i - 1] != "ADP"
            ),
            None,
        )
    if subject is None:
        return None
    verb = next((i for i in range(first - 2, begin - 1, -1) if view.pos[i] == "VERB" and view.quote[i] < 0), -1)
    cue = (verb, verb + 1) if verb >= 0 else (begin, begin + 1)
    entry = Cue(view.low[cue[0]], "c", "=", "")
    return Draft(
        [quoted_chars(view, first, end)],
        "colon.open",
        0.6,
        entry,
        cue,
        subject,
        [(begin, first - 1)],
        at=first,
        sentence=sentence,
    )


def _alone(view: View, first: int, end: int, sentence: Span, drafts: list[Draft]) -> Draft | None:
    """A sentence that is one quotation: the last speaker goes on."""
    outside = [i for i in range(*sentence) if view.quote[i] < 0 and view.words[i][0].isalnum()]
    if outside:
        return None
    before = [d for d in drafts if d.at < first and (d.speaker or d.continues)]
    if not before:
        return None
    last = max(before, key=lambda d: d.at)
    if view.text.count("\n", view.end[last.at], view.start[first]) > 3:
        return None
    return Draft([quoted_chars(view, first, end)], "floating", 0.5, continues=last, at=first, sentence=sentence)
