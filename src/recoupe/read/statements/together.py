"""Who speaks together with the first speaker: "Madrid et Lisbonne ont annoncé", "selon la maire et son adjoint"."""

from __future__ import annotations

from recoupe.read.statements.draft import Draft
from recoupe.read.statements.naming import Namer
from recoupe.read.statements.phrases import OF, head_of, right_phrase
from recoupe.read.statements.speaking import speakable
from recoupe.read.statements.view import View
from recoupe.records import Span

_AND = frozenset(("et", "ou"))
#: "Jean Martin, maire et sénateur": what begins without article or capital is another title of the same person
_NAMES = frozenset(("PROPN", "X"))


def together(view: View, draft: Draft, speaker: str | None, namer: Namer) -> list[tuple[str, Span]]:
    """Further speakers of ``draft`` and the words that name them, in order of the text."""
    if draft.speaker is None or speaker is None or not _several(view, draft):
        return []
    found: dict[str, Span] = {}
    for phrase in [*_listed_before(view, draft), *_joined(view, draft.speaker, draft.sentence[1])]:
        actor, span = namer.actor(phrase, f"{draft.rule}.together")
        if actor is not None and actor != speaker:
            found.setdefault(actor, span)
    return sorted(found.items(), key=lambda item: item[1])


def _several(view: View, draft: Draft) -> bool:
    """Whether the cue agrees with several; a preposition agrees with nothing."""
    if draft.rule.startswith("source."):
        return True
    if draft.cue is None:
        return False
    words = view.low[draft.cue[0] : draft.cue[1]]
    return any(w.endswith("ont") or (w.endswith("ent") and len(w) > 4) for w in words)


def _joined(view: View, phrase: Span, limit: int) -> list[Span]:
    """The noun phrases after "et" inside ``phrase``, or right after it, that are no complement of the first noun."""
    found = []
    for i in range(phrase[0] + 1, min(phrase[1] + 1, limit - 1)):
        if view.low[i] in _AND and view.pos[i] == "CCONJ" and _begins_another(view, phrase[0], i):
            part = right_phrase(view, i + 1, limit, coordinate=False)
            if part is not None and speakable(view, part):
                found.append(part)
    return found


def _begins_another(view: View, first: int, i: int) -> bool:
    """Whether what follows "et" at ``i`` is as independent as what stands before it."""
    if view.pos[i + 1] in ("DET", "NUM"):
        return True
    if not _is_name(view, i + 1):
        return False
    person = view.entity[i + 1] == "PER" and i + 2 < view.size and view.entity[i + 2] == "PER"
    hangs = any(view.low[k] in OF for k in range(first, i))
    return person or not hangs  # "les maires de Lille et Roubaix": both hang on "maires"


def _is_name(view: View, i: int) -> bool:
    return view.pos[i] in _NAMES or (view.entity[i] in ("PER", "LOC", "ORG") and view.words[i][0].isupper())


def _listed_before(view: View, draft: Draft) -> list[Span]:
    """Names before a comma in a list that ends with "X et Y": "Oslo, Helsinki et Riga ont annoncé"."""
    if draft.speaker is None or not _joined(view, draft.speaker, draft.sentence[1]):
        return []
    found: list[Span] = []
    first, limit = draft.speaker[0], draft.sentence[0]
    while first - 2 >= limit and view.low[first - 1] == ",":
        start = first - 1
        while start > limit and _is_name(view, start - 1):
            start -= 1
        if start == first - 1:
            break
        name = (start, first - 1)
        if start > limit and view.pos[start - 1] == "DET":
            start -= 1
        if start > limit and view.low[start - 1] not in (",", "que", "qu'", "mais", "et", ":"):
            break
        if view.pos[head_of(view, draft.speaker)] not in _NAMES:
            break  # "Jean Martin, le maire et la préfète": the name may be the mayor's
        found.append(name)
        first = start
    return found[::-1]
