"""Decisions in a real browser: by forms without scripts, by key, by dragging, by selecting words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.served import Served, serving
from browser.test_pages import LOCALES, check, violations
from browser.watched import Watched, watched
from recoupe.resolve.corrections import Correction
from recoupe.show.web.app import make_app
from recoupe.store import open_dossier
from recoupe.store.corrections import log_of


@pytest.fixture
def desk(sample_dossier: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the sample on which may be decided."""
    path = Path(shutil.copy(sample_dossier, tmp_path / "sample.recoupe"))
    app = make_app(path, analyst="Ana")
    with serving(app) as base:
        yield Served(path, app, base)


@pytest.fixture
def visitor(browser: Browser, desk: Served) -> Iterator[Watched]:
    """A page in English with scripts."""
    with watched(browser, desk.base, locale="en-GB") as made:
        yield made
        assert not made.all_faults()


def log(desk: Served) -> list[Correction]:
    with open_dossier(desk.path) as store:
        return log_of(store)


def done(page: Page) -> None:
    """The page shows what was just decided."""
    expect(page.locator(".notice [role=status]")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_on_which_may_be_decided(browser: Browser, desk: Served, language: str) -> None:
    faults = []
    event, article = desk.idents("event")[0], desk.idents("article")[0]
    asked = [f"/event/{event}/edit?field={field}" for field in ("type", "source", "place")]
    asked.append(f"/event/{event}/edit?field=date&document={article}&start=0&end=9")
    asked.append(f"/article/{article}?event={event}&field=date")
    with watched(browser, desk.base, locale=LOCALES[language]) as visitor:
        for address in asked:  # test_pages.py walks the pages themselves
            faults += [f"{address}: {one}" for one in (*check(visitor, address, language), *violations(visitor))]
        visitor.open(f"/event/{event}")
        visitor.page.locator("[data-key=c]").click()
        done(visitor.page)
        faults += [f"decided: {one}" for one in violations(visitor)]
        visitor.open("/review")
        faults += [f"log: {one}" for one in violations(visitor)]
    assert not faults, "\n".join(faults)


def test_nothing_is_cut_on_a_telephone(browser: Browser, desk: Served) -> None:
    with watched(browser, desk.base, viewport={"width": 320, "height": 640}) as visitor:
        event = desk.idents("event")[0]
        visitor.open(f"/event/{event}")
        visitor.page.locator("[data-key=c]").click()
        for address in (visitor.page.url.removeprefix(desk.base), *desk.pages()):
            visitor.open(address)
            visitor.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_without_scripts(browser: Browser, desk: Served) -> None:
    first, second = desk.idents("event")[:2]
    with watched(browser, desk.base, locale="en-GB", java_script_enabled=False) as visitor:
        page = visitor.page
        visitor.open("/?size=500")
        page.check(f'input[value="{first}"]')
        page.check(f'input[value="{second}"]')
        page.fill(".panel [name=why]", "one act")
        page.get_by_role("button", name="Merge").click()
        done(page)
        page.get_by_role("button", name="Undo").click()
        done(page)
        visitor.open(f"/event/{first}")
        page.get_by_role("button", name="Reject").click()
        done(page)
        assert [e.action for e in log(desk)] == ["merge", "undo", "reject"]
        visitor.open(f"/article/{desk.idents('article')[0]}?event={first}&field=date")
        page.fill("[name=start]", "0")
        page.fill("[name=end]", "8")
        page.locator("[data-pick] button").first.click()
        page.fill("[name=value]", "2019-04")
        page.get_by_role("button", name="Set the value").click()
        done(page)
        assert log(desk)[-1].change["evidence"][0]["span"] == [0, 8]
        assert not visitor.faults


def test_a_marked_event_is_merged_by_key(visitor: Watched, desk: Served) -> None:
    page = visitor.page
    visitor.open("/?size=500")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-marked]")).to_be_visible()
    other = page.locator("li.marked").get_attribute("data-event")
    page.keyboard.press("j")
    keep = page.locator("li.current").get_attribute("data-event")
    page.keyboard.press("m")
    page.keyboard.type("one act, with m and x")
    page.keyboard.press("Enter")
    done(page)
    (entry,) = log(desk)
    assert (entry.action, entry.subject["event"], entry.change["others"][0]["event"]) == ("merge", keep, other)
    assert entry.reason == "one act, with m and x"
    expect(page.locator("[data-marked]")).to_be_hidden()


def test_the_mark_lasts_from_page_to_page_and_the_merge_can_be_turned_round(visitor: Watched, desk: Served) -> None:
    page = visitor.page
    first, second = desk.idents("event")[:2]
    visitor.open(f"/event/{first}")
    page.keyboard.press("x")
    visitor.open(f"/event/{second}")
    page.keyboard.press("m")
    page.get_by_role("button", name="The other way round").click()
    page.locator("#merge").get_by_role("button", name="Merge").click()
    done(page)
    assert log(desk)[0].subject["event"] == first


def test_keys_lead_to_what_can_be_decided_and_decide_nothing(visitor: Watched, desk: Served) -> None:
    page = visitor.page
    visitor.open(f"/event/{desk.idents('event')[0]}")
    for key in "crpsne":
        page.locator("h1").click()
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.key") == key
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.uncheck("[data-keys-on]")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.locator("[data-marked]")).to_be_hidden()
    assert not log(desk)


def test_an_event_is_dragged_onto_another(visitor: Watched, desk: Served) -> None:
    page = visitor.page
    visitor.open("/?size=500")
    rows = page.locator("li[data-event]")
    rows.nth(1).scroll_into_view_if_needed()
    other, keep = (rows.nth(n).get_attribute("data-event") for n in (0, 1))
    rows.nth(0).locator(".grip").drag_to(rows.nth(1), steps=8)
    dialog = page.locator("#merge")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Cancel").click()
    assert not log(desk)
    rows.nth(0).locator(".grip").drag_to(rows.nth(1), steps=8)
    assert violations(visitor) == []
    dialog.get_by_role("button", name="Merge").click()
    done(page)
    assert log(desk)[0].subject["event"] == keep
    assert log(desk)[0].change["others"][0]["event"] == other
    page.get_by_role("button", name="Undo").click()
    done(page)
    assert page.url.split("?")[0].endswith(f"/event/{keep}")


_SELECT = """([from, to]) => {
  const found = [], walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
  let at = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("a.ref")) continue;
    const signs = [...node.data];
    for (const wanted of [from, to]) {
      if (found.length < 2 && (wanted === from) === (found.length === 0) && wanted <= at + signs.length)
        found.push([node, signs.slice(0, wanted - at).join("").length]);
    }
    at += signs.length;
  }
  const range = document.createRange();
  range.setStart(...found[0]);
  range.setEnd(...found[1]);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def test_selected_words_are_the_evidence(visitor: Watched, desk: Served) -> None:
    """Across marks and their numbers, of which there are many here; the spans are those of the stored text."""
    page = visitor.page
    event = desk.idents("event")[0]
    with open_dossier(desk.path) as store:
        mention = next(store.event_mentions(event))
        text = store.document_by_id()[mention.document].text
    start, end = max(mention.trigger[0] - 60, 0), mention.trigger[1] + 60
    visitor.open(
        f"/article/{mention.document}?event={event}&field=title&marks=event,statement,figure,position,date,actor"
    )
    page.evaluate(_SELECT, [start, end])
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    expect(page.locator("[name=start]")).to_have_value(str(first))
    expect(page.locator("[name=end]")).to_have_value(str(last))
    page.locator("[data-pick] button").first.click()
    expect(page.locator("blockquote mark")).to_have_text(" ".join(words.split()))
    page.fill("[name=value]", "Named by hand")
    page.get_by_role("button", name="Set the value").click()
    done(page)
    assert log(desk)[0].change["evidence"] == [{"document": mention.document, "span": [first, last]}]
    expect(page.locator("h1")).to_have_text("Named by hand")
