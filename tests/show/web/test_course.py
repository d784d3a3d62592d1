"""The course of a toll: every count a dot that leads to its words, each source with a line of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
from starlette.testclient import TestClient

from recoupe.records import Figure
from recoupe.show.web.app import make_app
from recoupe.show.web.pictures.course import HEIGHT, MOST_LINES, TOP, WIDTH, courses
from recoupe.store.replacing import put
from recoupe.store.write import writing
from small_dossier import at, small_dossier


def told(day: str | None, value: float, source: str | None = "OMS", **more: Any) -> dict[str, Any]:
    row = {"date": day, "value": value, "source": source, "low": None, "high": None, "kind": "killed", "words": "w"}
    return row | {"article": "Radio Sud", "document": "d1", "span": [3, 5], "id": f"{day}:{value}"} | more


def test_one_day_has_no_course() -> None:
    assert courses([], {}) == []
    assert courses([told("2019-04-05", 3), told("2019-04-05", 5)], {}) == []
    assert courses([told(None, 3), told("XXXX-04-05", 5)], {}) == []
    assert courses([told("2019-04-05", 3, kind="money"), told("2019-05-05", 5, kind="money")], {}) == []


def test_steps_hold_until_the_next_count_of_the_same_source() -> None:
    rows = [told("2019-04-05", 10), told("2019-04-15", 40), told("2019-04-10", 99, "Ministère")]
    (course,) = courses(rows, {})
    who, other = course.lines
    assert (who.source, other.source) == ("OMS", "Ministère")
    first, last = who.dots
    assert who.path == f"M{first.x},{first.y}H{last.x}V{last.y}"
    assert first.x < other.dots[0].x < last.x
    assert other.path == ""
    assert first.y > last.y > other.dots[0].y >= TOP
    assert [t.text for t in course.values] == ["0", "25", "50", "75", "100"]


def test_counts_without_source_are_of_their_article() -> None:
    rows = [told("2019-04-05", 10, None), told("2019-04-06", 12, None, article="Le Soir")]
    (course,) = courses(rows, {})
    assert sorted(line.source for line in course.lines) == ["Le Soir", "Radio Sud"]


def test_open_interval_stands_at_the_day_of_its_article() -> None:
    rows = [told("2019-04-04/..", 10), told("2019-04-04/2019-05-04", 20)]
    (course,) = courses(rows, {"d1": "2019-06-03"})
    month, opened = course.lines[0].dots
    assert month.x < opened.x
    assert month.y < opened.y


def test_ranges_of_a_count_are_drawn() -> None:
    (course,) = courses([told("2019-04-05", 10, low=5, high=15), told("2019-04-06", 16)], {})
    ranged, exact = course.lines[0].dots
    assert ranged.low > ranged.y > ranged.high
    assert exact.low == exact.y == exact.high


def test_course_does_not_depend_on_the_order_of_rows_and_stays_inside() -> None:
    rows = [told(f"2019-04-{d:02}", d * 37 % 50, f"Source {d % 9}") for d in range(1, 28)]
    (course,) = courses(rows, {})
    assert courses(rows[::-1], {}) == [course]
    dots = [d for line in course.lines for d in line.dots]
    assert len(dots) == len(rows)
    assert all(0 < d.x < WIDTH and 0 < d.y < HEIGHT for d in dots)
    assert [line.style for line in course.lines] == [min(i, MOST_LINES) for i in range(9)]


def test_event_and_list_of_figures_draw_the_same_course(tmp_path: Path) -> None:
    dossier = small_dossier()
    hostile = '"><script>alert(1)</script>'
    actors = tuple(msgspec.structs.replace(a, name=hostile) if a.id == "a3" else a for a in dossier.actors)
    span = at("d1", "Douze personnes")
    figures = tuple(
        Figure(id=f"d1:x{n}", document="d1", span=span, kind="wounded", value=n, as_of=f"2021-03-{n:02}", source="a3",
               event="d1:e1")
        for n in (5, 12)
    )  # fmt: skip
    path = tmp_path / "toll.recoupe"
    with writing(path) as store:
        put(store, msgspec.structs.replace(dossier, actors=actors, figures=figures))
    with TestClient(make_app(path), base_url="http://localhost") as client:
        event, listed = (client.get(a).text for a in ("/event/e1?lang=en", "/figures?event=e1&lang=en"))
        assert 'href="/figures?event=e1&amp;lang=en"' in event
        for page in (event, listed):
            drawn = page.split('<svg class="course"')[1].split("</svg>")[0]
            assert "<title id" in drawn
            assert "<desc id" in drawn
            dots = re.findall(r'<a href="([^"]+)"><title>[^<]*Douze personnes[^<]*</title><circle', drawn)
            assert dots == [f"/article/d1?lang=en#p-{span[0]}"] * 2
            assert "<script>alert" not in page
        assert f'id="p-{span[0]}"' in client.get("/article/d1").text
        assert len(client.get("/figures.json?event=e1").json()["rows"]) == 2
        assert client.get("/figures.json?event=e2").json()["rows"] == []
