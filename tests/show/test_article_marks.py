"""Marks of overlapping spans, read back from the HTML as a browser would."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from lxml import html as lxml_html

from recoupe.records import Span
from recoupe.show.marks import Evidence, marked

ALPHABET = "ab é’«»\n<>&\"'𝒜🛢🇱🇾e\u0301œ"


def read_back(html: str) -> tuple[str, dict[str, set[int]], dict[str, set[int]]]:
    """The text without reference links, and the offsets under each evidence id and each class of the ground."""
    text: list[str] = []
    marks: dict[str, set[int]] = defaultdict(set)
    ground: dict[str, set[int]] = defaultdict(set)

    def take(words: str | None, ids: list[str], classes: list[str]) -> None:
        start = sum(map(len, text))
        text.append(words or "")
        for kept, names in ((marks, ids), (ground, classes)):
            for name in names:
                kept[name] |= set(range(start, start + len(words or "")))

    def walk(node: lxml_html.HtmlElement, ids: list[str], classes: list[str]) -> None:
        if node.tag != "a":
            ids = ids + node.get("data-e", "").split()
            classes = classes + (node.get("class", "").split() if node.tag == "span" else [])
            take(node.text, ids, classes)
            for child in node:
                walk(child, ids, classes)
                take(child.tail, ids, classes)

    walk(lxml_html.fromstring(f"<div>{html}</div>"), [], [])
    return "".join(text), marks, ground


def some_spans(chance: random.Random, length: int, most: int) -> list[Span]:
    spans = []
    for _ in range(chance.randint(0, most)):
        start = chance.randrange(length)
        spans.append((start, chance.randint(start + 1, length)))
    return spans


def test_a_thousand_sets_of_overlapping_spans_come_back_from_the_html() -> None:
    chance = random.Random(20190404)
    for _ in range(1000):
        text = "x" + "".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 60)))
        evidence = [
            Evidence(f"m{n}.place", span, chance.choice(["act", "quote", "toll"]), "<lieu>")
            for n, span in enumerate(some_spans(chance, len(text), 8))
        ]
        boilerplate, shared = some_spans(chance, len(text), 2), some_spans(chance, len(text), 2)
        html = marked(text, evidence, boilerplate=boilerplate, shared=shared)
        found, marks, ground = read_back(html)
        assert found == text
        assert marks == {one.id: set(range(*one.span)) for one in evidence}
        wanted = {"boilerplate": boilerplate, "shared": shared}
        assert ground == {name: {n for s in spans for n in range(*s)} for name, spans in wanted.items() if spans}
        links = [link.get("href") for link in lxml_html.fromstring(f"<div>{html}</div>").iter("a")]
        assert sorted(links) == sorted(f"#e-{one.id}" for one in evidence)


def test_hostile_text_stays_text() -> None:
    text = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    html = marked(text, [Evidence("m1", (3, 30), "act", '"><script>')])
    tags = {node.tag for node in lxml_html.fromstring(f"<div>{html}</div>").iter()}
    assert tags == {"div", "span", "mark", "a"}
    assert read_back(html)[0] == text


def test_what_html_cannot_hold_keeps_its_place() -> None:
    text, marks, _ = read_back(marked("a\x00\ud800\rb", [Evidence("m1", (4, 5), "act", "acte")]))
    assert (text, marks) == ("a\ufffd\ufffd b", {"m1": {4}})


@pytest.mark.parametrize("span", [(2, 2), (-1, 2), (1, 9), (3, 1)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="within the 4 characters"):
        marked("abcd", [Evidence("m1", span, "act", "acte")])


@pytest.mark.parametrize(("name", "kind"), [('m1"onclick', "act"), ("m1 m2", "act"), ("m1", "a b"), ("", "act")])
def test_ids_and_kinds_are_plain_names(name: str, kind: str) -> None:
    with pytest.raises(ValueError, match="plain name"):
        marked("abcd", [Evidence(name, (0, 2), kind, "acte")])
