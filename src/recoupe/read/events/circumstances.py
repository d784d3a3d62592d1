"""When, where and according to whom: the expressions that govern a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.read.dates import governing
from recoupe.read.events.data import word_set
from recoupe.read.events.retold import retold
from recoupe.read.events.scene import Scene
from recoupe.records import Date, Place, Span, Statement

#: a date further away than this many tokens, with a clause boundary between, does not govern a trigger
REACH = 25
#: prepositions that say where
_LOCATING = frozenset({"à", "au", "aux", "en", "dans", "sur", "près", "vers", "depuis", "chez"})
#: words that open a clause of its own: "Haftar, qui a lancé une offensive sur Tripoli" did not meet anybody in Tripoli
_RELATIVES = frozenset({"qui", "dont", "où", "lequel", "laquelle"})


def date_of(scene: Scene, head: int, dates: Sequence[Date]) -> tuple[str | None, Span] | None:
    """EDTF value and span of the expression that dates the event at token ``head``; an open one has no value."""
    w = scene.words
    found = governing.date_of(w.doc, w.span(head), dates)
    return (governing.event_date(w.doc, found), found.span) if found is not None else None


def means_of(scene: Scene, head: int, mode: str | None) -> tuple[str, Span] | None:
    """The mode that "par téléphone" or "en visioconférence" gives to the encounter at ``head``, with these words."""
    if mode not in word_set("circumstances.toml", "vague_modes"):
        return None
    w = scene.words
    high = w.bounds(head)[1]
    for j in range(head + 1, min(high - 1, head + REACH)):
        if w.text[j] in _RELATIVES or w.text[j] == "que":
            return None
        if w.text[j] in word_set("circumstances.toml", "means_before") and w.text[j + 1] in word_set(
            "circumstances.toml", "phone"
        ):
            return "phone", w.span(j, j + 1)
    return None


def place_of(scene: Scene, head: int) -> tuple[Place, Span] | None:
    """The place whose phrase with à, en, dans, au or sur stands nearest to the trigger in its sentence."""
    w = scene.words
    low, high = w.bounds(head)
    best: tuple[int, Place, Span] | None = None
    for i in range(low, high):
        if i not in scene.place_at:
            continue
        span, place = scene.place_at[i]
        first = scene.tokens(span)[0]
        if any(m.form == "metonym" for m in scene.covering.get(i, ())) or not _located(scene, first):
            continue
        if any(w.text[j] in _RELATIVES for j in range(min(i, head) + 1, max(i, head))):
            continue
        if place.kind == "country" and _of_topic(scene, first, head):
            continue
        distance = abs(i - head) + (3 if i < head else 0)
        if distance <= REACH and (best is None or distance < best[0]):
            best = (distance, place, span)
    return (best[1], best[2]) if best else None


def _of_topic(scene: Scene, first: int, head: int) -> bool:
    """Whether a country hangs on a noun that is neither actor nor act: "a appelé à une trêve en Libye"."""
    w = scene.words
    j = first - 1
    while j >= 0 and w.pos[j] in ("DET", "ADP"):
        j -= 1
    if j >= 0 and w.pos[j] == "ADJ":
        j -= 1
    return j >= 0 and w.pos[j] == "NOUN" and j != head and j not in scene.covering


def _located(scene: Scene, first: int) -> bool:
    w, parts = scene.words, word_set("circumstances.toml", "parts_of_places")
    j = first - 1
    while j >= 0 and (w.pos[j] in ("DET", "ADJ") or w.text[j] in ("de", "d'") or w.lemma[j] in parts):
        if w.text[j] in ("de", "d'") and w.lemma[j - 1] not in parts and w.text[j - 1] not in _LOCATING:
            return False
        j -= 1
    return j >= 0 and w.text[j] in _LOCATING


def attribution(scene: Scene, head: int) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Who reports the event, outermost first: the speakers of the statements whose content holds the trigger,
    else the paper that the article retells."""
    actors: list[str] = []
    spans: list[Span] = []
    holding: list[Statement] = scene.statements_at(head)
    for statement in reversed(holding):
        chain = list(zip(statement.chain, statement.chain_spans, strict=False))
        if statement.speaker and statement.speaker_span:
            chain.append((statement.speaker, statement.speaker_span))
        for actor, span in chain:
            if actor not in actors:
                actors.append(actor)
                spans.append(span)
    if not actors and (paper := retold(scene, head)):
        return (paper[0],), (paper[1],)
    return tuple(actors), tuple(spans)


def evidence_of(scene: Scene, head: int) -> Span:
    """The sentence of token ``head``, without the blanks around it."""
    low, high = scene.words.bounds(head)
    start, end = scene.words.start[low], scene.words.end[high - 1]
    piece = scene.text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
