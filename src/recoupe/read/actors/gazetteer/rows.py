"""The rows of the tables. A frozen record each; empty cells are ``None`` or ``()``."""

from __future__ import annotations

import msgspec

from recoupe.records import Place

#: PLOVER 2.0 sectors and non-state primary codes (manual, section on actors); ``None`` where no sector fits
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all rows; ``source`` says where the facts come from."""

    source: str


class State(Row, frozen=True, kw_only=True):
    """A state or a land filed like one. ``key`` is unique, ``iso3`` the code its actors carry.

    The two differ for lands without a code of their own (Somaliland: key ``XSL``, iso3 ``SOM``). Kosovo is ``KOS``,
    as in PLOVER 2.0, not the user-assigned ``XKX``. ``status`` is ``state``, ``partial`` (partly recognised: PLOVER
    adds PRE), ``territory`` (depends on the state in ``of``) or ``former``.
    """

    key: str
    iso3: str
    name: str
    article: str
    gender: str
    aliases: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    status: str
    of: str | None


class Adjective(Row, frozen=True, kw_only=True):
    """An adjective or demonym with its inflected forms.

    ``kind``: ``state`` (``key`` is a row of states), ``igo`` (a body), ``region`` (no single actor: "africain"),
    ``people`` (an ethnic, religious or regional group; ``key`` the state it is filed under, or None).
    ``ambiguous`` marks forms that often mean something else ("français" the language, "européen" the continent).
    """

    key: str | None
    kind: str
    masculine: str
    feminine: str
    masculine_plural: str
    feminine_plural: str
    ambiguous: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """All four forms: masculine, feminine, and their plurals."""
        return (self.masculine, self.feminine, self.masculine_plural, self.feminine_plural)


class Seat(Row, frozen=True, kw_only=True):
    """A place name that stands for who sits there: a capital, a palace, a ministry's address.

    ``actor`` is the canonical name of that actor, ``kind`` its kind. ``place``: the word also names a place in its own
    right ("à Rome"). ``ambiguous``: it may stand for another actor too (``other``).
    """

    name: str
    aliases: tuple[str, ...]
    actor: str
    kind: str
    country: str | None
    sector: str | None
    place: bool
    ambiguous: bool
    other: str | None


class Body(Row, frozen=True, kw_only=True):
    """An organisation. ``from_`` and ``to`` (EDTF) bound its existence under this name.

    ``shared``: aliases that other bodies carry too ("ANP": the Algerian army, the Chinese parliament).
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    shared: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    from_: str | None
    to: str | None


class GazetteerRole(msgspec.Struct, frozen=True, gc=False):
    """An office held: normalised masculine role, country (ISO3) or None for a body's, and its EDTF bounds.

    A bound is None where it is not known; ``to`` is ``..`` where the office was still held when the row was written.
    """

    role: str
    country: str | None
    from_: str | None
    to: str | None

    def held(self, day: str) -> bool | None:
        """Whether it was held on ``day`` (EDTF, at any precision), bounds included; None where they do not tell."""
        if _before(day, self.from_) or _before(self.to, day):
            return False
        return None if self.from_ is None or self.to is None else True


def _before(first: str | None, second: str | None) -> bool:
    """Whether ``first`` is surely earlier, as far as both are known; ``..`` is never earlier."""
    if first is None or second is None or first == ".." or second == "..":
        return False
    known = min(len(first), len(second))
    return first[:known] < second[:known]


class Person(Row, frozen=True, kw_only=True):
    """An office holder. ``short``: the family name or other name that press uses alone ("Macron", "MBS")."""

    key: str
    name: str
    short: tuple[str, ...]
    aliases: tuple[str, ...]
    gender: str | None
    country: str | None
    sector: str | None
    roles: tuple[GazetteerRole, ...]


class Office(Row, frozen=True, kw_only=True):
    """A noun for the holder of an office. ``role``: the normalised role it denotes.

    ``alone``: with the article it stands for a person already told or known ("le président").
    ``takes``: what its complement names: ``country`` ("président français"), ``body`` ("secrétaire général de l'ONU"),
    ``name`` (a title before a name: "le général Sissi") or a mix, ``+``-joined.
    """

    masculine: str
    feminine: str
    masculine_plural: str
    feminine_plural: str
    role: str
    alone: bool
    takes: str
    sector: str | None

    @property
    def forms(self) -> tuple[str, ...]:
        """Distinct forms, singular first."""
        return tuple(dict.fromkeys((self.masculine, self.feminine, self.masculine_plural, self.feminine_plural)))


class Group(Row, frozen=True, kw_only=True):
    """A common noun for a body or group. ``label``: its name with a country ("Armée {adj}"); ``per_country``: filed so.

    ``gender`` is m or f; the adjective in ``label`` agrees with it and with ``number`` (sg, pl).
    """

    singular: str
    plural: str
    gender: str
    number: str
    kind: str
    sector: str | None
    label: str
    per_country: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """Distinct forms, singular first."""
        return tuple(dict.fromkeys(form for form in (self.singular, self.plural) if form))

    def named(self, adjective: Adjective) -> str:
        """The canonical name with a country's adjective: "armée", birman -> "Armée birmane"."""
        feminine, masculine = (
            (adjective.feminine_plural, adjective.masculine_plural)
            if self.number == "pl"
            else (adjective.feminine, adjective.masculine)
        )
        return self.label.replace("{adj}", feminine if self.gender == "f" else masculine)


class PlaceRow(Row, frozen=True, kw_only=True):
    """A place with WGS 84 coordinates in degrees. ``precision``: city, district, region, country, sea, site."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str
    latitude: float
    longitude: float
    population: int
    precision: str

    def record(self) -> Place:
        """The place as a dossier keeps it."""
        return Place(
            id=self.id,
            name=self.name,
            country=self.country,
            kind=self.kind,
            latitude=self.latitude,
            longitude=self.longitude,
        )
