from __future__ import annotations

import random
from itertools import pairwise

import pytest
from generate_mentions import Truth, generate

from recoupe.records import Dossier, Reading
from recoupe.resolve import resolve
from recoupe.resolve.copies import find_copies
from recoupe.resolve.dossier import set_scene
from recoupe.resolve.linking import stretches as cutting
from recoupe.resolve.linking.state import State
from recoupe.resolve.linking.stretches import stretches
from recoupe.resolve.linking.told import Scene


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches so short that a small dossier has many."""
    monkeypatch.setattr(cutting, "MENTIONS", 60)
    monkeypatch.setattr(cutting, "DAYS", 2)
    monkeypatch.setattr(cutting, "OVERLAP", 30)


def scene_of(readings: list[Reading]) -> Scene:
    draft = Dossier(
        documents=tuple(r.document for r in readings),
        actors=tuple({a.id: a for r in readings for a in r.actors}.values()),
        event_mentions=tuple(m for r in readings for m in r.event_mentions),
        places=tuple({p.id: p for r in readings for p in r.places}.values()),
    )
    return set_scene(draft, find_copies(draft.documents), {})


@pytest.fixture(scope="module")
def truth() -> Truth:
    return generate(600, 10, seed=3)


@pytest.mark.usefixtures("short")
def test_every_mention_is_in_one_stretch_and_no_day_is_cut(truth: Truth) -> None:
    told = scene_of(truth.readings).told
    cut = list(stretches(told))
    assert len(cut) > 4
    assert [t.id for stretch in cut for t in stretch] == [t.id for t in told]
    days = [{t.published for t in stretch} for stretch in cut]
    assert all(a.isdisjoint(b) for a, b in pairwise(days))
    assert all(len(stretch) >= 60 for stretch in cut[:-1])


def test_a_small_dossier_is_one_stretch(truth: Truth) -> None:
    told = scene_of(truth.readings).told
    assert list(stretches(told)) == [told]


@pytest.mark.usefixtures("short")
def test_what_was_linked_depends_on_nothing_printed_later(truth: Truth) -> None:
    readings = sorted(truth.readings, key=lambda r: r.document.published or "")
    whole = scene_of(readings)
    cut = list(stretches(whole.told))[:3]
    last = max(t.mention.document for stretch in cut for t in stretch)
    some = scene_of([r for r in readings if r.document.id <= last])
    states = [State(scene) for scene in (whole, some)]
    for state in states:
        for stretch in list(stretches(state.scene.told))[:3]:
            state.go_on(stretch)
    assert states[0].event_of == states[1].event_of
    assert states[0].links == states[1].links
    assert states[0].links  # of the events that the last stretch could not change any more


@pytest.mark.usefixtures("short")
def test_the_order_of_articles_does_not_matter_between_stretches(truth: Truth) -> None:
    shuffled = list(truth.readings)
    random.Random(5).shuffle(shuffled)
    assert resolve(shuffled) == resolve(truth.readings)


@pytest.mark.usefixtures("short")
def test_reports_are_found_again_across_stretches(truth: Truth) -> None:
    home = {t.id: n for n, stretch in enumerate(stretches(scene_of(truth.readings).told)) for t in stretch}
    events = resolve(truth.readings).events
    across = [e for e in events if len({home[m] for m in e.mentions}) > 1]
    right = [e for e in across if len({truth.event[m] for m in e.mentions}) == 1]
    assert len(across) >= 10
    assert len(right) >= 0.9 * len(across)
