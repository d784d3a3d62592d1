"""In which order lists stand and what their filters let through, on more records than fit one page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient
from tests.small_dossier import small_dossier

from recoupe.records import Document, Dossier, Event, EventMention, Figure, Statement
from recoupe.show.selection import Selection
from recoupe.show.views.chronology import chronology
from recoupe.show.views.statements import statements
from recoupe.show.web.app import make_app
from recoupe.store import open_dossier
from recoupe.store.calendar import bounds
from recoupe.store.replacing import put
from recoupe.store.write import writing

DAYS = ("2021-03-07", "2021-03-05", None, "2021-02", "2020/2021", "2021-03-05", "XXXX-03-06", "2019-11-30")
NUMBER = 60


def many() -> Dossier:
    """Sixty articles with one event, one statement and one figure each, their days in no order."""
    small = small_dossier()
    texts = [f"Rosa Moreno ouvre le port numéro {n}. Jan Kowal compte {n} blessés au quai." for n in range(NUMBER)]
    documents = tuple(
        Document(id=f"x{n:02}", name=f"x{n:02}", uri=f"x{n}.txt", sha256=f"{n:064}", text=text, language="fr",
                 published=f"2021-04-{n % 28 + 1:02}" if n % 5 else None, copy_group=f"g{n % 3}" if n % 2 else None)
        for n, text in enumerate(texts)
    )  # fmt: skip
    mentions = tuple(
        EventMention(id=f"x{n:02}:e", document=f"x{n:02}", event=f"v{n:02}", type="AID", mode=None, source=("a1",),
                     date=DAYS[n % 8], trigger=(12, 17), evidence=(0, 20), rule="r")
        for n in range(NUMBER)
    )  # fmt: skip
    events = tuple(
        Event(id=f"v{n:02}", type="AID" if n % 3 else "PROTEST", mode=None, source=("a1" if n % 2 else "a2",),
              target=("a3",), date=DAYS[n % 8], mentions=(f"x{n:02}:e",), documents=(f"x{n:02}",), title=f"port {n}",
              independent_sources=n % 4,
              history=({"change": "rejected"},) if n == 7 else ({"change": "absorbed", "event": f"old{n}"},))
        for n in range(NUMBER)
    )  # fmt: skip
    said = tuple(
        Statement(id=f"x{n:02}:s", document=f"x{n:02}", speaker="a1" if n % 4 else "a2", speaker_span=(0, 11), cue=None,
                  cue_span=None, kind="direct" if n % 2 else "indirect", content=((12, len(text) // 2),),
                  co_speakers=("a3",) if n % 9 == 0 else (), date=DAYS[n % 8])
        for n, text in enumerate(texts)
    )  # fmt: skip
    figures = tuple(
        Figure(id=f"x{n:02}:f", document=f"x{n:02}", span=(0, 4), kind="wounded" if n % 3 else "killed", value=n,
               as_of=DAYS[(n + 3) % 8], source="a2" if n % 2 else None, event=f"v{n:02}")
        for n in range(NUMBER)
    )  # fmt: skip
    return Dossier(
        documents=documents,
        actors=small.actors,
        event_mentions=mentions,
        events=events,
        statements=said,
        figures=figures,
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("orders") / "many.recoupe"
    with writing(made) as store:
        put(store, many())
    return made


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://127.0.0.1") as made:
        yield made


def rows(client: TestClient, address: str, **query: object) -> list[dict[str, Any]]:
    """All rows, gathered from pages of seven; each twin must hold what the page shows."""
    found: list[dict[str, Any]] = []
    for page in range(1, 20):
        asked = {**query, "size": 7, "page": page}
        data = client.get(f"{address}.json", params=asked).json()
        lines = list(csv.reader(io.StringIO(client.get(f"{address}.csv", params=asked).text)))[1:]
        assert len(lines) == len(data["rows"]) + data["truncated"]
        found += data["rows"]
        if len(found) >= data["total"]:
            assert len(found) == data["total"]
            return found
    raise AssertionError("the pages do not end")


def first(edtf: str | None) -> str:
    return next((d for d in bounds(edtf) if d), "~")


FILTERS: list[dict[str, object]] = [
    {}, {"since": "2021-03"}, {"until": "2021-02-15"}, {"since": "2021-02-10", "until": "2021-03-05"},
]  # fmt: skip


@pytest.mark.parametrize("query", [*FILTERS, {"actor": "Jan Kowal"}, {"type": "PROTEST"}, {"q": "port"}])
def test_chronology_pages_are_the_whole_in_order(client: TestClient, path: Path, query: dict[str, object]) -> None:
    chosen = {k: v for k, v in query.items() if k in ("since", "until", "actor", "type")}
    with open_dossier(path) as store:
        expected = [r["event"] for r in chronology(store, Selection(**chosen)).rows]  # type: ignore[arg-type]
    assert [r["event"] for r in rows(client, "/chronology", **query)] == expected
    assert expected


@pytest.mark.parametrize("query", [*FILTERS, {"speaker": "Jan Kowal"}, {"speaker": "Rosa Moreno", "since": "2021-03"}])
def test_statements_stand_by_day_then_as_in_the_articles(
    client: TestClient, path: Path, query: dict[str, object]
) -> None:
    chosen = Selection(**{k: v for k, v in query.items() if k != "speaker"})  # type: ignore[arg-type]
    with open_dossier(path) as store:
        expected = [r["id"] for r in statements(store, chosen, speaker=query.get("speaker")).rows]  # type: ignore[arg-type]
    found = rows(client, "/statements", **query)
    assert [r["id"] for r in found] == expected
    assert expected
    days = [first(r["date"]) for r in found]
    assert days == sorted(days)


def test_statements_of_who_speaks_with_others(client: TestClient) -> None:
    found = rows(client, "/statements", speaker="l’Élysée")
    assert {r["id"] for r in found} == {f"x{n:02}:s" for n in range(0, NUMBER, 9)}


def test_statements_that_hold_words(client: TestClient) -> None:
    found = rows(client, "/statements", q="ouvrir")
    assert len(found) == NUMBER
    assert [r["id"] for r in found] == [r["id"] for r in rows(client, "/statements")]
    assert rows(client, "/statements", q="ouvrir", kind="direct") == [r for r in found if r["kind"] == "direct"]
    assert client.get("/statements.json", params={"q": "quais"}).json()["total"] == 0


@pytest.mark.parametrize(
    "query",
    [*FILTERS, {"kind": "killed"}, {"speaker": "Kowal"}, {"q": "moreno ouvrir"}, {"kind": "wounded", "until": "2021"}],
)
def test_figures_stand_by_day_then_by_kind(client: TestClient, query: dict[str, object]) -> None:
    found = rows(client, "/figures", **query)
    order = [(first(r["date"]), r["kind"], r["id"]) for r in found]
    assert order == sorted(order)
    whole = rows(client, "/figures")
    chosen = [
        r["id"] for r in whole
        if r["kind"] == query.get("kind", r["kind"]) and (r["source"] == "Jan Kowal" or "speaker" not in query)
        and _between(r["date"], query)
    ]  # fmt: skip
    assert [r["id"] for r in found] == chosen
    assert 0 < len(chosen) <= len(whole) == NUMBER


def _between(edtf: str | None, query: dict[str, object]) -> bool:
    from recoupe.show.selection import in_period

    return in_period(Selection(**{k: v for k, v in query.items() if k in ("since", "until")}), edtf)  # type: ignore[arg-type]


def test_actors_stand_by_their_events_without_rejected_ones(client: TestClient) -> None:
    found = rows(client, "/actors")
    assert [(r["id"], r["events"]) for r in found] == [("a3", 59), ("a2", 30), ("a1", 29)]
    assert [r["statements"] for r in found] == [0, 15, 45]
    assert [r["id"] for r in rows(client, "/actors", q="kow")] == ["a2"]
    assert [r["id"] for r in rows(client, "/actors", q="ELYS")] == ["a3"]
    assert rows(client, "/actors", kind="person") == found[1:]


def test_who_an_actor_deals_with(client: TestClient) -> None:
    contacts = client.get("/actor/a3.json").json()["contacts"]
    assert [(c["id"], c["events"]) for c in contacts] == [("a2", 30), ("a1", 29)]


def test_articles_stand_by_publication_and_copies_together(client: TestClient) -> None:
    found = rows(client, "/sources")
    assert [r["document"] for r in found] == sorted(
        (r["document"] for r in found), key=lambda i: (published(i) or "", i)
    )
    copies = rows(client, "/sources", copies="1")
    assert len(copies) == NUMBER // 2
    assert [r["group"] for r in copies] == sorted(r["group"] for r in copies)
    assert {r["events"] for r in found} == {1}


def published(ident: str) -> str | None:
    return next(d.published for d in many().documents if d.id == ident)


def test_what_was_merged_away_leads_to_what_took_it_in(client: TestClient) -> None:
    assert client.get("/event/old12.json").json()["id"] == "v12"
    assert client.get("/event/old7").status_code == 404


def test_what_is_written_anew_is_counted_anew(tmp_path: Path) -> None:
    path, whole = tmp_path / "x.recoupe", many()
    for dossier, expected in ((whole, NUMBER), (msgspec.structs.replace(whole, statements=whole.statements[:9]), 9)):
        with writing(path) as store:
            put(store, dossier)
            store.connection.execute(
                "INSERT INTO revisions (made_at, cause, documents, corrections) VALUES ('', 'build', '[]', '[]')"
            )
        with TestClient(make_app(path), base_url="http://127.0.0.1") as client:
            data = client.get("/statements.json").json()
            assert data["total"] == expected
            assert sum(r["statements"] for r in rows(client, "/actors")) == expected
