"""What an analyst decided holds, whatever is built after it; and nothing else changes."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import article, event

from recoupe.records import Dossier, Event, Reading
from recoupe.resolve import resolve
from recoupe.resolve.corrections import Correction, anchor_of, in_force, make_correction

DAYS = ("2021-03-01", "2021-03-02", "2021-03-04", "2021-03-09")


def _meeting(name: str, day: str, published: str, trigger: str = "a reçu") -> Reading:
    told = event(
        f"Ada Ruiz {trigger} Jan Nowak à Madrid.",
        trigger,
        source=("Ada Ruiz",),
        target=("Jan Nowak",),
        date=day,
        place="Madrid",
        mode="meeting",
    )
    quarrel = event(
        "Le Front du Nord menace Madrid.", "menace", type="THREATEN", source=("Front du Nord",), date="2021-03-03"
    )
    return article(name, told, quarrel, published=published, outlet=name.title())


READINGS = [_meeting(f"n{i}", DAYS[i % 2], f"2021-03-0{2 + i % 4}") for i in range(6)]
MORE = [_meeting(f"m{i}", DAYS[i % 4], f"2021-03-1{i % 9}") for i in range(14)]


def _entry(
    action: str, event_: Event, dossier: Dossier, change: dict[str, Any] | None = None, n: int = 0
) -> Correction:
    subject = {"event": event_.id, "mentions": _anchors(dossier, event_.mentions)}
    at = f"2024-01-01T00:00:{n:02}+00:00"
    return make_correction("event", action, subject, change, made_at=at, made_by="Ana", reason="seen")


def _anchors(dossier: Dossier, mentions: Any) -> list[Any]:
    known = {m.id: m for m in dossier.event_mentions}
    return msgspec.json.decode(msgspec.json.encode([anchor_of(known[m]) for m in mentions]))


def _split(dossier: Dossier, event_: Event, leaving: Any, n: int = 0) -> Correction:
    return _entry("split", event_, dossier, {"event": f"esplit{n}", "mentions": _anchors(dossier, leaving)}, n)


def _largest(dossier: Dossier) -> Event:
    return max(dossier.events, key=lambda e: (len(e.mentions), e.id))


def _home(dossier: Dossier) -> dict[str, str]:
    return {m: e.id for e in dossier.events for m in e.mentions}


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_was_split_stays_apart_over_twenty_builds(rng: random.Random) -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    assert len(whole.mentions) > 2
    leaving = rng.sample(whole.mentions, rng.randint(1, len(whole.mentions) - 1))
    staying = [m for m in whole.mentions if m not in leaving]
    log = [_split(dossier, whole, leaving)]
    readings, machine = list(READINGS), dossier
    for turn in range(20):
        if turn < len(MORE):
            readings.insert(rng.randrange(len(readings) + 1), MORE[turn])
        machine = resolve(readings, previous=machine)
        home = _home(resolve(readings, previous=machine, corrections=log))
        assert len({home[m] for m in leaving}) == 1
        assert not {home[m] for m in leaving} & {home[m] for m in staying}
        assert home[leaving[0]] == "esplit0"


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_was_merged_stays_together_and_undo_restores_every_byte(rng: random.Random) -> None:
    first = resolve(READINGS)
    keep, other = rng.sample(first.events, 2)
    change = {"others": [{"event": other.id, "mentions": _anchors(first, other.mentions)}]}
    merge = _entry("merge", keep, first, change)
    undo = make_correction("log", "undo", {"correction": merge.id}, made_at="2024-01-02", made_by="Bo")
    again = resolve(READINGS, previous=first, corrections=in_force([merge, undo]))
    assert msgspec.json.encode(again) == msgspec.json.encode(first)
    merged = resolve([*READINGS, *MORE], previous=first, corrections=in_force([merge]))
    home = _home(merged)
    assert {home[m] for m in (*keep.mentions, *other.mentions)} == {keep.id}
    assert other.id not in {e.id for e in merged.events}


def test_a_split_leaves_other_events_alone() -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    after = resolve(READINGS, previous=dossier, corrections=[_split(dossier, whole, whole.mentions[:1])])
    others = {e.id: e for e in dossier.events if e.id != whole.id}
    assert {e.id: e for e in after.events if e.id in others} == others


def test_a_later_decision_goes_before_an_earlier_one() -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    split = _split(dossier, whole, whole.mentions[:1])
    parted = resolve(READINGS, previous=dossier, corrections=[split])
    part = next(e for e in parted.events if e.id == "esplit0")
    rest = next(e for e in parted.events if e.id == whole.id)
    change = {"others": [{"event": part.id, "mentions": _anchors(parted, part.mentions)}]}
    merged = resolve(READINGS, previous=dossier, corrections=[split, _entry("merge", rest, parted, change, 1)])
    assert set(whole.mentions) <= set(_largest(merged).mentions)


def test_an_edited_field_wins_and_says_who() -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    log = [
        _entry("edit", whole, dossier, {"field": "date", "value": "2021-03-05"}, 0),
        _entry("edit", whole, dossier, {"field": "status", "value": "denied"}, 1),
        _entry("edit", whole, dossier, {"field": "target", "value": [{"actor": "gone", "name": "Front du Nord"}]}, 2),
    ]
    after = next(e for e in resolve([*READINGS, *MORE], previous=dossier, corrections=log).events if e.id == whole.id)
    assert (after.date, after.status, after.target) == ("2021-03-05", "denied", ("front-du-nord",))
    edits = [h for h in after.history if h["change"] == "edited"]
    assert [(h["field"], h["correction"], h["by"], h["why"]) for h in edits] == [
        (field, entry.id, "Ana", "seen") for field, entry in zip(("date", "status", "target"), log, strict=True)
    ]
    assert edits[0]["from"] == whole.date != "2021-03-05"
    assert "Front du Nord" in after.title


def test_a_pinned_event_takes_nothing_in() -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    free = next(e for e in resolve([*READINGS, *MORE], previous=dossier).events if e.id == whole.id)
    assert len(free.mentions) > len(whole.mentions)
    log = [_entry("pin", whole, dossier)]
    after = next(e for e in resolve([*READINGS, *MORE], previous=dossier, corrections=log).events if e.id == whole.id)
    assert after.mentions == whole.mentions


@pytest.mark.parametrize("action", ["confirm", "reject", "annotate"])
def test_a_judgement_changes_nothing_but_the_history(action: str) -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    entry = _entry(action, whole, dossier, {"note": "see annex"} if action == "annotate" else None)
    after = next(e for e in resolve(READINGS, previous=dossier, corrections=[entry]).events if e.id == whole.id)
    assert msgspec.structs.replace(after, history=whole.history) == whole
    assert after.history[-1]["correction"] == entry.id


def test_anchors_outlive_ids() -> None:
    dossier = resolve(READINGS)
    whole = _largest(dossier)
    entry = _entry("reject", whole, dossier)
    renamed = [
        msgspec.structs.replace(
            r, event_mentions=tuple(msgspec.structs.replace(m, id=f"{m.id}x") for m in r.event_mentions)
        )
        for r in READINGS
    ]
    after = resolve(renamed, corrections=[entry])
    marked = [e for e in after.events if any(h["change"] == "rejected" for h in e.history)]
    assert [sorted(m.removesuffix("x") for m in e.mentions) for e in marked] == [sorted(whole.mentions)]


def test_an_undo_can_be_undone() -> None:
    def entry(n: int, action: str = "confirm", target: str = "") -> Correction:
        kind, subject = ("log", {"correction": target}) if target else ("event", {"event": "e1", "mentions": []})
        return make_correction(kind, action, subject, made_at=f"2024-01-0{n}", made_by="Ana")

    first, second = entry(1), entry(2)
    undo = entry(3, "undo", first.id)
    redo = entry(4, "undo", undo.id)
    assert in_force([first, second, undo]) == [second]
    assert in_force([first, second, undo, redo]) == [first, second]
    with pytest.raises(ValueError, match="rename"):
        make_correction("event", "rename", {}, made_at="", made_by="")
