"""Everything can be done with the keyboard: Tab reaches each control and shows where it is, single keys do what `?` says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browser.served import Served
from browser.watched import Watched, watched

#: numbers the controls that can be seen, and writes down which of them get the focus and whether that can be seen
_CONTROLS = """() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [contenteditable], [tabindex]";
  const seen = e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && e.getClientRects().length;
  window.__controls = [...document.querySelectorAll(wanted)].filter(
    e => !e.matches(":disabled") && e.tabIndex >= 0 && seen(e) && !(e.type === "radio" && !e.checked));
  const strokes = e => [...e.querySelectorAll("svg a > *")].map(c => getComputedStyle(c).stroke + getComputedStyle(c).strokeWidth).join();
  const before = new Map(window.__controls.map(e => [e, strokes(e)]));
  window.__reached = new Set();
  window.__unseen = [];
  document.addEventListener("focusin", ({target}) => {
    if (window.__reached.has(target)) window.__round = true;
    window.__reached.add(target);
    const {outlineStyle, outlineWidth} = getComputedStyle(target);
    const drawn = target.closest("svg") && before.get(target) !== strokes(target);  // in a picture: the line around the circle
    if ((outlineStyle === "none" || parseFloat(outlineWidth) < 2) && !drawn) window.__unseen.push(target.outerHTML.slice(0, 120));
  });
  return window.__controls.length;
}"""
_MISSED = "() => window.__controls.filter(e => !window.__reached.has(e)).map(e => e.outerHTML.slice(0, 160))"


def walked(visitor: Watched, address: str) -> tuple[int, list[str], list[str]]:
    """How many controls the page has, which of them Tab does not reach, and which do not show the focus."""
    visitor.open(address)
    page = visitor.page
    count = page.evaluate(_CONTROLS)
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        if page.evaluate("window.__round === true"):
            break
    return count, page.evaluate(_MISSED), page.evaluate("window.__unseen")


def test_tab_reaches_every_control_and_shows_it(browser: Browser, reviewed: Served) -> None:
    faults = []
    with watched(browser, reviewed.base, locale="en-GB") as visitor:
        for address in reviewed.pages():
            count, missed, unseen = walked(visitor, f"{address}?size=8")
            assert count > 10, address
            faults += [f"{address}: not reached: {one}" for one in missed]
            faults += [f"{address}: focus not seen: {one}" for one in unseen]
    assert not faults, "\n".join(faults)


def test_a_control_that_tab_does_not_reach_is_noticed(page: Watched) -> None:
    page.open("/sources")
    page.page.evaluate(
        """() => {
          const trap = document.createElement("button"); trap.textContent = "trap";
          trap.addEventListener("focus", () => trap.blur()); document.querySelector("main").prepend(trap);
          const hidden = document.querySelector(".name a"); hidden.style.outline = "none";
        }"""
    )
    page.page.evaluate(_CONTROLS)
    page.page.evaluate("window.__controls.push(document.createElement('button'))")
    for _ in range(4):
        page.page.keyboard.press("Tab")
    assert any("<button>" in one for one in page.page.evaluate(_MISSED))
    assert any(">recoupe<" in one for one in page.page.evaluate("window.__unseen"))


def test_skip_link_leads_past_the_navigation(page: Watched) -> None:
    page.open("/")
    page.page.keyboard.press("Tab")
    link = page.page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.closest('main') !== null")


@pytest.fixture
def fresh(browser: Browser, sample: Served) -> Iterator[Watched]:
    """A page of a browser that remembers nothing."""
    with watched(browser, sample.base, locale="en-GB") as made:
        yield made


def test_question_mark_tells_the_keys(fresh: Watched) -> None:
    fresh.open("/")
    page = fresh.page
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_hidden()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("j")
    assert page.locator(".current").count() == 0
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(dialog).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    assert fresh.all_faults() == []


def test_slash_goes_to_the_search(fresh: Watched) -> None:
    page = fresh.page
    for address in ("/", "/search", "/actors"):
        fresh.open(address)
        page.keyboard.press("/")
        field = page.locator("input[name=q]")
        expect(field).to_be_focused()
        page.keyboard.type("j/k?")
        expect(field).to_have_value("j/k?")
        expect(page.get_by_role("dialog")).to_be_hidden()
    fresh.open("/conflicts?lang=fr")
    page.keyboard.press("/")
    page.wait_for_url("**/search?lang=fr")
    assert fresh.all_faults() == []


def test_j_and_k_walk_the_list_and_enter_opens(fresh: Watched) -> None:
    fresh.open("/")
    page = fresh.page
    items = page.locator("[data-item]")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        expect(page.locator(".current")).to_have_count(1)
        assert items.nth(at).evaluate("e => e.classList.contains('current') && e.contains(document.activeElement)")
        expect(items.nth(at)).to_be_in_viewport()
    to = items.nth(1).get_by_role("link").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{to}")


@pytest.mark.parametrize("address", ["/conflicts", "/figures", "/sources", "/statements"])
def test_j_walks_tables(fresh: Watched, address: str) -> None:
    fresh.open(address)
    fresh.page.keyboard.press("j")
    expect(fresh.page.locator("tr.current")).to_have_count(1)


def test_keys_with_a_modifier_belong_to_the_browser(fresh: Watched) -> None:
    fresh.open("/")
    for key in ("Control+j", "Alt+j", "Meta+k"):
        fresh.page.keyboard.press(key)
    assert fresh.page.locator(".current").count() == 0


def test_single_keys_can_be_switched_off_and_stay_off(fresh: Watched) -> None:
    fresh.open("/")
    page = fresh.page
    page.keyboard.press("?")
    box = page.get_by_role("checkbox", name="Single keys are on")
    expect(box).to_be_checked()
    box.uncheck()
    page.keyboard.press("Escape")
    for address in ("/", "/search", "/?lang=fr"):
        fresh.open(address)
        for key in ("j", "/", "?"):
            page.keyboard.press(key)
        assert page.locator(".current").count() == 0
        assert page.evaluate("document.activeElement === document.body")
        assert not page.evaluate("document.getElementById('keys').open")
    fresh.open("/")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    box.check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".current")).to_have_count(1)


def test_without_scripts_no_page_speaks_of_keys(browser: Browser, sample: Served) -> None:
    with watched(browser, sample.base, locale="en-GB", java_script_enabled=False) as visitor:
        visitor.open("/")
        expect(visitor.page.get_by_text("Keyboard shortcuts")).to_have_count(2)
        for one in visitor.page.get_by_text("Keyboard shortcuts").all():
            expect(one).to_be_hidden()
