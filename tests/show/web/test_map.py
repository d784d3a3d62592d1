"""The map: places and numbers as the records have them, what has no place told, the same bytes each time."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from html import unescape
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from recoupe.records import Dossier, Place
from recoupe.show.web.app import make_app
from recoupe.show.web.pictures.basemap import LEAST, base, outlines, view_of
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import small_dossier

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("kind", [None, "CONSULT"])
def test_places_are_counted_as_the_records_say(client: TestClient, told: Dossier, kind: str | None) -> None:
    expected = Counter(e.place for e in told.events if kind in (None, e.type))
    data = client.get("/map.json", params={"size": 500, "type": kind or ""}).json()
    assert data["events_without_place"] == expected.pop(None)
    assert {r["id"]: r["events"] for r in data["rows"]} == expected
    assert data["total"] == len(expected) > 2


@pytest.mark.parametrize(
    "query", ["", "type=CONSULT", "since=2019&until=2019-12", "actor=Haftar", "q=Tripoli", "known=2019-12"]
)
def test_each_circle_leads_to_as_many_events(client: TestClient, query: str) -> None:
    page = client.get(f"/map?lang=en&{query}").text
    circles = re.findall(r'<a href="([^"]+)"><title>[^<]*: (\d+) events?</title><circle', page)
    assert circles
    for to, number in circles:
        assert client.get(unescape(to).replace("/?", "/chronology.json?")).json()["total"] == int(number), to


def test_picture_of_places_is_the_same_each_time(client: TestClient, sample_dossier: Path) -> None:
    first = client.get("/map?lang=fr").text
    outlines.cache_clear()
    with TestClient(make_app(sample_dossier), base_url="http://localhost") as client:
        assert client.get("/map?lang=fr").text == first


def test_areas_are_drawn_differently_from_points(client: TestClient) -> None:
    page = client.get("/map").text
    rows = client.get("/map.json").json()["rows"]
    areas = sum(r["kind"] in ("country", "region", "sea") for r in rows)
    assert areas
    drawn = page.split("<figcaption>")[0]
    assert drawn.count('class="area"') == areas
    assert drawn.count('class="point"') == len(rows) - areas


def _served(path: Path, *places: Place) -> TestClient:
    dossier = small_dossier()
    known = {p.id: p for p in (*dossier.places, *places)}
    event = dossier.events[0]
    events = tuple(msgspec.structs.replace(event, id=f"x{i}", place=p.id) for i, p in enumerate(places))
    with writing(path) as store:
        put(
            store,
            msgspec.structs.replace(
                dossier, places=tuple(known[i] for i in sorted(known)), events=(*dossier.events, *events)
            ),
        )
    return TestClient(make_app(path), base_url="http://localhost")


def test_places_without_coordinates_are_listed(tmp_path: Path) -> None:
    with _served(tmp_path / "x.recoupe", Place(id="nowhere.xxx", name='<b>"Là-bas"</b>')) as client:
        page = client.get("/map?lang=en").text
        assert "1 place without coordinates" in page
        assert "&lt;b&gt;&#34;Là-bas&#34;&lt;/b&gt;" in page
        assert "<b>&#34;" not in page
        data = client.get("/map.json").json()
        assert data["places_without_coordinates"] == 1
        assert "nowhere.xxx" in [r["id"] for r in data["rows"]]
        assert client.get("/chronology.json?place=nowhere.xxx").json()["total"] == 1


def test_map_without_any_place(client: TestClient) -> None:
    page = client.get("/map?since=1900&until=1901&lang=en")
    assert page.status_code == 200
    assert "Nothing matches." in page.text
    assert "<svg" not in page.text


@pytest.mark.parametrize(
    "places",
    [
        [],
        [(32.9, 13.2)],
        [(48.8, 2.3), (55.7, 37.6), (-33.9, 18.4)],
        [(64.0, -172.0), (-54.8, 179.0)],
        [(83.0, 10.0)],
        [(-59.0, -70.0)],
        [(-33.9, 151.2), (37.8, -122.4)],
    ],
)
def test_view_holds_all_places_and_no_more_than_the_world(places: list[tuple[float, float]]) -> None:
    view = view_of(places)
    for latitude, longitude in places:
        x, y = view.at(latitude, longitude)
        assert 0 <= x <= view.width
        assert 0 <= y <= view.height
    assert view.height / view.down >= LEAST - 0.01
    assert view.west >= -180
    assert view.west + view.width / view.across <= 180.3
    assert view.north <= 84
    assert base(view).land


def test_paths_and_places_have_one_projection() -> None:
    view = view_of([(32.9, 13.2), (30.0, 20.0)])
    a, _, _, d, e, f = map(float, re.findall(r"-?[\d.]+", view.transform))
    x, y = view.at(31.5, 15.25)
    assert (a * 1525 + e, d * -3150 + f) == pytest.approx((x, y), abs=0.1)


def test_base_map_is_what_the_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    sys.modules.pop("build_basemap", None)
    import build_basemap  # type: ignore[import-not-found]

    made = build_basemap.basemap(json.loads(build_basemap.SOURCE.read_text("utf-8")))
    assert json.loads(json.dumps(made)) == json.loads(build_basemap.TARGET.read_text("utf-8"))
    assert min(len(paths) for paths in made.values()) > 10


def test_disputed_borders_are_kept_apart() -> None:
    """The line between Western Sahara and Morocco (27.67 N) is dashed, that of Libya and Egypt (25 E) is not."""
    across = [o for o in outlines()["disputed"] if o[0] <= -1000 <= o[2] and o[1] <= -2767 <= o[3]]
    assert across
    assert not [o for o in outlines()["disputed"] if o[0] <= 2500 <= o[2] and o[1] <= -2600 <= o[3]]


def test_no_outline_runs_from_one_edge_of_the_world_to_the_other() -> None:
    for outline in (o for kind in outlines().values() for o in kind):
        steps = re.findall(r"(-?\d+),-?\d+", outline[4].split("l")[1])
        assert max(abs(int(step)) for step in steps) < 3000, outline[:4]
