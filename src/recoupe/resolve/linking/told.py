"""One mention as linking sees it: who, what, when, where, and the words around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from recoupe.records import Actor, Document, EventMention, Figure, Place, Span
from recoupe.resolve.dating.edtf import When, read_edtf
from recoupe.resolve.dating.expressions import classify
from recoupe.resolve.linking.bonds import Bonds
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.linking.retelling import find_recalled, is_again
from recoupe.resolve.linking.weights import rate, weights
from recoupe.resolve.linking.words import Vector, rarity, stems, vector

#: a publication bounded to more days than this is as good as not known
PRINTED_DAYS = 31
#: articles on other affairs that a dossier is seen against
OTHER_STORIES = 60
SYMMETRIC = frozenset({"CONSULT", "AGREE"})


@dataclass(frozen=True, eq=False, slots=True)
class Moment:
    """How a mention is dated and published, and its status: one object for all mentions that agree in it."""

    when: When | None
    published: When | None
    weekday: int | None
    status: str
    #: the ordinal of the one day on which it happened, where that is told
    day: int | None
    #: whether the article recalls it, so that its publication tells nothing
    recalled: bool = False


@cache
def _moment(
    when: When | None, published: When | None, weekday: int | None, status: str, recalled: bool = False
) -> Moment:
    day = when.low.toordinal() if when and when.exact and not when.open else None
    return Moment(when, published, weekday, status, day, recalled)


@dataclass(frozen=True)
class Told:
    """A mention with what its features need. ``origin`` is the document its article was copied from."""

    mention: EventMention
    origin: str
    when: When | None
    published: When | None
    passage: Vector
    story: Vector
    trigger: frozenset[str]
    figures: frozenset[tuple[str, float]]
    #: 0 Monday to 6 Sunday, where an expression names the day but its date is not told
    weekday: int | None = None
    #: whether its article recalls it, without a date
    recalled: bool = False
    #: whether its words say that it had been done before
    again: bool = False

    @property
    def id(self) -> str:
        return self.mention.id

    @cached_property
    def moment(self) -> Moment:
        return _moment(self.when, self.published, self.weekday, self.mention.status, self.recalled)

    @cached_property
    def source(self) -> tuple[str, ...]:
        return self.parties if self.mention.type in SYMMETRIC else tuple(dict.fromkeys(self.mention.source))

    @cached_property
    def target(self) -> tuple[str, ...]:
        return () if self.mention.type in SYMMETRIC else tuple(dict.fromkeys(self.mention.target))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who takes part, on whichever side."""
        return tuple(dict.fromkeys((*self.mention.source, *self.mention.target)))

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        """Order of work: as published, undated articles last."""
        day = self.published.low.isoformat() if self.published else "9999"
        return day, self.mention.document, self.mention.trigger[0], self.mention.id


@dataclass(frozen=True)
class Scene:
    """All mentions of a dossier with what they are compared by; pure data, made once."""

    told: tuple[Told, ...]
    kinship: Kinship
    places: Mapping[str, Place]
    #: (document a, document b) with a < b -> spans that b shares with a
    shared: Mapping[tuple[str, str], Sequence[tuple[Span, Span]]]
    #: documents that are copies of another one as a whole
    copies: frozenset[str] = frozenset()
    #: what an analyst decided
    bonds: Bonds = field(default_factory=Bonds)
    #: frequencies, as far as linking has come
    actor_share: Mapping[str, float] = field(default_factory=dict)
    type_share: Mapping[str, float] = field(default_factory=dict)
    log_rivals: float = 0.0

    @cached_property
    def type_bits(self) -> Mapping[str, float]:
        """What it says that two mentions are of one type."""
        table = weights()["type"]
        return {t: rate(table["agree"], 1.0, share, table["floor"]) for t, share in self.type_share.items()}

    @cached_property
    def tells(self) -> Mapping[str, int]:
        """How many mentions each document has."""
        return Counter(t.mention.document for t in self.told)

    @cached_property
    def sharing(self) -> frozenset[str]:
        """Documents that share a passage with another one."""
        return frozenset(document for pair in self.shared for document in pair)


def shares(count: Mapping[str, int], total: int, prior: float, weight: float) -> dict[str, float]:
    """Share of ``total`` mentions in which each item stands (``count``), as if ``weight`` more had been seen with share
    ``prior``.

    In a dossier of two articles everything stands everywhere; the prior keeps that from meaning nothing.
    """
    return {k: (n + prior * weight) / (total + weight) for k, n in sorted(count.items())}


def read_told(
    documents: Mapping[str, Document],
    mentions: Sequence[EventMention],
    figures: Iterable[Figure],
    actors: Iterable[Actor],
    origin: Mapping[str, str],
    printed: Mapping[str, str],
) -> tuple[Told, ...]:
    """Every mention with its passage's and its article's words, in order of work.

    ``printed`` bounds the publication (EDTF) of documents that tell it less precisely, or not at all.
    """
    names = frozenset(s for a in actors for n in (a.name, *a.aliases) for s in stems(n))
    whole = {i: stems(_body(d)) for i, d in documents.items()}
    passages = {m.id: stems(_passage(documents[m.document].text, m)) for m in mentions}
    trigger = {m.id: frozenset(stems(documents[m.document].text[slice(*m.trigger)])) for m in mentions}
    rare_story = rarity((whole[i] for i in sorted(whole)), OTHER_STORIES)
    rare = rarity(passages[i] for i in sorted(passages))
    stories = {i: vector(w, rare_story) for i, w in whole.items()}
    counted: dict[str, set[tuple[str, float]]] = defaultdict(set)
    for figure in figures:
        if figure.event:
            counted[figure.event].add((figure.kind, float(figure.value)))
    printed_on = {i: _published(d, printed) for i, d in documents.items()}
    recalled = find_recalled({i: d.text for i, d in documents.items()}, mentions, printed_on)
    out = [
        Told(
            mention=m,
            origin=origin.get(m.document, m.document),
            when=read_edtf(m.date),
            published=printed_on[m.document],
            passage=vector(passages[m.id], rare, names | trigger[m.id]),
            story=stories[m.document],
            trigger=trigger[m.id],
            figures=frozenset(counted[m.id]),
            weekday=_weekday(documents[m.document].text, m),
            recalled=m.id in recalled,
            again=is_again(documents[m.document].text, m),
        )
        for m in mentions
    ]
    return tuple(sorted(out, key=lambda t: t.order))


def _published(document: Document, printed: Mapping[str, str]) -> When | None:
    told, bound = read_edtf(document.published), read_edtf(printed.get(document.id))
    if bound and bound.days <= PRINTED_DAYS and (told is None or bound.days < told.days):
        return bound
    return told


def _weekday(text: str, mention: EventMention) -> int | None:
    """The weekday that dates ``mention``, where its date is not told to the day."""
    when = read_edtf(mention.date)
    if when and (when.days == 1 or when.days > 31):
        return None
    kinds = [classify(text[slice(*span)]) for span in mention.fields.get("date", ())]
    return next((k.number for k in kinds if k.kind == "weekday"), None)


def _body(document: Document) -> str:
    text = list(document.text)
    for start, end in document.boilerplate:
        text[start:end] = " " * (end - start)
    return "".join(text)


def _passage(text: str, mention: EventMention) -> str:
    return " ".join(text[s:e] for s, e in (mention.evidence, *mention.also))
