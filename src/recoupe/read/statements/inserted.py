"""What an inserted clause reports: the words before it, those after it, or both."""

from __future__ import annotations

from recoupe.read.statements.contents import quoted_chars, strip, unpunctuated
from recoupe.read.statements.draft import Draft
from recoupe.read.statements.incises import DASHES, Incise, finite_between
from recoupe.read.statements.lexicon import lexicon
from recoupe.read.statements.view import View
from recoupe.records import Span

_CONJUNCTIONS = frozenset("car mais et or que qu'".split())
_PREPOSITIONS = frozenset("de d' à par".split())
#: a short opening ("C'est un choix, observe le maire, « qui engage »") belongs to the words reported
_SHORT = 9


def read_incises(view: View, incises: list[Incise]) -> list[Draft]:
    """The statement of each inserted clause: what stands before it, and what goes on after it."""
    drafts: list[Draft] = []
    for n, incise in enumerate(incises):
        sentence = view.sentence(incise.cue.verb)
        begin = sentence[0]
        if n and incises[n - 1].end > begin and incises[n - 1].comma < incise.comma:
            begin = incises[n - 1].end
        contents = incise_contents(view, incise, begin, sentence[1], incises[n + 1 :])
        if not contents:
            continue
        cue = incise.cue
        quoted = view.quote[contents_token(view, contents)] >= 0
        rule = "incise.comme" if incise.comme else "incise.quote" if quoted else "incise"
        drafts.append(
            Draft(
                content=contents,
                rule=rule,
                confidence=0.95 if rule == "incise.quote" else 0.85,
                entry=cue.entry,
                cue=(cue.first, cue.last + 1),
                speaker=incise.subject,
                margin=[(cue.last + 1, incise.end)],
                cue_conditional=cue.conditional,
                perfect=cue.perfect,
                at=cue.verb,
                sentence=sentence,
            )
        )
    return drafts


def contents_token(view: View, contents: list[Span]) -> int:
    """First token of the content."""
    return min(view.token_at(contents[0][0]), view.size - 1)


def incise_contents(view: View, incise: Incise, begin: int, limit: int, later: list[Incise]) -> list[Span]:
    """Spans of the words reported, in order."""
    inside = view.quote[incise.cue.verb]
    if inside >= 0:  # the cue stands between the marks: "« La paix, dit-il, est possible »"
        q = view.quotes[inside]
        parts = [strip(view.text, q.inner_start, view.start[incise.comma])]
        if incise.end < view.quote_tokens[inside][1]:
            parts.append(unpunctuated(view.text, view.start[incise.end], q.inner_end))
        return [p for p in parts if p[1] - p[0] > 1]
    left = _left(view, _questions_begin(view, begin, incise), incise.comma)
    right = _right(view, incise, limit, later)
    if right is None or left is None:
        return [quoted_chars(view, *part) for part in (left, right) if part is not None]
    if view.quote[right[0]] >= 0 and view.quote[left[1] - 1] < 0:
        closed = view.low[left[1] - 1] in _CONJUNCTIONS or incise.comme
        introduced = right[0] > 0 and view.low[right[0] - 1] in _PREPOSITIONS and left[1] - left[0] > _SHORT
        if closed or introduced:
            return [quoted_chars(view, *right)]
    return [quoted_chars(view, *left), quoted_chars(view, *right)]


def _questions_begin(view: View, begin: int, incise: Incise) -> int:
    """A question put to oneself takes in the questions before it: "Qui paiera ? Et quand ? s'est demandé le maire"."""
    while incise.comma > 0 and view.low[incise.comma - 1] == "?" and begin > 0 and view.low[begin - 1] == "?":
        if view.new_paragraph(begin):
            break
        begin = view.sentence(begin - 1)[0]
    return begin


def _left(view: View, begin: int, comma: int) -> Span | None:
    """The words before the clause: the quotation after a colon, the last part after a semicolon, or all."""
    a, b = view.trim(begin, comma)
    for i in range(b - 2, a - 1, -1):
        if view.quote[i] < 0 and (view.low[i] == ";" or (view.low[i] == ":" and view.quote[i + 1] >= 0)):
            a = i + 1
            break
    if a + 1 < b and view.low[a] in _CONJUNCTIONS and view.quote[a + 1] >= 0:
        a += 1
    return (a, b) if b > a else None


def _right(view: View, incise: Incise, limit: int, later: list[Incise]) -> Span | None:
    """The words after the clause that belong to the same statement."""
    stop = min([limit, *(x.comma for x in later if x.comma > incise.end)])
    j = incise.end
    while j < stop and view.low[j] in (",", ":", *DASHES):
        j += 1
    if j >= stop:
        return None
    quote = j + 1 if view.low[j] in _PREPOSITIONS and j + 1 < stop and view.quote[j + 1] >= 0 else j
    if view.quote[quote] >= 0:
        if view.low[incise.end] not in (",", ":", *DASHES):
            return None  # quoted words inside the inserted clause
        return view.trim(quote, min(view.quote_tokens[view.quote[quote]][1], max(stop, quote + 1)))
    if not (incise.comme or _goes_on(view, incise, j, stop)):
        return None
    a, b = view.trim(j, stop)
    return (a, b) if b > a else None


def _goes_on(view: View, incise: Incise, j: int, stop: int) -> bool:
    """Whether a clause without marks is taken up again at ``j``."""
    low = view.low[j]
    if low in lexicon().words["not_resumed"] or low.endswith("ant") or low == "et":
        return False
    if incise.comma > 0 and view.quote[incise.comma - 1] >= 0:
        return False
    if incise.cue.clitic >= 0 or view.low[incise.comma] in DASHES:
        return True
    return finite_between(view, j, stop) and not finite_between(view, view.sentence(incise.cue.verb)[0], incise.comma)
