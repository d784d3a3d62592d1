"""Every page the application has, in both languages, light and dark, with and without scripts."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.served import Served
from browser.watched import Watched, watched

AXE = Path(__file__).parent / "vendor" / "axe-core@4.14.1" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


def asked(sample: Served) -> list[str]:
    """What some pages show only when asked, or of some records."""
    with sqlite3.connect(sample.path) as store:
        copied = store.execute("SELECT id FROM documents WHERE copy_group IS NOT NULL ORDER BY id").fetchone()[0]
    first = sample.idents("article")[0]
    return [
        "/search?q=président",
        "/search?q=président&kind=document&size=2",
        "/?size=3&page=2&contradicted=1",
        "/?type=AID&q=nothing+like+it",
        "/figures?kind=killed",
        "/contacts?actors=30&type=CONSULT",
        "/map?since=1900&until=1901",
        f"/article/{first}?marks=event,statement,figure,position,date,actor",
        f"/article/{copied}",
        f"/event/{sample.idents('event')[-1]}",
    ]


def check(visitor: Watched, address: str, language: str) -> list[str]:
    """What is wrong with the page at ``address``."""
    answer = visitor.open(address)
    page = visitor.page
    wrong = [] if answer.status == 200 else [f"status {answer.status}"]
    if page.get_attribute("html", "lang") != language:
        wrong.append(f"language {page.get_attribute('html', 'lang')}")
    if page.locator("h1").count() != 1 or not page.inner_text("h1").strip():
        wrong.append("not one h1 with words")
    return [*wrong, *visitor.all_faults()]


def violations(visitor: Watched) -> list[str]:
    """What axe finds on the page that is open."""
    page = visitor.page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    assert found["passes"], "axe did not look at anything"
    return [
        f"axe {v['id']}: {v['help']}: {n['html'][:160]} ({n['failureSummary'][:300]})"
        for v in found["violations"]
        for n in v["nodes"][:3]
    ]


def walk(browser: Browser, served: Served, addresses: list[str], language: str, axe: bool = True, **how: Any) -> None:
    """Fail with all that is wrong with the pages at ``addresses``; whether ``axe`` looks at them too."""
    faults = []
    with watched(browser, served.base, locale=LOCALES[language], **how) as visitor:
        for address in addresses:
            wrong = check(visitor, address, language)
            wrong += violations(visitor) if axe else []
            faults += [f"{address}: {fault}" for fault in wrong]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page(browser: Browser, reviewed: Served, language: str, scheme: Any, scripts: bool) -> None:
    addresses = reviewed.pages()
    assert {"/", f"/event/{reviewed.idents('event')[0]}", "/search"} < set(addresses)
    assert len(addresses) > 12
    walk(browser, reviewed, addresses, language, axe=scripts, color_scheme=scheme, java_script_enabled=scripts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_pages_show_when_asked(browser: Browser, reviewed: Served, scheme: Any) -> None:
    walk(browser, reviewed, asked(reviewed), "fr", color_scheme=scheme)


def test_every_page_where_nothing_can_be_decided(browser: Browser, sample: Served) -> None:
    walk(browser, sample, sample.pages(), "en", axe=False)


def test_a_page_that_is_not_there(browser: Browser, sample: Served) -> None:
    with watched(browser, sample.base, locale="fr-FR") as visitor:
        assert visitor.open("/event/nothing").status == 404
        assert violations(visitor) == []
        assert visitor.page.get_by_role("alert").is_visible()


def test_narrow_and_wide(browser: Browser, reviewed: Served) -> None:
    """On a telephone (320 pixels, which is also 400 % of 1280) nothing but wide tables is cut or scrolls sideways."""
    with watched(browser, reviewed.base, locale="fr-FR", viewport={"width": 320, "height": 640}) as visitor:
        wide = []
        for address in (*reviewed.pages(), *asked(reviewed)):
            visitor.open(address)
            width = visitor.page.evaluate("document.documentElement.scrollWidth")
            wide += [f"{address}: {width}"] if width > 320 else []
        assert not wide, "\n".join(wide)


def test_what_must_not_happen_is_noticed(browser: Browser, sample: Served) -> None:
    """The watch itself: errors, dialogs, violations of the policy and requests to elsewhere are faults; axe sees."""
    with watched(browser, sample.base, locale="fr-FR") as visitor:
        visitor.open("/")
        visitor.page.evaluate(
            """async () => {
              const image = new Image(); image.src = "https://elsewhere.example/pixel.png"; document.body.append(image);
              const script = document.createElement("script"); script.textContent = "window.__ran = 1"; document.body.append(script);
              console.error("said"); alert("asked"); setTimeout(() => { throw new Error("thrown") });
              await new Promise(done => setTimeout(done, 200));
            }"""
        )
        faults = "\n".join(visitor.all_faults())
        for one in ("console: said", "dialog: asked", "error: thrown", "violation: img-src", "violation: script-src"):
            assert one in faults, faults
        assert visitor.page.evaluate("window.__ran") is None
        assert any(found.startswith("axe image-alt") for found in violations(visitor))
    with watched(browser, sample.base, bypass_csp=True) as visitor:
        visitor.open("/")
        visitor.page.evaluate("fetch('https://elsewhere.example/').catch(() => 0)")
        assert "request: https://elsewhere.example/" in visitor.all_faults()
