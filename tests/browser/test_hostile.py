"""Nothing that an article brings runs, is loaded or changes the page: escaping alone holds, without the policy's help."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser

from browser.hostile import TEXTS, by_hand, written
from browser.served import Served, dossier_served
from browser.watched import Watched, watched
from recoupe.show.brief.write import write_brief
from recoupe.show.selection import Selection
from recoupe.store import open_dossier
from recoupe.store.build import build
from recoupe.store.replacing import put
from recoupe.store.write import writing

#: what no page of the program holds: elements, attributes and addresses that its templates do not write
_STRANGE = """() => {
  const bad = [], own = u => { try { const to = new URL(u, location.href);
    return to.protocol === location.protocol && to.host === location.host && to.pathname.startsWith("/"); } catch { return false; } };
  const known = new Set(("html head meta title link script style body a header nav ul ol li p main h1 h2 h3 form label input select option " +
    "span button figure svg rect figcaption details summary table caption thead tbody tr th td footer dialog dl div dt dd kbd section article " +
    "blockquote mark b strong time br fieldset legend textarea datalist desc defs marker g path circle text line").split(" "));
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName, say = what => bad.push(`${what} ${e.outerHTML.slice(0, 120)}`);
    if (!known.has(name)) say("element");
    if (e.namespaceURI.endsWith("/svg") && !e.closest("figure > svg, figcaption > svg")) say("picture");
    if (name === "script" && !/^\\/static\\//.test(e.getAttribute("src"))) say("script");
    if (name === "style" && location.protocol !== "file:") say("style");
    for (const {name: attribute, value} of e.attributes) {
      if (/^on|^style$|^srcdoc$|^srcset$|^background$|^ping$/i.test(attribute)) say("attribute");
      if (/^(xlink:)?href$|^src$|^action$|^formaction$|^data$|^poster$/i.test(attribute) && value !== "data:," && !own(value))
        say("address");
    }
  }
  if (window.__xss !== undefined) bad.push("ran");
  return bad;
}"""
LISTS = "?size=500"
#: of a name or title (GLOB): signs of HTML
SIGNS = '*[<>&{"`]*'


def strange(visitor: Watched, address: str) -> list[str]:
    """What is wrong with the page at ``address``."""
    answer = visitor.open(address)
    status = [f"status {answer.status}"] if answer.status != 200 else []
    return [f"{address}: {one}" for one in (*status, *visitor.page.evaluate(_STRANGE), *visitor.all_faults())]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of hostile articles, read as any others."""
    folder = tmp_path_factory.mktemp("hostile")
    path = tmp_path_factory.mktemp("built") / "hostile.recoupe"
    report = build(written(folder), path, workers=1)
    assert report.new > len(TEXTS) / 2
    return path


@pytest.fixture(scope="module")
def read(built: Path) -> Iterator[Served]:
    with dossier_served(built, "Ana Lista") as served:
        yield served


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dossier with hostile words in all records."""
    path = tmp_path_factory.mktemp("made") / "made.recoupe"
    with writing(path) as store:
        put(store, by_hand())
    with dossier_served(path, "Ana Lista") as served:
        yield served


def test_the_set_is_large_and_reaches_the_records(read: Served, made: Served) -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 80
    for served, tables in (
        (read, ("documents.title", "documents.text", "documents.byline", "actors.name")),
        (made, ("documents.title", "documents.uri", "actors.name", "places.name", "events.title")),
    ):
        for table, _, column in (one.partition(".") for one in tables):
            with sqlite3.connect(served.path) as store:
                held = store.execute(f"SELECT count(*) FROM {table} WHERE {column} GLOB '{SIGNS}'").fetchone()[0]
            assert held >= 5, (table, column)


def addresses(served: Served) -> list[str]:
    """The lists, what a search finds, and the pages of all articles, events and actors that hold signs of HTML."""
    with sqlite3.connect(served.path) as store:
        plain = {i for (i,) in store.execute(f"SELECT id FROM actors WHERE NOT name GLOB '{SIGNS}'")}
    marks = "event,statement,figure,position,date,actor"
    found = [a for a in served.every_page() if not (a.startswith("/actor/") and a.split("/")[2] in plain)]
    asked = [f"/search?q={word}&size=200" for word in ("script", "img", "alert", "elsewhere", "onerror", "moreno")]
    return [*(f"{a}?size=500&marks={marks}" for a in found), *asked]


@pytest.mark.parametrize("dossier", ["read", "made"])
def test_nothing_runs_even_without_the_policy(browser: Browser, dossier: str, request: pytest.FixtureRequest) -> None:
    served: Served = request.getfixturevalue(dossier)
    with watched(browser, served.base, bypass_csp=True) as visitor:
        faults = [fault for address in addresses(served) for fault in strange(visitor, address)]
    assert not faults, "\n".join(faults[:40])
    assert len(addresses(served)) > 60


@pytest.mark.parametrize("dossier", ["read", "made"])
def test_the_policy_has_nothing_to_stop(browser: Browser, dossier: str, request: pytest.FixtureRequest) -> None:
    served: Served = request.getfixturevalue(dossier)
    with watched(browser, served.base) as visitor:
        faults = [fault for address in served.pages() for fault in strange(visitor, f"{address}{LISTS}")]
    assert not faults, "\n".join(faults[:40])


def test_words_asked_for_stay_words(browser: Browser, sample: Served) -> None:
    """The query comes back into fields, links and messages."""
    pages = ("/", "/search", "/actors", "/statements", "/figures", "/nowhere", "/conflicts", "/sources")
    names = ("q", "lang", "speaker", "actor", "size", "place", "copies", "marks", "page", "source", "event", "target")
    with watched(browser, sample.base, bypass_csp=True) as visitor:
        for n, (text, other) in enumerate(zip(TEXTS[::2], TEXTS[1::2] + TEXTS[:1], strict=False)):
            path = pages[n % len(pages)] if n % 9 else f"/event/{quote(text, safe='')}"
            given = {name: (text, other)[k % 2] for k, name in enumerate(names)}
            visitor.open(f"{path}?{urlencode(given)}")
            assert visitor.page.evaluate(_STRANGE) == [], given
            assert [f for f in visitor.all_faults() if "a status of 404" not in f] == [], given
        for text in TEXTS[::12]:
            visitor.open("/search")
            field = visitor.page.locator("main input[name=q]")
            field.fill(text)
            with visitor.page.expect_navigation():
                field.press("Enter")
            assert visitor.page.evaluate(_STRANGE) == [], text
            assert visitor.all_faults() == [], text
    bad = ("type", "status", "since", "until", "known", "kind")
    with watched(browser, sample.base, bypass_csp=True) as visitor:
        for n, text in enumerate(TEXTS[::6]):
            path = "/search" if bad[n % 6] == "kind" else "/"
            assert visitor.open(f"{path}?{urlencode({bad[n % 6]: text, 'q': 'a'})}").status == 400, text
            assert visitor.page.evaluate(_STRANGE) == [], text
            assert [f for f in visitor.all_faults() if "a status of 400" not in f] == [], text


def test_titles_are_shown_as_they_are(browser: Browser, made: Served) -> None:
    """Nothing is swallowed: the heading of an article is its title, sign by sign."""
    with sqlite3.connect(made.path) as store:
        titles = dict(store.execute("SELECT id, title FROM documents WHERE title IS NOT NULL"))
    assert len(titles) > 20
    with watched(browser, made.base) as visitor:
        for ident, title in titles.items():
            visitor.open(f"/article/{ident}")
            assert visitor.page.locator("h1").text_content() == title.replace("\r", "\n")


@pytest.mark.parametrize("dossier", ["read", "made"])
def test_the_brief_runs_nothing(browser: Browser, dossier: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Opened from the disk, with all of it and without its policy."""
    path = tmp_path / "brief.html"
    with open_dossier(request.getfixturevalue(dossier).path) as store:
        assert write_brief(store, Selection(), path)
    with watched(browser, f"file://{tmp_path}", bypass_csp=True) as visitor:
        visitor.open("/brief.html")
        assert visitor.page.locator("h3").count() > 5
        assert visitor.page.evaluate(_STRANGE) == []
        assert visitor.all_faults() == []


def test_what_runs_is_noticed(browser: Browser, sample: Served) -> None:
    """The check itself: attempts that are written into the page as markup are seen."""
    with watched(browser, sample.base, bypass_csp=True) as visitor:
        visitor.open("/sources")
        for text in (
            "<img src=x onerror=window.__xss=1>",
            "<a href=javascript:alert(1)>x</a>",
            "<svg onload=alert(1)>",
            "<img src=y onerror=alert(1)>",
        ):
            visitor.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", text)
        visitor.page.wait_for_function("window.__xss === 1")
        visitor.page.wait_for_timeout(200)
        found = "\n".join(visitor.page.evaluate(_STRANGE))
        for one in ("ran", "attribute <img", "address <a", "picture <svg", "element <img"):
            assert one in found, found
        assert any(fault.startswith("dialog") for fault in visitor.all_faults())
