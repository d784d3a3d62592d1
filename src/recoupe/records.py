"""The records of a dossier: what an article says, and what the articles say together.

Every class is immutable and its fields are exported under the same names, in the same order. A span is
``(start, end)``: Unicode code points into the stored text of one document, end exclusive, so that
``text[start:end]`` is the evidence. Dates are EDTF (ISO 8601-2) strings. ``None`` means that the text does not say.
"""

from __future__ import annotations

from typing import Any

import msgspec

Span = tuple[int, int]

EVENT_TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
STATUSES = ("actual", "denied", "planned", "possible")
ACTOR_KINDS = tuple(
    "person state government office igo ngo party armed_group military company media group unknown".split()
)
MENTION_FORMS = ("name", "office", "metonym", "description", "pronoun", "ethnonym")
FIGURE_KINDS = tuple("killed wounded displaced detained abducted missing troops money other".split())
QUALIFIERS = ("exact", "at_least", "about", "more_than", "up_to", "less_than")
#: of a cue: vouched for as said, neutral, doubted by the outlet, denied
ASSURANCES = ("vouched", "neutral", "doubted", "denied")
#: of a report of shared words: all of them, fewer, others between the marks, in another translation, told without marks
VARIANTS = ("whole", "clipped", "altered", "translation", "paraphrase")
STANCES = ("supports", "opposes", "recognises", "neutral")


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of all records: frozen, built by keyword, turned into JSON as it stands."""


class Rejected(Record, frozen=True, kw_only=True):
    """An input that could not be read, and why. Nothing is dropped silently."""

    id: str
    uri: str
    reason: str


class Document(Record, frozen=True, kw_only=True):
    """One article as it was read, with what its metadata says."""

    id: str
    name: str
    uri: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_source: str | None = None
    language: str | None = None
    text: str = ""
    boilerplate: tuple[Span, ...] = ()
    copy_group: str | None = None
    independent_source: str | None = None
    #: field name -> the span of ``text`` that states it (``published``, ``title``, ``agency``, ``dateline`` ...)
    metadata: dict[str, Span] = {}
    #: the rule behind each span of ``boilerplate``
    boilerplate_rules: tuple[str, ...] = ()
    #: offsets of ``text`` before which invisible characters of the source were dropped, and how many
    dropped: tuple[tuple[int, int], ...] = ()
    #: what was done to the text or could not be understood, in plain words
    notes: tuple[str, ...] = ()


class Borrowed(Record, frozen=True, kw_only=True):
    """Evidence that stands in another article: it sharpened ``field`` by ``rule``."""

    field: str
    document: str
    span: Span
    rule: str


class Date(Record, frozen=True, kw_only=True):
    """A temporal expression. ``value`` is EDTF (null for durations and sets), ``timex3`` the TIMEX3 value."""

    id: str
    document: str
    span: Span
    value: str | None
    timex3: str | None
    type: str
    mod: str | None = None
    anchor: str | None = None
    rule: str = ""
    borrowed: tuple[Borrowed, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """An office that an actor holds, as the gazetteer or a text tells it. ``evidence`` is None for gazetteer rows."""

    role: str
    country: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    evidence: Span | None = None
    document: str | None = None


class Actor(Record, frozen=True, kw_only=True):
    """A person or body. Inside one reading its id is local to the article; resolving gives the dossier's id."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "unknown"
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    #: row of the gazetteer this actor was recognised as, or None when it is known from the text alone
    gazetteer: str | None = None


class ActorMention(Record, frozen=True, kw_only=True):
    """A place in a text that stands for an actor."""

    id: str
    document: str
    span: Span
    actor: str
    form: str
    rule: str


class Statement(Record, frozen=True, kw_only=True):
    """Words or a claim that the article attributes to somebody."""

    id: str
    document: str
    speaker: str | None
    speaker_span: Span | None
    cue: str | None
    cue_span: Span | None
    kind: str
    content: tuple[Span, ...]
    addressee: str | None = None
    addressee_span: Span | None = None
    medium: str | None = None
    medium_span: Span | None = None
    date: str | None = None
    date_span: Span | None = None
    certainty: str = "stated"
    chain: tuple[str, ...] = ()
    chain_spans: tuple[Span, ...] = ()
    parent: str | None = None
    translated: bool = False
    rule: str = ""
    confidence: float = 1.0
    #: where no words name the speaker here: those that named it before, from which it was inferred
    inferred_from: Span | None = None
    #: who speaks together with ``speaker`` ("Madrid et Lisbonne ont annoncé"): actor ids, in order
    co_speakers: tuple[str, ...] = ()
    #: the words that name each of ``co_speakers``
    co_speaker_spans: tuple[Span, ...] = ()
    #: id of the place where it was said
    place: str | None = None
    #: the words that name it
    place_span: Span | None = None
    #: PLOVER type of the act that the cue can be ("condamner": ACCUSE)
    act: str | None = None
    #: what the cue does to the claim: see the list below
    assurance: str | None = None
    #: id shared by the reports of the same words of the same speaker in several articles
    shared: str | None = None
    #: how this report differs from the longest of them: see the list below
    variant: str | None = None


class EventMention(Record, frozen=True, kw_only=True):
    """One event as one article reports it (PLOVER 2.0 type, mode and context; ``status`` is the realis)."""

    id: str
    document: str
    event: str | None
    type: str
    mode: str | None
    context: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    status: str = "actual"
    attributed_to: tuple[str, ...] = ()
    trigger: Span
    evidence: Span
    #: field name -> spans that state it; ``source`` and ``target`` hold one span per actor, in order
    fields: dict[str, tuple[Span, ...]] = {}
    rule: str = ""
    confidence: float = 0.5
    #: further passages of the same article that tell the same event
    also: tuple[Span, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()


class Figure(Record, frozen=True, kw_only=True):
    """A count: people killed, wounded, displaced; troops; money. ``low``/``high`` bound it where the text does."""

    id: str
    document: str
    span: Span
    kind: str
    value: float | int
    low: float | int | None = None
    high: float | int | None = None
    qualifier: str = "exact"
    as_of: str | None = None
    place: str | None = None
    source: str | None = None
    event: str | None = None
    fields: dict[str, tuple[Span, ...]] = {}


class Position(Record, frozen=True, kw_only=True):
    """What a holder is said to stand for."""

    id: str
    document: str
    holder: str
    stance: str
    object: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    evidence: Span
    fields: dict[str, tuple[Span, ...]] = {}


class Place(Record, frozen=True, kw_only=True):
    """A place of the gazetteer. Ids are the same in every dossier."""

    id: str
    name: str
    country: str | None = None
    kind: str = "city"
    latitude: float | None = None
    longitude: float | None = None


class Event(Record, frozen=True, kw_only=True):
    """One occurrence, made of the mentions that report it."""

    id: str
    type: str
    mode: str | None
    context: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    status: str = "actual"
    mentions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    outlets: int = 0
    independent_sources: int = 0
    primary_sources: int = 0
    first_reported: str | None = None
    last_reported: str | None = None
    #: list of {field, values: [{value, mentions}], type}
    conflicts: tuple[dict[str, Any], ...] = ()
    confidence: float = 0.5
    title: str = ""
    #: list of {change, ...}: status over time, when it was made public, what it is part of, merges and splits
    history: tuple[dict[str, Any], ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """Everything one article says; a pure function of that article. Actor ids are local to it."""

    document: Document
    dates: tuple[Date, ...] = ()
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    places: tuple[Place, ...] = ()


class Dossier(Record, frozen=True, kw_only=True):
    """All records of a dossier, each list sorted by id: what the store keeps and the exports print."""

    documents: tuple[Document, ...] = ()
    dates: tuple[Date, ...] = ()
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()
