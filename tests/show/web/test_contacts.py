"""Who acts on whom: counted as the records say, drawn alike each time, and each number leads to its events."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from recoupe.records import Dossier
from recoupe.show.web.app import make_app
from recoupe.show.web.pictures.network import HEIGHT, WIDTH, distances, layout, network
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier

HOSTILE = '<script>alert(1)</script>" onmouseover="alert(2)'


def pairs(dossier: Dossier, kind: str | None = None) -> Counter[tuple[str, str]]:
    return Counter(
        (a, b)
        for e in dossier.events
        if kind in (None, e.type)
        for a in sorted(set(e.source))
        for b in sorted(set(e.target))
    )


@pytest.mark.parametrize("kind", [None, "CONSULT"])
def test_contacts_are_those_of_the_records(client: TestClient, told: Dossier, kind: str | None) -> None:
    data = client.get("/contacts.json", params={"actors": 30, "type": kind or ""}).json()
    shown = {a["id"] for a in data["actors"]}
    expected = {p: n for p, n in pairs(told, kind).items() if shown >= set(p)}
    assert expected
    assert {(r["source_id"], r["target_id"]): r["events"] for r in data["rows"]} == expected
    assert all(sum(r["types"].values()) == r["events"] for r in data["rows"])
    assert data["total"] == len({a for p in pairs(told, kind) for a in p})
    assert data["truncated"] is (len(shown) < data["total"])


def test_most_frequent_actors_come_first(client: TestClient, told: Dossier) -> None:
    every: Counter[str] = Counter()
    for pair, n in pairs(told).items():
        every.update(dict.fromkeys(pair, n) if pair[0] != pair[1] else {pair[0]: 2 * n})
    shown = client.get("/contacts.json", params={"actors": 5}).json()["actors"]
    assert [a["contacts"] for a in shown] == sorted(every.values(), reverse=True)[:5]
    assert all(every[a["id"]] == a["contacts"] for a in shown)


@pytest.mark.parametrize("query", ["", "type=CONSULT", "since=2019-04&until=2019-12", "since=2020&lang=en"])
def test_each_number_of_contacts_leads_to_as_many_events(client: TestClient, query: str) -> None:
    page = client.get(f"/contacts?{query}")
    cells = re.findall(r'<td class="h\d"><a href="([^"]+)"[^>]*>(\d+)</a>', page.text)
    assert cells
    for to, number in cells[:25]:
        address = unescape(to).replace("/?", "/chronology.json?")
        assert client.get(address).json()["total"] == int(number), to


def test_chronology_tells_by_whom_it_is_chosen(client: TestClient) -> None:
    row = client.get("/contacts.json").json()["rows"][0]
    query = {"source": row["source_id"], "target": row["target_id"], "lang": "en"}
    page = client.get("/", params=query).text
    assert f'Who acts : <b lang="fr">{row["source"]}</b>' in page
    assert f'On whom : <b lang="fr">{row["target"]}</b>' in page
    without = unescape(page.split('class="chosen"')[1].split('href="')[1].split('"')[0])
    assert "source=" not in without
    assert client.get(without).status_code == 200


def test_hostile_names_of_actors_are_escaped(tmp_path: Path) -> None:
    dossier = small_dossier()
    actors = tuple(msgspec.structs.replace(a, name=f"{HOSTILE}{a.id}") for a in dossier.actors)
    path = tmp_path / "hostile.recoupe"
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, actors=actors))
    with TestClient(make_app(path), base_url="http://localhost") as client:
        for address in ("/contacts", "/actor/a1", "/?source=a1&target=a2"):
            page = client.get(address).text
            assert "&lt;script&gt;alert(1)" in page
            assert "<script>alert" not in page
            assert '" onmouseover' not in page


def test_rejected_events_are_no_contacts(tmp_path: Path) -> None:
    dossier = small_dossier()
    events = tuple(msgspec.structs.replace(e, history=({"change": "rejected"},)) for e in dossier.events)
    for given in (dossier, msgspec.structs.replace(dossier, events=events)):
        path = tmp_path / f"{given is dossier}.recoupe"
        with writing(path) as store:
            put(store, given)
        with TestClient(make_app(path), base_url="http://localhost") as client:
            rows = client.get("/contacts.json").json()["rows"]
            assert bool(rows) is (given is dossier)
            assert client.get("/contacts").status_code == 200


def test_a_wrong_filter_of_contacts_is_told(client: TestClient) -> None:
    assert client.get("/contacts?type=NONSENSE").status_code == 400
    assert client.get("/contacts?since=yesterday").status_code == 400


def test_picture_of_contacts_is_the_same_each_time(client: TestClient, sample_dossier: Path) -> None:
    command = [sys.executable, "-m", "recoupe", "serve", str(sample_dossier), "--get", "/contacts?lang=en"]
    again = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert (
        again.split("<svg")[1].split("</svg>")[0]
        == client.get("/contacts?lang=en").text.split("<svg")[1].split("</svg>")[0]
    )


def test_layout_stays_in_the_picture_and_keeps_labels_apart() -> None:
    edges = (*((0, i) for i in range(1, 20)), (20, 21), (21, 22))
    labels = tuple(f"Actor number {i}" for i in range(23))
    places = layout(edges, labels)
    layout.cache_clear()
    assert layout(edges, labels) == places
    assert all(0 < p.x < WIDTH and 0 < p.y < HEIGHT for p in places)
    assert len(set(places)) == len(places)
    near = [1 for i, a in enumerate(places) for b in places[:i] if abs(a.x - b.x) < 60 and abs(a.y - b.y) < 24]
    assert not near


def test_distances_count_contacts_on_the_shortest_way() -> None:
    assert distances(4, [(0, 1), (1, 2)]) == [[0, 1, 2, 3], [1, 0, 1, 3], [2, 1, 0, 3], [3, 3, 3, 0]]


def test_network_draws_linked_actors_only() -> None:
    drawn = network([("a", "A"), ("b", "B"), ("c", "C")], {("a", "b"): 3, ("b", "a"): 1, ("c", "c"): 9})
    assert [n.id for n in drawn.nodes] == ["a", "b"]
    (line,) = drawn.lines
    assert (line.first.id, line.second.id, line.there, line.back) == ("a", "b", 3, 1)
    assert network([("c", "C")], {("c", "c"): 9}).nodes == []


def test_two_actors_alone_are_drawn() -> None:
    drawn = network([("a", "A"), ("b", "B" * 60)], {("b", "a"): 2})
    assert drawn.nodes[0].at != drawn.nodes[1].at
    assert drawn.nodes[1].label.endswith("…")


def test_contacts_of_an_actor_lead_to_as_many_events(client: TestClient) -> None:
    actor = client.get("/contacts.json").json()["actors"][0]["id"]
    record = client.get(f"/actor/{actor}.json").json()
    assert record["contacts"]
    for other in record["contacts"]:
        for key, query in (
            ("acts", {"source": actor, "target": other["id"]}),
            ("undergoes", {"source": other["id"], "target": actor}),
            ("events", {"actor": actor, "with": other["id"]}),
        ):
            assert client.get("/chronology.json", params=query).json()["total"] == other[key], (key, other)


def test_positions_of_an_actor_lead_to_their_words(client: TestClient, told: Dossier) -> None:
    actor = Counter(p.holder for p in told.positions).most_common(1)[0][0]
    rows = client.get(f"/actor/{actor}.json").json()["positions"]
    expected = [p.id for p in told.positions if actor in (p.holder, p.object)]
    assert sorted(r["id"] for r in rows) == sorted(expected)
    page = client.get(f"/actor/{actor}").text
    address = f"/article/{rows[0]['document']}?marks=position#p-{rows[0]['span'][0]}"
    assert f'href="{address}"' in page
    assert f'id="{address.partition("#")[2]}"' in client.get(address).text


def test_tips_show_who_is_acted_on(client: TestClient) -> None:
    page = client.get("/contacts?lang=en").text
    lines = re.findall(r'<line class="link"[^>]*>', page)
    titles = re.findall(r"<title>([^<]*): (\d+); [^<]*: (\d+)</title></line>", page)
    assert len(lines) == len(titles) > 0
    for line, (_, there, back) in zip(lines, titles, strict=True):
        assert ("marker-end" in line, "marker-start" in line) == (back == "0", there == "0")
