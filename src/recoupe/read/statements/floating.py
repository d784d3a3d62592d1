"""Quotations that no cue in their sentence reports: after a colon or a name, or on their own."""

from __future__ import annotations

from recoupe.read.statements.contents import quoted_chars
from recoupe.read.statements.cues import VerbCue
from recoupe.read.statements.draft import NO_CUE, Draft
from recoupe.read.statements.lexicon import Cue, lexicon
from recoupe.read.statements.phrases import head_of, right_phrase
from recoupe.read.statements.speakers import left_subject, main_subject
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import Span

_MIN_WORDS = 4
#: a quotation after a bare name is long: « … » of fewer words may be a title or a nickname
_LONG = 10
#: line breaks between the last words of a speaker and a quotation of theirs
_MAX_BREAKS = 3


def read_floating(view: View, drafts: list[Draft], cues: list[VerbCue]) -> list[Draft]:
    """Drafts for the quotations that ``drafts`` leave over."""
    covered = [c for d in drafts for c in d.content]
    found: list[Draft] = []
    for n, (first, end) in enumerate(view.quote_tokens):
        q = view.quotes[n]
        if any(a < q.inner_end and q.inner_start < b for a, b in covered) or end - first < _MIN_WORDS + 2:
            continue
        sentence = view.sentence(first)
        draft = _after_colon(view, first, end, sentence) or _named(view, first, end, sentence)
        draft = draft or _alone(view, first, end, sentence, [*drafts, *found], cues)
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
        subject = _first_speakable(view, begin, first - 1)
    if subject is None:
        return None
    verb = next((i for i in range(first - 2, begin - 1, -1) if view.pos[i] == "VERB" and view.quote[i] < 0), -1)
    cue = (verb, verb + 1) if verb >= 0 else None
    return Draft(
        content=[quoted_chars(view, first, end)],
        rule="colon.open",
        confidence=0.6,
        entry=Cue(view.low[verb], "c", "=", "") if cue else NO_CUE,
        cue=cue,
        speaker=subject,
        margin=[(begin, first - 1)],
        at=first,
        sentence=sentence,
    )


def _first_speakable(view: View, begin: int, end: int) -> Span | None:
    for i in range(begin, end):
        if i > begin and view.pos[i - 1] == "ADP":
            continue
        phrase = right_phrase(view, i, end)
        if phrase and speakable(view, phrase):
            return phrase
    return None


def _named(view: View, first: int, end: int, sentence: Span) -> Draft | None:
    """A name and a quotation without verb: "Ainsi, la ministre Anna Brandt « … »", « … » – Jean Martin."""
    if end - first < _LONG:
        return None
    begin, stop = sentence
    if any(view.finite[i] for i in range(begin, stop) if view.quote[i] < 0):
        return None
    subject: Span | None = None
    if first > begin:
        subject = _first_speakable(view, begin, first)
        if subject is not None and subject[1] < first and view.low[subject[1]] not in (",", ":", "-", "–", "—"):
            subject = None
    elif end < stop and view.low[end] in ("-", "–", "—", "("):
        subject = right_phrase(view, end + 1, stop)
    if subject is None or not _is_person(view, subject):
        return None
    content = [quoted_chars(view, first, end)]
    return Draft(content, "named", 0.6, speaker=subject, at=first, sentence=sentence)


def _is_person(view: View, phrase: Span) -> bool:
    words = lexicon().words
    named = any(view.entity[i] == "PER" for i in range(*phrase))
    return named or view.low[head_of(view, phrase)] in words["people"] | words["bodies"]


def _alone(view: View, first: int, end: int, sentence: Span, drafts: list[Draft], cues: list[VerbCue]) -> Draft | None:
    """A sentence that is one quotation: the next sentence says whose, or the last speaker goes on."""
    if any(view.quote[i] < 0 and view.words[i][0].isalnum() for i in range(*sentence)):
        return None
    content = [quoted_chars(view, first, end)]
    after = _attributed_after(view, sentence[1])
    if after is not None:
        return Draft(content, "floating.after", 0.6, speaker=after, at=first, sentence=sentence)
    last = max((d for d in drafts if d.at < first and (d.speaker or d.continues)), key=lambda d: d.at, default=None)
    acting = _acting_before(view, sentence[0], cues)
    if acting is not None and (last is None or last.at < acting.at):
        last = acting
    if last is None or view.text.count("\n", view.end[last.at], view.start[first]) > _MAX_BREAKS:
        return None
    return Draft(content, "floating", 0.5, continues=last, at=first, sentence=sentence)


def _attributed_after(view: View, i: int) -> Span | None:
    """The speaker named by the sentence at ``i``: "C'est ainsi que le ministre résume …"."""
    if i >= view.size or view.new_paragraph(i):
        return None
    end = view.sentence(i)[1]
    opening = "_".join(view.low[i : i + 5])
    if not any(opening.startswith(x) for x in lexicon().words["attributing"]):
        return None
    for j in range(i + 2, min(i + 8, end)):
        phrase = right_phrase(view, j, end)
        if phrase and view.low[j] != "mots" and speakable(view, phrase):
            return phrase
    return None


def _acting_before(view: View, first: int, cues: list[VerbCue]) -> Draft | None:
    """The last cue of the sentence before, though it reports no clause: "Le maire a dénoncé l'abandon. « … »"."""
    if first == 0 or view.new_paragraph(first):
        return None
    before = view.sentence(first - 1)
    for cue in reversed([c for c in cues if before[0] <= c.verb < before[1] and view.quote[c.verb] < 0]):
        if cue.passive or cue.negated:
            continue
        subject = left_subject(view, cue, before)
        if subject is not None and speakable(view, subject):
            return Draft([], "floating", 0.5, NO_CUE, speaker=subject, at=cue.verb, sentence=before)
    return None
