"""From the cells of each table to its typed rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from recoupe.read.actors.gazetteer.folding import slug
from recoupe.read.actors.gazetteer.inflect import feminine, plural
from recoupe.read.actors.gazetteer.rows import (
    Adjective,
    Body,
    GazetteerRole,
    Group,
    Office,
    Person,
    PlaceRow,
    Seat,
    State,
)
from recoupe.read.actors.gazetteer.short_names import short_name
from recoupe.read.actors.gazetteer.tables import TableError, flag, listed, rows


def states() -> Iterator[State]:
    """Rows of states.tsv."""
    for row in rows("states"):
        yield State(
            key=row["key"],
            iso3=row["iso3"] or row["key"],
            name=row["name"],
            article=row["article"],
            gender=row["gender"],
            aliases=listed(row["aliases"]),
            capital=row["capital"] or None,
            capital_aliases=listed(row["capital_aliases"]),
            status=row["status"] or "state",
            of=row["of"] or None,
            source=row["source"],
        )


def adjectives() -> Iterator[Adjective]:
    """Rows of adjectives.tsv; plurals and regular feminines are derived."""
    for row in rows("adjectives"):
        masculine = row["masculine"]
        fem = row["feminine"] or feminine(masculine)
        invariable = fem == masculine == row["masculine_plural"]
        yield Adjective(
            key=row["key"] or None,
            kind=row["kind"] or "state",
            masculine=masculine,
            feminine=fem,
            masculine_plural=row["masculine_plural"] or plural(masculine),
            feminine_plural=fem if invariable else plural(fem),
            ambiguous=flag(row["ambiguous"]),
            source=row["source"],
        )


def seats() -> Iterator[Seat]:
    """Rows of seats.tsv; the capitals come from the states."""
    for row in rows("seats"):
        yield Seat(
            name=row["name"],
            aliases=listed(row["aliases"]),
            actor=row["actor"],
            kind=row["kind"],
            country=row["country"] or None,
            sector=row["sector"] or None,
            place=flag(row["place"]),
            ambiguous=flag(row["ambiguous"]),
            other=row["other"] or None,
            source=row["source"],
        )


def capitals(known: Iterable[State]) -> Iterator[Seat]:
    """The capital of each state, as a word for that state; ambiguous where the state bears the same name (Djibouti)."""
    for state in known:
        if state.capital is not None:
            yield Seat(
                name=state.capital,
                aliases=state.capital_aliases,
                actor=state.name,
                kind="state",
                country=state.iso3,
                sector="GOV",
                place=True,
                ambiguous=state.capital in (state.name, *state.aliases),
                other=None,
                source=state.source,
            )


def bodies() -> Iterator[Body]:
    """Rows of bodies.tsv."""
    for row in rows("bodies"):
        shared = listed(row["shared"])
        yield Body(
            key=row["key"],
            name=row["name"],
            aliases=(*listed(row["aliases"]), *(alias for alias in shared if alias != row["name"])),
            shared=shared,
            kind=row["kind"],
            country=row["country"] or None,
            sector=row["sector"] or None,
            from_=row["from"] or None,
            to=row["to"] or None,
            source=row["source"],
        )


def people() -> Iterator[Person]:
    """Rows of people.tsv; the short name is derived where the row has none."""
    for row in rows("people"):
        country = row["country"] or None
        yield Person(
            key=row["key"],
            name=row["name"],
            short=listed(row["short"]) or (short_name(row["name"]),),
            aliases=listed(row["aliases"]),
            gender=row["gender"] or None,
            country=country,
            sector=row["sector"] or None,
            roles=tuple(role(cell) for cell in listed(row["roles"])),
            source=row["source"],
        )


def role(cell: str) -> GazetteerRole:
    """``role|country|from|to``. Raises TableError where a part is missing."""
    parts = cell.split("|")
    if len(parts) != 4:
        raise TableError(f"a role needs role|country|from|to: {cell!r}")
    name, country, start, end = parts
    return GazetteerRole(name, country or None, start or None, end or None)


def offices() -> Iterator[Office]:
    """Rows of offices.tsv."""
    for row in rows("offices"):
        masculine = row["masculine"]
        fem = row["feminine"] or masculine
        yield Office(
            masculine=masculine,
            feminine=fem,
            masculine_plural=row["masculine_plural"] or plural(masculine),
            feminine_plural=row["feminine_plural"] or plural(fem),
            role=row["role"] or masculine,
            alone=flag(row["alone"]),
            takes=row["takes"],
            sector=row["sector"] or None,
            source=row["source"],
        )


def groups() -> Iterator[Group]:
    """Rows of groups.tsv."""
    for row in rows("groups"):
        singular = row["singular"]
        yield Group(
            singular=singular,
            plural=row["plural"] or (plural(singular) if singular else ""),
            gender=row["gender"],
            number=row["number"],
            kind=row["kind"],
            sector=row["sector"] or None,
            label=row["label"],
            per_country=flag(row["per_country"]),
            source=row["source"],
        )


def places(known: Mapping[str, State]) -> Iterator[PlaceRow]:
    """Rows of countries.tsv, regions.tsv (by hand) and cities.tsv (derived); the first row of an id holds."""
    seen: set[str] = set()
    for place in (*country_places(known), *table_places("regions"), *table_places("cities")):
        if place.id not in seen:
            seen.add(place.id)
            yield place


def country_places(known: Mapping[str, State]) -> Iterator[PlaceRow]:
    """States as places: id ``libye.lby``, names and aliases of states.tsv."""
    for row in rows("countries"):
        state = known[row["key"]]
        yield PlaceRow(
            id=f"{slug(state.name)}.{state.iso3.lower()}",
            name=state.name,
            aliases=state.aliases,
            country=state.iso3,
            kind="country",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            precision="country",
            source=row["source"],
        )


def table_places(table: str) -> Iterator[PlaceRow]:
    """Rows of a table of places; an empty id is made of name and country (``int`` where it lies in several)."""
    for row in rows(table):
        yield PlaceRow(
            id=row["id"] or f"{slug(row['name'])}.{(row['country'] or 'int').lower()}",
            name=row["name"],
            aliases=listed(row["aliases"]),
            country=row["country"] or None,
            kind=row["kind"] or "city",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"] or 0),
            precision=row["precision"] or row["kind"] or "city",
            source=row["source"],
        )


def ordinary_words() -> frozenset[str]:
    """Folded names of ordinary_words.tsv."""
    return frozenset(row["name"] for row in rows("ordinary_words"))
