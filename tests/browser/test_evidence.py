"""From the chronology to the characters that state a field in two actions; marks lie where their spans are."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.served import Served, dossier_served
from browser.watched import Watched, watched
from recoupe.records import Actor, ActorMention, Date, Document, Dossier, Figure, Statement
from recoupe.store.replacing import put
from recoupe.store.write import writing

#: of each event page: what its fields are called and where they lead
_FIELDS = """addresses => Promise.all(addresses.map(async address => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  return [...page.querySelectorAll(".fields > div")].map(field => [
    field.querySelector("dt").textContent, [...field.querySelectorAll("dd a[href]")].map(a => a.getAttribute("href"))]);
}))"""
#: the words of the mark that begins at each anchor
_AT = """anchors => anchors.map(id => {
  let next = document.getElementById(id);
  while (next && next.tagName === "SPAN" && !next.textContent) next = next.nextElementSibling;
  const mark = next && (next.matches("mark") ? next : next.querySelector("mark"));
  return mark ? mark.textContent : "";
})"""
#: the text as it is shown, without the numbers that lead to the list, and the code points under each id
_READ = """() => {
  const root = document.querySelector(".article .text"), marks = {};
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "", at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("a.ref")) continue;
    const length = [...node.data].length;
    const mark = node.parentElement.closest("mark");
    for (const id of mark ? mark.dataset.e.split(" ") : [])
      for (let n = at; n < at + length; n++) (marks[id] ??= []).push(n);
    text += node.data; at += length;
  }
  const listed = [...document.querySelectorAll(".evidence li")].map(li => li.id.slice(2));
  return {text, marks, listed};
}"""


def test_every_field_leads_to_its_words(page: Watched, sample: Served) -> None:
    """An event of the chronology is one action, a source of a field the second; there the words are marked."""
    page.open("/?size=500")
    events = page.page.eval_on_selector_all(".event .what a", "found => found.map(a => a.getAttribute('href'))")
    assert len(events) > 20
    targets: dict[str, set[str]] = defaultdict(set)
    for event, fields in zip(events, page.page.evaluate(_FIELDS, events), strict=True):
        assert fields, event
        for name, sources in fields:
            assert sources, f"{event}: nothing leads to the words of {name!r}"
            for source in sources:
                address, _, anchor = source.partition("#")
                targets[address].add(anchor)
    for article, anchors in sorted(targets.items()):
        page.open(article)
        words = page.page.evaluate(_AT, sorted(anchors))
        assert all(one.strip() for one in words), (article, dict(zip(sorted(anchors), words, strict=True)))
    assert sum(map(len, targets.values())) > 50


def test_two_clicks_show_the_words(page: Watched) -> None:
    page.open("/")
    first = page.page.locator(".event .what a").first
    first.click()
    page.page.wait_for_url("**/event/*")
    source = page.page.locator(".fields dd a").first
    anchor = str(source.get_attribute("href")).partition("#")[2]
    source.click()
    page.page.wait_for_url(f"**/article/*#{anchor}")
    shown = page.page.wait_for_function(
        """() => { const place = document.querySelector(":target"); if (!place) return false;
        const {top} = place.getBoundingClientRect(); return top >= 0 && top < innerHeight; }"""
    )
    assert shown


def test_numbers_lead_to_the_list_and_back(page: Watched, sample: Served) -> None:
    page.open(f"/article/{sample.idents('article')[0]}")
    reference = page.page.locator("a.ref").first
    reference.click()
    to = str(reference.get_attribute("href"))
    row = page.page.locator(f"[id='{to[1:]}']")
    assert row.evaluate("e => e.matches(':target')")
    row.locator("a").first.click()
    assert page.page.evaluate("location.hash") == f"#p-{to[3:]}"


ALPHABET = "ab é’«»\n<>&\"'𝒜🛢🇱🇾e\u0301œ"
SETS = 25


def generated() -> Dossier:
    """Articles of random text, astral characters among it, with random spans of several kinds that overlap."""
    chance = random.Random(20190404)
    parts: dict[str, list[Any]] = defaultdict(list)
    parts["actors"].append(Actor(id="a", name="<b>𝒜</b>"))
    for n in range(SETS):
        text = "𝒜" + "".join(chance.choice(ALPHABET) for _ in range(chance.randint(20, 300))) + "z"
        ident = f"d{n:02}"
        parts["documents"].append(
            Document(id=ident, name=ident, uri=ident, sha256="0" * 64, text=text, boilerplate=((1, 9),))
        )
        for k in range(chance.randint(4, 20)):
            start = chance.randrange(len(text))
            span = (start, min(len(text), start + chance.randint(1, 40)))
            one = {"id": f"{ident}:{k:02}", "document": ident}
            match chance.randrange(4):
                case 0:
                    parts["dates"].append(Date(**one, span=span, value="2019", timex3="2019", type="DATE"))
                case 1:
                    parts["actor_mentions"].append(ActorMention(**one, span=span, actor="a", form="name", rule="r"))
                case 2:
                    parts["figures"].append(Figure(**one, span=span, kind="killed", value=k))
                case _:
                    parts["statements"].append(
                        Statement(
                            **one,
                            speaker="a",
                            speaker_span=None,
                            cue=None,
                            cue_span=None,
                            kind="direct",
                            content=(span,),
                        )
                    )
    return Dossier(**{name: tuple(rows) for name, rows in parts.items()})


@pytest.fixture(scope="module")
def random_spans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path: Path = tmp_path_factory.mktemp("spans") / "spans.recoupe"
    with writing(path) as store:
        put(store, generated())
    with dossier_served(path) as served:
        yield served


def test_marks_of_the_page_are_the_spans_of_its_twin(browser: Browser, random_spans: Served) -> None:
    texts = {d.id: d.text for d in generated().documents}
    kinds = "?marks=statement,figure,date,actor"
    deepest = 0
    with watched(browser, random_spans.base) as visitor:
        for ident, text in texts.items():
            rows = visitor.page.request.get(f"{random_spans.base}/article/{ident}.json{kinds}").json()["rows"]
            visitor.open(f"/article/{ident}{kinds}")
            read = visitor.page.evaluate(_READ)
            assert read["text"] == text
            assert len(rows) == len(read["listed"]) >= 3
            wanted = {i: list(range(r["start"], r["end"])) for i, r in zip(read["listed"], rows, strict=True)}
            assert read["marks"] == wanted
            assert visitor.all_faults() == []
            depth = [sum(n in points for points in wanted.values()) for n in range(len(text))]
            deepest = max(deepest, *depth)
    assert deepest > 3, "the spans hardly overlap"
