"""The page stands alone, says what the dossier says, and lets no article speak HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from command_line import Command
from hypothesis import given
from hypothesis import strategies as st

from recoupe.records import Dossier
from recoupe.show.brief.content import page
from recoupe.show.brief.marks import pieces
from recoupe.show.brief.write import render
from recoupe.show.language import speak
from recoupe.show.selection import Selection
from recoupe.store.write import in_memory
from small_dossier import small_dossier

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></blockquote>{{ 7*7 }}&amp;\u202eX\x1b[31m"
ALLOWED = set(
    "html head meta title style body header h1 h2 h3 p mark nav ol ul li a span main section article strong b div "
    "blockquote footer".split()
)


class Tags(HTMLParser):
    """The tags, attributes and words of a page; tags must be closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _html(dossier: Dossier, language: str = "en") -> str:
    speak(language)
    try:
        with in_memory(dossier) as store:
            return render("press", Selection(), page(store, Selection()))
    finally:
        speak("en")


def _hostile() -> Dossier:
    """The small dossier with hostile words everywhere an article or a name may bring them."""
    small, replace = small_dossier(), msgspec.structs.replace
    return replace(
        small,
        documents=tuple(
            replace(d, title=HOSTILE, name=HOSTILE, outlet=HOSTILE, text=d.text.replace("Jan Kowal", "<u>&x;\"'"))
            for d in small.documents
        ),
        actors=tuple(replace(a, name=HOSTILE) for a in small.actors),
        places=tuple(replace(p, name=HOSTILE) for p in small.places),
        events=tuple(replace(e, title=HOSTILE) for e in small.events),
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_fetched_and_nothing_runs(language: str) -> None:
    html = _html(small_dossier(), language)
    tags = Tags(html)
    assert {tag for tag, _ in tags.tags} <= ALLOWED
    for _, attributes in tags.tags:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style")}
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"https?:|url\(|@import", html)
    assert tags.tags[0] == ("html", {"lang": language})
    policy = [a["content"] for t, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_hostile_words_stay_words() -> None:
    html = _html(_hostile())
    tags = Tags(html)
    assert {tag for tag, _ in tags.tags} <= ALLOWED
    assert not {name for _, attributes in tags.tags for name in attributes if name.startswith("on")}
    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in "".join(tags.words)
    assert "<u>&x;\"'" in "".join(tags.words)


def test_every_link_leads_somewhere() -> None:
    tags = Tags(_html(small_dossier())).tags
    anchors = [a["id"] for _, a in tags if a.get("id")]
    assert len(anchors) == len(set(anchors))
    assert {(a["href"] or "")[1:] for _, a in tags if "href" in a} <= set(anchors)


def test_days_counts_contradictions_and_marks() -> None:
    html = _html(small_dossier())
    words = " ".join(" ".join(Tags(html).words).split())
    assert words.index("5 March 2021 (1)") < words.index("Year not told") < words.index("No date told")
    assert "3 articles · 2 outlets · 2 origins" in words
    assert "≠ The articles disagree on the date" in words
    assert "6 March 2021 ( article-d3 )" in words.replace("(article-d3)", "( article-d3 )")
    assert '<mark class="f-trigger" title="act">a reçu</mark>' in html
    assert '<mark class="f-date" title="date">lundi</mark>' in html
    assert "makes the date precise for" in words
    assert "according to l’Élysée" in words
    assert "wounded : « Douze personnes » (=Le Courrier)" in words


def test_the_command_writes_the_page(recoupe: Command, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "chronology.html"
    said = recoupe("brief", path, "-o", target, "--lang", "fr", "--type", "CONSULT")
    assert (said.status, said.out, "1 événement" in said.err) == (0, "", True)
    html = target.read_text(encoding="utf-8")
    assert "Chronologie : small" in html
    assert "Type: CONSULT" in html
    assert recoupe("brief", path, "-o", tmp_path).status == 1
    assert recoupe("brief", path).status == 1


def test_the_same_dossier_gives_the_same_page() -> None:
    assert _html(small_dossier()) == _html(small_dossier())


@given(
    st.text("ab <&>é\n", min_size=1, max_size=40),
    st.lists(st.tuples(st.sampled_from(["date", "source"]), st.integers(0, 40), st.integers(1, 9)), max_size=6),
)
def test_pieces_are_the_text_and_each_span_is_marked(text: str, given_spans: list[tuple[str, int, int]]) -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for field, start, length in given_spans:
        if start + length <= len(text):
            spans.setdefault(field, []).append((start, start + length))
    cut = pieces(text, (0, len(text)), spans)
    assert "".join(p.text for p in cut) == text.replace("\n", " ")
    marks = [fields for piece in cut for fields in [piece.fields] * len(piece.text)]
    for field, found in spans.items():
        covered = {n for a, b in found for n in range(a, b)}
        assert covered == {n for n, fields in enumerate(marks) if field in fields}
