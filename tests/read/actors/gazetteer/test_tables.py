"""Every table is consistent in itself and with the others."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict

import pytest

from recoupe.read.actors.gazetteer import fold, load
from recoupe.read.actors.gazetteer.rows import SECTORS
from recoupe.read.actors.gazetteer.tables import DATA, rows
from recoupe.records import ACTOR_KINDS

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
G = load()
CODES = {state.iso3 for state in G.states.values()}
TABLES = sorted(path.stem for path in DATA.glob("*.tsv"))


def earlier(first: str, second: str) -> bool:
    known = min(len(first), len(second))
    return first[:known] <= second[:known]


def test_the_tables_are_as_large_as_the_manual_says() -> None:
    armed_and_political = [b for b in G.bodies.values() if b.kind in ("armed_group", "party", "group")]
    dated = [
        p
        for p in G.people.values()
        if any((r.from_ or r.to) and (r.to in (None, "..") or r.to >= "2010") for r in p.roles)
    ]
    assert len(G.states) >= 220
    assert len(G.adjectives) >= 400
    assert len(G.seats) >= 350
    assert len(G.bodies) >= 1300
    assert len(armed_and_political) >= 550
    assert len(dated) >= 1500
    assert len(G.offices) >= 280
    assert len(G.groups) >= 450
    assert len(G.places) >= 12_000
    assert sum(p.source.startswith("own") for p in G.places.values()) >= 300


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(table: str) -> None:
    found = [row["source"] for row in rows(table)]
    assert found
    assert all(found)


@pytest.mark.parametrize("table", ["states", "bodies", "people"])
def test_keys_are_unique(table: str) -> None:
    keys = Counter(row["key"] for row in rows(table))
    assert [key for key, count in keys.items() if count > 1] == []


def test_cells_have_no_stray_blanks() -> None:
    odd = [
        (table, cell)
        for table in TABLES  # city_names quotes GeoNames as it is
        for row in rows(table)
        for cell in row.values()
        if cell != cell.strip() or "  " in cell or ("’" in cell and table != "city_names")
    ]
    assert odd == []


def test_kinds_and_sectors_are_of_the_closed_lists() -> None:
    kinds = {row.kind for row in (*G.bodies.values(), *G.seats, *G.groups)}
    sectors = {row.sector for row in (*G.bodies.values(), *G.seats, *G.groups, *G.people.values(), *G.offices)}
    assert kinds <= set(ACTOR_KINDS)
    assert sectors <= SECTORS | {None}


def test_every_country_code_is_of_a_state() -> None:
    used = {row.country for row in (*G.bodies.values(), *G.seats, *G.people.values(), *G.places.values())}
    used |= {role.country for person in G.people.values() for role in person.roles}
    used |= {state.of for state in G.states.values()}
    assert used - {None} <= CODES | set(G.states)


def test_adjectives_lead_to_rows_that_exist() -> None:
    for row in G.adjectives:
        table = G.bodies if row.kind == "igo" else G.states
        assert row.key is None or row.key in table, row
        assert row.kind in ("state", "igo", "region", "people", "city")


def test_every_sovereign_state_has_an_adjective_and_a_capital() -> None:
    sovereign = [state for state in G.states.values() if state.status == "state"]
    assert [s.name for s in sovereign if s.capital is None] == ["Vatican"]
    assert [s.name for s in sovereign if G.adjective_of(s.key) is None] == []


def test_dates_are_edtf_and_in_order() -> None:
    spans = [(p.key, r.from_, r.to) for p in G.people.values() for r in p.roles]
    spans += [(b.key, b.from_, b.to) for b in G.bodies.values()]
    for key, start, end in spans:
        assert start is None or DAY.fullmatch(start), key
        assert end in (None, "..") or DAY.fullmatch(end or ""), key
        assert start is None or end in (None, "..") or earlier(start, end or ""), key


#: two presidents at once: the Gambia in January 2017, Madagascar in 2002
CONTESTED = {("président", "GMB"), ("président", "MDG")}


def test_one_person_at_a_time_is_head_of_state_or_government() -> None:
    """Exact days only; a handover day belongs to both."""
    held = defaultdict(list)
    for person in G.people.values():
        for role in person.roles:
            known = role.from_ and role.to and len(role.from_) == 10 and (role.to == ".." or len(role.to) == 10)
            if role.role in ("président", "Premier ministre", "chancelier") and known:
                held[role.role, role.country].append((role.from_, role.to.replace("..", "9999"), person.name))
    overlaps = []
    for office, spans in held.items():
        if office in CONTESTED:
            continue
        spans.sort()
        overlaps += [(office, a, b) for a, b in itertools.pairwise(spans) if a[1] > b[0]]
    assert overlaps == []


def test_an_alias_of_two_bodies_is_marked_as_shared() -> None:
    for name, found in G.body_index.items():
        if len(found) > 1:
            for body in found:
                assert name in {fold(alias) for alias in body.shared} | {
                    fold(alias).removeprefix("l'").removeprefix("le ").removeprefix("la ") for alias in body.shared
                }, (name, body.key)


def test_no_two_people_share_a_full_name() -> None:
    assert [(name, found) for name, found in G.person_index.items() if len(found) > 1] == []


def test_no_state_shares_a_name() -> None:
    assert [name for name, found in G.state_index.items() if len(found) > 1] == []


def test_places_lie_on_the_globe_and_have_unique_ids() -> None:
    for place in G.places.values():
        assert -90 <= place.latitude <= 90, place
        assert -180 <= place.longitude <= 180, place
        assert re.fullmatch(r"[a-z0-9-]+\.[a-z]{3}", place.id), place
    assert len({p.id for p in G.places.values()}) == len(G.places)


def test_labels_have_the_adjective_exactly_where_they_are_filed_under_a_country() -> None:
    for group in G.groups:
        assert ("{adj}" in group.label) == group.per_country, group
        assert group.gender in ("m", "f"), group
        assert group.number in ("sg", "pl"), group


def test_every_capital_and_every_sovereign_state_is_a_place() -> None:
    missing = [
        (state.key, name)
        for state in G.states.values()
        for name in (state.capital, state.name)
        if name and state.status == "state" and not any(p.country == state.iso3 for p in G.place(name))
    ]
    assert missing == []


def test_a_seat_stands_for_an_actor_of_the_same_kind() -> None:
    """Offices, governments and groups are named by the seat itself; all others have a row of their own."""
    for seat in G.seats:
        body = next(iter(G.body(seat.actor)), None)
        named = G.state(seat.actor) or body or G.person(seat.actor)
        assert named or seat.kind in ("office", "government", "group"), seat
        assert body is None or body.kind == seat.kind or G.state(seat.actor), seat


def test_no_body_takes_the_name_of_a_state() -> None:
    assert [body.name for body in G.bodies.values() for n in (body.name, *body.aliases) if G.state(n)] == []
