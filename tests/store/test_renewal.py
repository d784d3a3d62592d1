"""Builds and corrections in any order: what is taken back leaves no trace, and ids are kept."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
from curated_articles import ARTICLES
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.records import Reading
from recoupe.resolve.corrections import Correction, make_correction
from recoupe.show.curation.entries import Analyst, judge_event, merge_events, part_mentions
from recoupe.show.curation.fields import set_field
from recoupe.store import DossierStore
from recoupe.store.corrections import _append, active
from recoupe.store.event_ids import former_ids, successors
from recoupe.store.export import as_jsonl
from recoupe.store.renewal import build_anew, renew
from recoupe.store.write import new_connection


def _store() -> DossierStore:
    return DossierStore(new_connection(":memory:"), Path(":memory:"))


def _fresh(store: DossierStore) -> DossierStore:
    """The same dossier, opened anew: nothing is remembered from before."""
    return DossierStore(store.connection, store.path)


def _build(store: DossierStore, readings: list[Reading]) -> None:
    encoded = {r.document.id: ("test", msgspec.json.encode(r).decode()) for r in readings}
    build_anew(_fresh(store), sorted(readings, key=lambda r: r.document.id), encoded, (), active(store))


def _bytes(store: DossierStore) -> bytes:
    fresh = _fresh(store)
    return b"".join(as_jsonl(fresh.every(t)) for t in ("events", "event_mentions", "actors", "statements"))


def _correct(store: DossierStore, entry: Correction) -> None:
    added = _append(_fresh(store), [entry])
    renew(_fresh(store), active(store), [e.id for e in added])


def _any_correction(store: DossierStore, rng: random.Random, n: int) -> Correction:
    fresh, analyst = _fresh(store), Analyst("Ana", f"reason {n}")
    events = list(fresh.events())
    event = rng.choice(events)
    mentions = list(fresh.event_mentions(event.id))
    match rng.choice(["merge", "split", "confirm", "reject", "pin", "edit"]):
        case "merge" if len(events) > 1:
            return merge_events(fresh, analyst, rng.sample(events, 2))
        case "split" if len(mentions) > 1:
            return part_mentions(fresh, analyst, event, rng.sample(mentions, rng.randint(1, len(mentions) - 1)))
        case "edit":
            return set_field(fresh, analyst, event, "status", rng.choice(["planned", "denied"]))
        case "confirm" | "reject" | "pin" as action:
            return judge_event(fresh, analyst, action, event)
    return judge_event(fresh, analyst, "confirm", event)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_corrections_taken_back_leave_no_trace(rng: random.Random) -> None:
    plain, curated, readings = _store(), _store(), list(ARTICLES)
    rng.shuffle(readings)
    held: list[Reading] = []
    made = 0
    while readings:
        for _ in range(min(rng.randint(1, 4), len(readings))):
            held.append(readings.pop())
        _build(plain, held)
        _build(curated, held)
        for _ in range(rng.randint(0, 2)):
            made += 1
            _correct(curated, _any_correction(curated, rng, made))
    for n, entry in enumerate(reversed(active(curated))):
        subject: dict[str, Any] = {"correction": entry.id, "entry": n}
        _correct(curated, make_correction("log", "undo", subject, made_at="2024", made_by="Bo"))
    assert active(curated) == []
    assert _bytes(curated) == _bytes(plain)


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_former_id_leads_somewhere(rng: random.Random) -> None:
    store, readings = _store(), list(ARTICLES)
    rng.shuffle(readings)
    seen: set[str] = set()
    for n in range(1, len(readings) + 1, 3):
        _build(store, readings[:n])
        _correct(store, _any_correction(store, rng, n))
        seen |= {e.id for e in _fresh(store).events()}
    now = {e.id for e in _fresh(store).events()}
    gone = set(former_ids(store))
    assert seen - now <= gone
    for ident in gone:
        heirs = successors(_fresh(store), ident)
        assert heirs
        assert set(heirs) <= now
    assert successors(store, "e-never") is None


def test_building_again_changes_nothing() -> None:
    store = _store()
    _build(store, ARTICLES)
    _correct(store, _any_correction(store, random.Random(3), 1))
    before, revisions = _bytes(store), store.rows("SELECT count(*) FROM revisions")
    for _ in range(3):
        _build(store, ARTICLES)
    assert _bytes(store) == before
    assert store.rows("SELECT count(*) FROM revisions") == revisions


def test_a_dossier_of_before_ids_were_kept() -> None:
    store = _store()
    _build(store, ARTICLES)
    before = _bytes(store)
    store.connection.execute("DELETE FROM event_ids")
    first, second = list(_fresh(store).events())[:2]
    entry = merge_events(_fresh(store), Analyst("Ana"), [first, second])
    _correct(store, entry)
    assert _bytes(store) != before
    _correct(store, make_correction("log", "undo", {"correction": entry.id}, made_at="2024", made_by="Bo"))
    assert _bytes(store) == before
