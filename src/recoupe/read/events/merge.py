"""One mention per distinct event: passages of one article that tell the same event become one draft."""

from __future__ import annotations

import unicodedata

from recoupe.read.events.draft import Draft

#: types whose sides are interchangeable
SYMMETRIC = ("CONSULT", "AGREE")
#: types that two places tell apart
LOCAL = ("ASSAULT", "CONSULT", "PROTEST")


def merged(drafts: list[Draft]) -> list[Draft]:
    """The distinct events, in order of their trigger. The headline gives way to the body, the fuller to the barer."""
    order = sorted(drafts, key=lambda d: (d.headline, -_fullness(d), d.trigger.head))
    kept: list[Draft] = []
    for draft in order:
        twin = next((k for k in kept if same_event(k, draft)), None)
        if twin is None:
            kept.append(draft)
        elif draft.evidence != twin.evidence and draft.evidence not in twin.also:
            twin.also.append(draft.evidence)
    return sorted(kept, key=lambda d: d.trigger.head)


def _fullness(d: Draft) -> int:
    return 2 * bool(d.target) + 2 * bool(d.source) + bool(d.date) + bool(d.place)


def same_event(a: Draft, b: Draft) -> bool:
    """Same type, compatible status and date, and no contradiction between the sides."""
    if a.trigger.entry.type != b.trigger.entry.type or a.status.status != b.status.status:
        return False
    if a.date and b.date and not _dates_agree(a.date[0], b.date[0]):
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
