from __future__ import annotations

from typing import Any

import pytest
from making import article, event

from recoupe.records import ActorMention, Dossier, Event, Reading
from recoupe.resolve import resolve
from recoupe.resolve.identity import replace

RAID: dict[str, Any] = {
    "trigger": "bombardé",
    "type": "ASSAULT",
    "mode": "aerial",
    "source": ("Front du Nord",),
    "target": ("Ministère espagnol",),
    "date": "2021-05-04",
    "place": "Madrid",
}


SENTENCES = {
    "d0": "À Madrid, le ministère a été bombardé en pleine nuit par le Front du Nord.",
    "d1": "Le Front du Nord a bombardé mardi le ministère espagnol, où dormaient des gardiens.",
    "d2": "Des avions venus du Front du Nord ont bombardé à l'aube le siège madrilène du ministère.",
    "d3": "C'est le ministère, au centre de Madrid, que les pilotes du Front du Nord auraient bombardé.",
}


def one(name: str, published: str = "2021-05-05", document: dict[str, Any] | None = None, **changes: Any) -> Reading:
    return article(
        name, event(**{**RAID, "sentence": SENTENCES[name], **changes}), published=published, **(document or {})
    )


def merged(*readings: Reading) -> Event:
    dossier = resolve(readings)
    (found,) = dossier.events
    return found


def conflicts(found: Event) -> dict[str, list[Any]]:
    return {c["field"]: [v["value"] for v in c["values"]] for c in found.conflicts}


def test_dates_that_exclude_each_other_are_shown_side_by_side() -> None:
    found = merged(one("d1"), one("d2"), one("d3", date="2021-05-03"))
    assert conflicts(found) == {"date": ["2021-05-04", "2021-05-03"]}
    assert found.date == "2021-05-04"


def test_a_coarser_date_is_no_contradiction() -> None:
    found = merged(one("d1"), one("d2", date="2021-05"))
    assert found.conflicts == ()
    assert found.date == "2021-05-04"
    assert [h["to"] for h in found.history if h["change"] == "imprecision"] == ["2021-05-04"]


@pytest.mark.parametrize(
    ("a", "b", "clash"),
    [
        (("killed", 28, "exact"), ("killed", 30, "exact"), True),
        (("killed", 28, "at_least"), ("killed", 30, "exact"), False),
        (("killed", 28, "exact"), ("killed", 30, "at_least"), True),
        (("killed", 100, "about"), ("killed", 110, "exact"), False),
        (("killed", 28, "exact"), ("wounded", 30, "exact"), False),
    ],
)
def test_tolls(a: tuple[str, int, str], b: tuple[str, int, str], clash: bool) -> None:
    found = merged(one("d1", figures=(a,)), one("d2", figures=(b,)))
    assert conflicts(found) == ({"killed": [28, 30]} if clash else {})


def test_denied_against_reported_is_a_contradiction_and_planned_then_done_is_a_course() -> None:
    denied = merged(one("d1", status="denied"), one("d2"))
    assert set(conflicts(denied)) == {"status"}
    done = merged(one("d1", "2021-05-01", status="planned"), one("d2"))
    assert done.conflicts == ()
    assert done.status == "actual"
    assert [h["status"] for h in done.history if h["change"] == "status"] == ["planned", "actual"]


def test_other_sources_are_a_contradiction_unless_akin() -> None:
    akin = merged(one("d1"), one("d2", target=("Espagne",)))
    assert akin.conflicts == ()


def test_a_description_contradicts_nobody() -> None:
    named, described = one("d1"), one("d2", source=("le groupe armé",))
    local = {a.name: a.id for a in described.actors}["le groupe armé"]
    spans = [ActorMention(id="d2:m1", document="d2", span=(0, 3), actor=local, form="description", rule="test")]
    told = [named, replace(described, actor_mentions=tuple(spans)), one("d3")]
    assert merged(*told).conflicts == ()


def test_a_pronoun_contradicts_nobody() -> None:
    sentence = "À Madrid, le Front du Nord l'a bombardé mardi."
    start = sentence.index("l'a")
    told = one("d2", sentence=sentence, target=("Pologne",))
    (mention,) = told.event_mentions
    for words, clash in (((start, start + 2), set()), ((0, 8), {"target"})):
        pronoun = replace(mention, fields={**mention.fields, "target": (words,)})
        assert set(conflicts(merged(one("d1"), one("d3"), replace(told, event_mentions=(pronoun,))))) == clash


def test_an_unsure_reading_contradicts_nobody_on_its_sides() -> None:
    told = one("d2", source=("Jan Nowak",))
    (mention,) = told.event_mentions
    for confidence, clash in ((0.5, set()), (0.6, {"source"})):
        unsure = replace(told, event_mentions=(replace(mention, confidence=confidence),))
        assert set(conflicts(merged(one("d1"), one("d3"), unsure))) == clash


def test_a_toll_grows_but_does_not_shrink() -> None:
    early, late = ("killed", 30, "exact"), ("killed", 12, "exact")
    shrunk = merged(one("d1", figures=(early,)), one("d2", "2021-05-25", figures=(late,)))
    assert conflicts(shrunk) == {"killed": [12, 30]}
    grown = merged(one("d1", figures=(late,)), one("d2", "2021-05-25", figures=(early,)))
    assert grown.conflicts == ()


def test_a_meeting_denied_does_not_deny_talks() -> None:
    talks: dict[str, Any] = {"type": "CONSULT", "source": ("Ada Ruiz",), "target": ("Jan Nowak",), "mode": "talks"}
    denied = {**talks, "mode": "meeting", "status": "denied"}
    through = merged(one("d1", **talks), one("d2", **denied))
    assert through.conflicts == ()
    met = merged(one("d1", **{**talks, "mode": "meeting"}), one("d2", **denied))
    assert set(conflicts(met)) == {"status"}


def test_one_communique_in_two_papers_is_one_origin() -> None:
    same = merged(one("d1", by=("Ada Ruiz",)), one("d2", by=("Ada Ruiz",)))
    assert (same.independent_sources, same.primary_sources, same.outlets) == (1, 1, 2)
    other = merged(one("d1", by=("Ada Ruiz",)), one("d2", by=("Jan Nowak",)))
    assert (other.independent_sources, other.primary_sources) == (2, 2)


def test_unnamed_sources_are_counted_once() -> None:
    found = merged(one("d1", by=("des témoins",)), one("d2", by=("des diplomates",)))
    assert found.primary_sources == 1


def test_copies_are_one_origin() -> None:
    text = (
        one("d1").document.text + " " + "Les secours ont travaillé toute la nuit dans les décombres de l'aile sud. " * 3
    )
    readings = [one(n) for n in ("d1", "d2")]
    same = [type(r)(document=_with_text(r, text), **_rest(r)) for r in readings]
    found = merged(*same)
    assert found.independent_sources == 1
    assert found.documents == ("d1", "d2")


def _with_text(reading: Reading, text: str) -> Any:
    return replace(reading.document, text=text)


def _rest(reading: Reading) -> dict[str, Any]:
    return {f: getattr(reading, f) for f in reading.__struct_fields__ if f != "document"}


def test_reporting_span_and_title() -> None:
    found = merged(one("d1", "2021-05-05"), one("d2", "2021-05-09"))
    assert (found.first_reported, found.last_reported) == ("2021-05-05", "2021-05-09")
    assert found.title == "Le Front du Nord bombarde le Ministère espagnol (Madrid)"


def test_ids_stay_and_tell_what_became_of_them() -> None:
    first: Dossier = resolve([one("d1"), one("d3", date="2021-06-20", published="2021-06-21")])
    more = [one("d0", "2021-05-04"), one("d1"), one("d3", date="2021-06-20", published="2021-06-21")]
    again = resolve(more, previous=first)
    assert {e.id for e in again.events} == {e.id for e in first.events}
    assert {e.id for e in resolve(more).events} != {e.id for e in first.events}
