"""One mention as linking sees it: who, what, when, where, and the words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from recoupe.records import EventMention, Place, Span
from recoupe.resolve.dating.edtf import When
from recoupe.resolve.linking.bonds import Bonds
from recoupe.resolve.linking.kinship import Kinship
from recoupe.resolve.linking.weights import rate, weights
from recoupe.resolve.linking.words import Vector

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
        return printed_on(self.published), self.mention.document, self.mention.trigger[0], self.mention.id


def printed_on(published: When | None) -> str:
    """The day by which articles are taken in order; those of unknown day come last."""
    return published.low.isoformat() if published else "9999"


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
