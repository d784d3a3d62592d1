"""Five articles on Libya (2019-2020): what they contain comes out, with documents and evidence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recoupe.ingest.inputs import collect
from recoupe.read.article import read_article
from recoupe.records import Dossier, Event
from recoupe.resolve import resolve


@pytest.fixture(scope="module")
def dossier(request: pytest.FixtureRequest) -> Dossier:
    folder = (request.config.rootpath / request.config.getoption("--shared") / "seeds").resolve()
    if not folder.is_dir():
        pytest.skip(f"no articles at {folder} (see --shared)")
    documents, rejected = collect(sorted(folder.glob("*.txt")))
    assert (len(documents), rejected) == (5, [])
    return resolve([read_article(document) for document in documents])


def events(dossier: Dossier, kind: str, source: set[str], target: set[str] | None = None) -> Iterator[Event]:
    """Events of a type with these names among source and target; either way round for meetings."""
    name = {actor.id: actor.name for actor in dossier.actors}
    for event in dossier.events:
        sides = [{name[a] for a in event.source}, {name[a] for a in event.target}]
        for one, other in (sides, sides[::-1] if kind == "CONSULT" else sides):
            if event.type == kind and source <= one and (target is None or target <= other):
                yield event
                break


def articles(dossier: Dossier, event: Event) -> set[str]:
    name = {document.id: document.name[:3] for document in dossier.documents}
    return {name[d] for d in event.documents}


def test_the_call_is_one_event_of_three_articles(dossier: Dossier) -> None:
    found = [
        e
        for e in events(dossier, "CONSULT", {"Donald Trump"}, {"Khalifa Haftar"})
        if e.mode == "phone" and e.date == "2019-04-15"
    ]
    assert [articles(dossier, e) for e in found] == [{"000", "001", "002"}]


def the_call(dossier: Dossier) -> Event:
    (found,) = (e for e in events(dossier, "CONSULT", {"Donald Trump"}, {"Khalifa Haftar"}) if e.mode == "phone")
    return found


def test_the_call_rests_on_two_primary_sources(dossier: Dossier) -> None:
    call, name = the_call(dossier), {actor.id: actor.name for actor in dossier.actors}
    told = {h["change"]: h for h in call.history}
    assert {name[a] for a in told["origins"]["sources"]} == {"Maison Blanche", "La Stampa"}
    assert (call.primary_sources, call.independent_sources) == (2, 2)


def test_the_day_of_the_call_is_told_by_two_articles_and_the_third_agrees(dossier: Dossier) -> None:
    call, file = the_call(dossier), {d.id: d for d in dossier.documents}
    words: dict[str, list[str]] = {}
    for mention in dossier.event_mentions:
        if mention.event == call.id:
            document = file[mention.document]
            assert mention.date == "2019-04-15"
            words[document.name[:3]] = [document.text[slice(*span)] for span in mention.fields["date"]]
    assert words == {"000": ["lundi dernier", "Le 15 avril"], "001": ["cette semaine", "lundi"], "002": ["le 15 avril"]}
    lent = {d.borrowed[0].document for d in dossier.dates if d.borrowed and d.value in ("2019-04-15", "2019-W16")}
    assert {file[d].name[:3] for d in lent} <= {"000", "002"}
    assert not [c for c in call.conflicts if c["field"] == "date"]


def test_the_call_was_made_public_four_days_later(dossier: Dossier) -> None:
    call = the_call(dossier)
    (told,) = (h for h in call.history if h["change"] == "disclosed")
    assert (call.date, told["date"], told["days"], told["by"]) == ("2019-04-15", "2019-04-19", 4, "maison-blanche")


def test_the_opposition_at_the_council_is_one_event_of_two_articles(dossier: Dossier) -> None:
    found = [e for e in events(dossier, "REJECT", {"États-Unis", "Russie"}) if e.date == "2019-04-18"]
    assert {"000", "001"} in [articles(dossier, e) for e in found]


def test_macron_asks_haftar(dossier: Dossier) -> None:
    found = list(events(dossier, "REQUEST", {"Emmanuel Macron"}, {"Khalifa Haftar"}))
    assert [articles(dossier, e) for e in found] == [{"003"}]


def test_the_meeting_in_rome(dossier: Dossier) -> None:
    found = [e for e in events(dossier, "CONSULT", {"Khalifa Haftar"}) if e.date in ("XXXX-01-08", "2020-01-08")]
    assert found
    assert articles(dossier, found[0]) == {"002"}
    assert found[0].status == "actual"
    assert found[0].place == "rome.ita"


def test_trump_and_erdogan(dossier: Dossier) -> None:
    calls = [e for e in events(dossier, "CONSULT", {"Donald Trump"}, {"Recep Tayyip Erdogan"}) if e.mode == "phone"]
    assert [e.date for e in calls] == ["2020-05-23"]
    requests = [e for e in events(dossier, "REQUEST", {"Donald Trump"}) if e.date == "2020-05-23"]
    assert [articles(dossier, e) for e in requests] == [{"004"}]


def test_the_toll_is_attributed(dossier: Dossier) -> None:
    name = {actor.id: actor.name for actor in dossier.actors}
    told = {(f.kind, f.value, f.qualifier, name.get(f.source or "")) for f in dossier.figures}
    assert ("killed", 510, "more_than", "Organisation mondiale de la santé") in told
    assert ("wounded", 2467, "exact", "Organisation mondiale de la santé") in told


def test_nothing_is_read_from_furniture(dossier: Dossier) -> None:
    labelled = {document.id: document.boilerplate for document in dossier.documents}
    for mention in (*dossier.event_mentions, *dossier.actor_mentions):
        span = getattr(mention, "trigger", None) or mention.span  # type: ignore[union-attr]
        assert all(span[1] <= start or end <= span[0] for start, end in labelled[mention.document])
    for statement in dossier.statements:
        for span in statement.content:
            assert all(span[1] <= start or end <= span[0] for start, end in labelled[statement.document])


def test_publication_dates(dossier: Dossier) -> None:
    assert {d.name[:3]: d.published for d in dossier.documents} == {
        "000": "2019-04", "001": "2019-04", "002": None, "003": None, "004": "2020-05-23T21:29",
    }  # fmt: skip
