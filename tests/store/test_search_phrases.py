"""Pairs of a query and a text that must, or must not, answer it: by the index, and by the text alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.records import Actor, ActorMention, Document, Dossier, Span
from recoupe.store.search import search, terms
from recoupe.store.search.find import found_in
from recoupe.store.write import in_memory

PAIRS = Path(__file__).parents[1] / "phrases/search/pairs.tsv"


def pairs() -> list[tuple[str, str, bool, str]]:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(query, text, answers == "yes", split) for query, text, answers, split in rows]


def unmarked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that stood between them."""
    spans: list[Span] = []
    for n, match in enumerate(re.finditer(r"\[([^\]]*)\]", text)):
        start = match.start() - 2 * n
        spans.append((start, start + len(match[1])))
    return text.replace("[", "").replace("]", ""), spans


#: share of the held-out pairs that must be answered as they are marked
HELD = 0.93


def answered(query: str, text: str) -> bool:
    plain, names = unmarked(text)
    mentions = tuple(
        ActorMention(id=f"d:m{n}", document="d", span=span, actor="a", form="name", rule="x")
        for n, span in enumerate(names)
    )
    dossier = Dossier(
        documents=(Document(id="d", name="d", uri="d", sha256="0", text=plain),),
        actors=(Actor(id="a", name="A"),),
        actor_mentions=mentions,
    )
    with in_memory(dossier) as store:
        return bool(search(store, query))


@pytest.mark.parametrize(("query", "text", "answers", "split"), [p for p in pairs() if p[3] == "tuned"])
def test_a_text_answers_a_query(query: str, text: str, answers: bool, split: str) -> None:
    assert answered(query, text) is answers


def test_held_out_pairs() -> None:
    held = [p for p in pairs() if p[3] == "held"]
    right = sum(answered(query, text) is answers for query, text, answers, _ in held)
    assert right / len(held) >= HELD, f"{right} of {len(held)}"


@pytest.mark.parametrize(("query", "text", "answers", "split"), [p for p in pairs() if p[2] and p[3] == "tuned"])
def test_what_answers_is_pointed_at(query: str, text: str, answers: bool, split: str) -> None:
    plain, names = unmarked(text)
    spans = list(found_in(plain, terms(query), names))
    assert spans
    assert all(plain[a:b].strip() == plain[a:b] != "" for a, b in spans)


def test_there_are_pairs_of_both_kinds_and_splits() -> None:
    found = pairs()
    assert len(found) >= 80
    assert sum(not p[2] for p in found) >= 25
    assert {p[3] for p in found} == {"tuned", "held"}


def test_places_that_look_like_words_are_all_known() -> None:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    from recoupe.read.actors.gazetteer import load
    from recoupe.store.search.lemmas import _places
    from recoupe.store.search.words import fold

    listed = DefaultDictionaryFactory().get_dictionary("fr")
    words = {fold((w.decode() if isinstance(w, bytes) else w).lower()) for pair in listed.items() for w in pair}
    names = {n for n in (*load().state_index, *load().place_index) if n.isalnum() and len(n) >= 4}
    clear, ambiguous = _places()
    assert not clear & ambiguous
    assert (names - load().ordinary) & words == clear | ambiguous
