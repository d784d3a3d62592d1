"""Gold articles as labelled sentences for the encoder: what each word triggers, its realis, who stands on which side.

Labels are those that the regressions learn (``event_gold.py``), for every trigger that the lexicon proposes, and for
events whose word it lacks. The tuned sentences of ``tests/phrases/events/types`` can be added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from event_gold import Article, Names, _gold_of, _side_labels, _untold, overlap

from recoupe.read.events.candidates import Candidate
from recoupe.read.events.encoder.encoded import NUMBER
from recoupe.read.events.reader import Proposal, in_headline, propose
from recoupe.read.events.scene import Scene
from recoupe.read.events.survey import Survey
from recoupe.records import STATUSES as ANY_STATUS
from recoupe.records import Span

#: the values of realis in the order of the head
STATUSES = tuple(sorted(ANY_STATUS))
#: what a word weighs that nobody proposes as a trigger
OTHER = 0.3
_CONTENT = ("VERB", "NOUN", "ADJ")
_HEADS = (*_CONTENT, "PROPN", "AUX")


class Mention(NamedTuple):
    """A candidate for the sides of a trigger; ``marks`` tells whether it is source and target, None if that is unknown."""

    span: Span
    head: Span
    marks: tuple[int, int] | None


class Asked(NamedTuple):
    """A proposed trigger. What is not ``judged`` (headlines, what the rules strike out) is left out of figures."""

    head: Span
    type: str
    positive: bool
    judged: bool
    candidates: list[Mention]


class Told(NamedTuple):
    """An event of the gold."""

    type: str
    status: str
    trigger: Span


class Word(NamedTuple):
    """A word to learn from: the number of its type, what it weighs, the number of its realis (-1: none)."""

    span: Span
    kind: int
    weight: float
    realis: int


@dataclass
class Sentence:
    """A sentence with its labels; spans are code points into the article."""

    article: int
    #: copies of one text share their group; own sentences have none and are always learned from
    group: str | None
    span: Span
    #: as the reader parses it: as long as in the article, what is no text blanked
    text: str
    #: start, end and part of speech
    tokens: list[tuple[int, int, str]]
    asked: list[Asked] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    #: events whose word the lexicon lacks: they teach sides
    untold: list[Asked] = field(default_factory=list)
    #: whether all its events are marked, so that other words are known to trigger nothing
    whole: bool = True


def sentences_of(number: int, article: Article, names: Names) -> list[Sentence]:
    """All sentences of a gold article, labelled."""
    scene, _, _ = article.scene()
    w = scene.words
    out = [_sentence(scene, number, article.group, low, high) for low, high in w.sentences]
    events = article.gold["events"]
    proposals = propose(scene)
    survey = Survey(scene, [p.trigger for p in proposals])
    hits = [_gold_of(scene, p, events) for p in proposals]
    found = {id(e) for e, exact in hits if e and exact}
    for p, (event, exact) in zip(proposals, hits, strict=True):
        head = p.trigger.head
        positive = event is not None and event["type"] == p.trigger.entry.type and (exact or id(event) not in found)
        known = event is not None and (exact or positive)
        marks = _side_labels(scene, p.candidates, event, names) if event is not None and known else None
        judged = bool(survey.passes[head]) and not in_headline(scene, head)
        out[w.sentence[head]].asked.append(_asked(scene, p, positive, judged, marks))
    for event in events:
        tokens = scene.tokens(event["trigger"])
        if not tokens:
            continue
        sentence = out[w.sentence[tokens[0]]]
        sentence.told.append(Told(event["type"], event["status"], _span(event["trigger"])))
        untold = _untold(scene, event) if id(event) not in found else None
        if untold is not None:
            marks = _side_labels(scene, untold.candidates, event, names)
            sentence.untold.append(_asked(scene, untold, True, False, marks))
    return out


def examples_of(articles: Sequence[Article]) -> list[Sentence]:
    """The sentences of all ``articles``, in their order."""
    names = {folder: Names(folder) for folder in dict.fromkeys(a.folder for a in articles)}
    return [s for n, a in enumerate(articles) for s in sentences_of(n, a, names[a.folder])]


def own_sentences(first: int) -> Iterator[Sentence]:
    """The tuned sentences of the project's own gold of types, each an article of its own, numbered from ``first`` on."""
    from score_types import gold

    for n, phrase in enumerate(p for p in gold.PHRASES if p.split == "tune"):
        yield phrase_sentence(first + n, gold.scene_of(phrase), phrase.type, phrase.status, phrase.marks)


def phrase_sentence(number: int, scene: Scene, kind: str, status: str, marks: Mapping[str, Sequence[Span]]) -> Sentence:
    """A sentence with one marked event (V trigger, S sources, T targets), or of ``kind`` none with no event."""
    w = scene.words
    out = _sentence(scene, number, None, 0, len(w.start))
    out.span, out.text, out.whole = (0, len(scene.text)), scene.text, kind == "none"
    for p in propose(scene):
        here = any(overlap(w.span(p.trigger.head), v) for v in marks.get("V", ()))
        if here or kind == "none":
            sides = [(_touches(c, marks.get("S", ())), _touches(c, marks.get("T", ()))) for c in p.candidates]
            out.asked.append(_asked(scene, p, here and p.trigger.entry.type == kind, True, sides if here else None))
    if kind != "none" and marks.get("V"):
        out.told.append(Told(kind, status or "actual", marks["V"][0]))
    return out


def words_of(sentence: Sentence) -> list[Word]:
    """The words to learn from: proposed triggers, words of gold events, and other verbs, nouns and adjectives."""
    kinds: dict[Span, int] = {}
    for a in sentence.asked:
        kinds.setdefault(a.head, 0)
        if a.positive:
            kinds[a.head] = NUMBER[a.type]
    for event in sentence.told:
        over = [span for span in kinds if overlap(span, event.trigger)]
        if all(kinds[span] != NUMBER[event.type] for span in over):
            span = over[0] if over else _head_word(sentence, event.trigger)
            kinds[span] = kinds.get(span) or NUMBER[event.type]
    realis = {
        span: STATUSES.index(event.status)
        for event in sentence.told
        for span, kind in kinds.items()
        if kind == NUMBER[event.type] and overlap(span, event.trigger)
    }
    out = [Word(span, kind, 1.0, realis.get(span, -1)) for span, kind in kinds.items()]
    if sentence.whole:
        rest = [(start, end) for start, end, pos in sentence.tokens if pos in _CONTENT]
        out += [Word(span, 0, OTHER, -1) for span in rest if span not in kinds]
    return out


def _head_word(sentence: Sentence, trigger: Span) -> Span:
    touched = [t for t in sentence.tokens if overlap(t[:2], trigger)]
    return next((t[:2] for t in touched if t[2] in _HEADS), touched[0][:2])


def _sentence(scene: Scene, number: int, group: str | None, low: int, high: int) -> Sentence:
    w = scene.words
    span = (w.start[low], w.end[high - 1])
    tokens = [(w.start[i], w.end[i], w.pos[i]) for i in range(low, high)]
    return Sentence(number, group, span, scene.text[span[0] : span[1]], tokens)


def _asked(scene: Scene, p: Proposal, positive: bool, judged: bool, marks: Sequence[tuple[int, int]] | None) -> Asked:
    told = marks if marks is not None else [None] * len(p.candidates)
    candidates = [Mention(c.span, scene.words.span(c.head), m) for c, m in zip(p.candidates, told, strict=True)]
    return Asked(scene.words.span(p.trigger.head), p.trigger.entry.type, positive, judged, candidates)


def _span(given: Sequence[int]) -> Span:
    return given[0], given[1]


def _touches(c: Candidate, spans: Sequence[Span]) -> int:
    return int(any(overlap(c.span, s) for s in spans))
