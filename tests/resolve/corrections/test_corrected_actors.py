"""Actors merged, split and renamed by an analyst, found again by the words that stand for them."""

from __future__ import annotations

from typing import Any

from making import article, event

from recoupe.records import Actor, ActorMention, Reading
from recoupe.resolve import resolve
from recoupe.resolve.corrections import Correction, make_correction
from recoupe.resolve.identity import replace


def _reading(name: str, *people: str) -> Reading:
    text = " et ".join(people)
    told = article(name, event(f"{text} protestent.", "protestent", type="PROTEST"), published="2021-03-02")
    actors = tuple(Actor(id=f"a{n}", name=p, kind="person") for n, p in enumerate(people))
    mentions = tuple(
        ActorMention(
            id=f"{name}:m{n}",
            document=name,
            span=(text.index(p), text.index(p) + len(p)),
            actor=f"a{n}",
            form="name",
            rule="test",
        )
        for n, p in enumerate(people)
    )
    return replace(told, actors=actors, actor_mentions=mentions)


READINGS = [_reading("d1", "Petra Lang", "Petra Lange"), _reading("d2", "Petra Lang"), _reading("d3", "Oto Brandt")]


def _entry(action: str, actor: str, document: str, change: dict[str, Any], other: str = "") -> Correction:
    (mention,) = [
        m for r in READINGS if r.document.id == document for m in r.actor_mentions
        if r.document.text[slice(*m.span)] == actor
    ][:1]  # fmt: skip
    subject = {
        "actor": other or "no-such-id",
        "name": actor,
        "mentions": [{"document": document, "span": mention.span}],
    }
    return make_correction("actor", action, subject, change, made_at="2024", made_by="Ana")


def _names(corrections: list[Correction], readings: list[Reading] = READINGS) -> dict[str, tuple[str, ...]]:
    return {a.name: a.aliases for a in resolve(readings, corrections=corrections).actors}


def test_merged_by_the_words_whatever_the_ids() -> None:
    assert "Oto Brandt" in _names([])
    other = {"actor": "gone", "name": "Oto Brandt", "mentions": [{"document": "d3", "span": (0, 10)}]}
    merge = _entry("merge", "Petra Lang", "d2", {"others": [other]})
    for readings in (READINGS, READINGS[::-1], [*READINGS, _reading("d0", "Oto Brandt", "Ida Storm")]):
        names = _names([merge], readings)
        assert "Oto Brandt" not in names
        assert "Oto Brandt" in names["Petra Lang"]


def test_renamed_with_the_old_name_as_alias() -> None:
    names = _names([_entry("rename", "Oto Brandt", "d3", {"name": "Otto Brandt"})])
    assert names["Otto Brandt"] == ("Oto Brandt",)


def test_what_was_split_is_not_joined_by_further_articles() -> None:
    merged = [n for n, aliases in _names([]).items() if "Petra Lange" in (n, *aliases)]
    assert merged == ["Petra Lang"]
    split = _entry("split", "Petra Lang", "d2", {"surfaces": ["Petra Lange"], "name": "Petra Lange"})
    for n in range(20):
        more = [_reading(f"x{i}", "Petra Lange" if i % 2 else "Petra Lang") for i in range(n)]
        names = _names([split], [*READINGS, *more])
        assert "Petra Lange" in names
        assert "Petra Lange" not in names["Petra Lang"]


def test_a_name_beside_others_in_one_article_does_not_leave_alone() -> None:
    both = _reading("d4", "Oto Brandt")
    both = replace(both, actors=(replace(both.actors[0], aliases=("Brandt",)),))
    split = _entry("split", "Oto Brandt", "d3", {"surfaces": ["Brandt"], "name": "Brandt fils"})
    assert _names([split], [*READINGS, both])["Oto Brandt"] == ("Brandt",)
