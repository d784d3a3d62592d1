"""One mention per distinct event: passages of one article that tell the same event become one draft."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from recoupe.read.events.draft import Draft
from recoupe.read.events.words import Words

#: types whose sides are interchangeable
SYMMETRIC = ("CONSULT", "AGREE")
#: the type whose acts are told with what they did to people
RESULTING = "ASSAULT"
#: types that two places tell apart
LOCAL = ("ASSAULT", "CONSULT", "PROTEST")


def merged(drafts: list[Draft], unsure: Sequence[Draft] = ()) -> list[Draft]:
    """The distinct events, in order of their trigger. The headline gives way to the body, the fuller to the barer.

    ``unsure`` drafts are too weak to be events, but where both their sides are those of one, they tell it again.
    """
    order = sorted(drafts, key=lambda d: (d.headline, -_fullness(d), d.trigger.head))
    kept: list[Draft] = []
    for draft in order:
        twin = next((k for k in kept if same_event(k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _tell_again(twin, draft)
    for draft in unsure:
        twin = next((k for k in kept if _same_sides(k, draft) and same_event(k, draft)), None)
        if twin is not None:
            _tell_again(twin, draft)
    return sorted(kept, key=lambda d: d.trigger.head)


def without_results(drafts: list[Draft], words: Words) -> list[Draft]:
    """``drafts`` without those that tell what an attack of their sentence did: "a bombardé le village, tuant 17 civils"
    is one event, and takes from the second verb whom it hit where the first does not tell it."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.trigger.head):
        cause = next((k for k in reversed(kept) if _is_result(draft, k, words)), None)
        if cause is None:
            kept.append(draft)
            continue
        cause.target = cause.target or [t for t in draft.target if t[0] not in {a for a, _ in cause.source}]
        cause.score = max(cause.score, draft.score)
    return kept


def _is_result(draft: Draft, cause: Draft, words: Words) -> bool:
    head, before = draft.trigger.head, cause.trigger.head
    if not cause.trigger.entry.type == draft.trigger.entry.type == RESULTING or not words.text[head].endswith("ant"):
        return False
    source = {a for a, _ in draft.source}
    same = not source or bool(source & {a for a, _ in cause.source})
    return same and words.sentence[head] == words.sentence[before] and draft.evidence == cause.evidence


def _same_sides(a: Draft, b: Draft) -> bool:
    return bool(a.target) and {x for x, _ in (*a.source, *a.target)} == {x for x, _ in (*b.source, *b.target)}


def _tell_again(kept: Draft, other: Draft) -> None:
    if other.evidence != kept.evidence and other.evidence not in kept.also:
        kept.also.append(other.evidence)
    _date_from(kept, other)


def _date_from(kept: Draft, other: Draft) -> None:
    """The kept passage takes the date of another where it has none, and remembers where else the event is dated."""
    if other.date is None or kept.date == other.date:
        return
    if kept.date is None or (other.date[0] and len(other.date[0]) > len(kept.date[0] or "")):
        kept.date, other_span = other.date, kept.date[1] if kept.date else None
    else:
        other_span = other.date[1]
    if other_span is not None and other_span not in kept.also_dated:
        kept.also_dated.append(other_span)


def _fullness(d: Draft) -> int:
    return 2 * bool(d.target) + 2 * bool(d.source) + bool(d.date) + bool(d.place)


def same_event(a: Draft, b: Draft) -> bool:
    """Same type, compatible status and date, and no contradiction between the sides."""
    if a.trigger.entry.type != b.trigger.entry.type or a.status.status != b.status.status:
        return False
    if a.date and b.date and a.date[0] and b.date[0] and not _dates_agree(a.date[0], b.date[0]):
        return False
    if a.trigger.entry.type in LOCAL and a.place and b.place and a.place[0].id != b.place[0].id:
        return False
    sa, sb = {x for x, _ in a.source}, {x for x, _ in b.source}
    ta, tb = {x for x, _ in a.target}, {x for x, _ in b.target}
    if a.trigger.entry.type in SYMMETRIC:
        both_a, both_b = sa | ta, sb | tb
        return both_a <= both_b or both_b <= both_a
    family = _stem(a) == _stem(b)
    if sa & sb:
        return bool(ta & tb) or (family and not (ta and tb))
    return family and bool(ta & tb) and _vague(a, b)


def _stem(d: Draft) -> str:
    """Word family of a trigger: "frapper" and "frappe" share theirs."""
    text = unicodedata.normalize("NFD", d.trigger.entry.words[0])
    return "".join(c for c in text if not unicodedata.combining(c))[:5]


def _vague(a: Draft, b: Draft) -> bool:
    """Whether one of the two sources is told by a common noun only ("la coalition"), so that it may be the other's."""
    return "description" in (a.source_form, b.source_form)


def _dates_agree(a: str, b: str) -> bool:
    return a == b or a.startswith(b) or b.startswith(a)
