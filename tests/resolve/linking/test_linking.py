from __future__ import annotations

from typing import Any

import pytest
from making import article, event

from recoupe.records import ActorMention, Reading
from recoupe.resolve import resolve
from recoupe.resolve.identity import replace

BASE: dict[str, Any] = {
    "trigger": "a rencontré",
    "mode": "meeting",
    "source": ("Jan Nowak",),
    "target": ("Ada Ruiz",),
    "date": "2021-03-08",
    "place": "Madrid",
}


SENTENCES = {
    "d1": "Jan Nowak a rencontré Ada Ruiz lundi à Madrid au sujet du charbon.",
    "d2": "Au palais, l'Espagnole a rencontré longuement son visiteur polonais sur la question des mines.",
}


def one(name: str, published: str = "2021-03-09", **changes: Any) -> Reading:
    told = {"sentence": SENTENCES.get(name, f"À Madrid, {name} l'atteste, Jan Nowak a rencontré Ada Ruiz."), **BASE}
    return article(name, event(**{**told, **changes}), published=published)


def events(*readings: Reading) -> int:
    return len(resolve(readings).events)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"date": None},
        {"date": "2021-03"},
        {"date": "XXXX-03-08"},
        {"place": None},
        {"place": "Espagne (pays)"},
        {"source": ("Ada Ruiz",), "target": ("Jan Nowak",)},
        {"source": ("Pologne",), "target": ("Ada Ruiz",)},
        {"status": "planned", "published": "2021-03-06"},
        {"status": "denied"},
    ],
)
def test_one_occurrence(changes: dict[str, Any]) -> None:
    assert events(one("d1"), one("d2", **changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "REQUEST", "mode": None},
        {"date": "2021-03-12"},
        {"date": "2020-03-08"},
        {"place": "Gdansk"},
        {"source": ("Front du Nord",)},
        {"mode": "phone", "date": None, "published": "2021-05-01"},
        {"published": "2021-03-01", "date": None},
    ],
)
def test_two_occurrences(changes: dict[str, Any]) -> None:
    assert events(one("d1"), one("d2", **changes)) == 2


def test_one_article_tells_two_events() -> None:
    both = article(
        "d1",
        event(**{"sentence": SENTENCES["d1"], **BASE}),
        event(**{"sentence": "Une autre fois, Jan Nowak a rencontré Ada Ruiz.", **BASE, "date": None}),
        published="2021-03-09",
    )
    dossier = resolve([both, one("d2"), one("d3")])
    assert len(dossier.events) == 2
    assert sorted(len(e.mentions) for e in dossier.events) == [1, 3]


def test_no_transitive_closure() -> None:
    # the second is a day from both, the first and third exclude each other
    days = [one(f"d{n}", date=f"2021-03-0{n}") for n in (1, 2, 3, 4, 5)]
    dossier = resolve(days)
    dates = {m.id: m.date for m in dossier.event_mentions}
    for found in dossier.events:
        told = sorted(dates[m] or "" for m in found.mentions)
        assert int(told[-1][-2:]) - int(told[0][-2:]) <= 2


def test_general_support_is_no_repeated_event() -> None:
    told = {"sentence": "L'Espagne soutient la Pologne.", "trigger": "soutient", "type": "SUPPORT", "mode": None,
            "source": ("Espagne",), "target": ("Pologne",), "date": None, "place": None}  # fmt: skip
    assert events(one("d1", "2021-03-09", **told), one("d2", "2021-06-09", **told)) == 2


def test_links_say_why() -> None:
    dossier = resolve([one("d1"), one("d2")])
    (entry,) = [h for h in dossier.events[0].history if h["change"] == "merged"]
    assert entry["score"] > entry["threshold"]
    assert entry["score"] == pytest.approx(sum(f["bits"] for f in entry["features"]), abs=0.1)
    assert {"type", "place.same"} <= {f["feature"] for f in entry["features"]}


def test_words_that_describe_an_actor_are_words_in_common() -> None:
    raid: dict[str, Any] = {"type": "ASSAULT", "trigger": "pris", "mode": None, "source": ("Front du Nord",)}
    raid |= {"place": None, "target": ("barrage hydraulique fortifié",), "date": None}
    first = one("d1", **raid, sentence="Le Front du Nord a pris le barrage hydraulique fortifié.")
    later = one("d2", "2021-03-30", **raid, sentence="Le barrage hydraulique fortifié fut pris par le Front du Nord.")
    named, described = [], []
    for reading in (first, later):
        local = {a.name: a.id for a in reading.actors}["barrage hydraulique fortifié"]
        for form, out in (("name", named), ("description", described)):
            told = ActorMention(
                id=f"{form}:{reading.document.id}", document=reading.document.id, span=(0, 2), actor=local, form=form,
                rule="test",
            )  # fmt: skip
            out.append(replace(reading, actor_mentions=(told,)))
    assert words_in_common(named) <= 0 < words_in_common(described)


def words_in_common(readings: list[Reading]) -> float:
    """Bits of the words of the passages, of two readings that are one event."""
    (found,) = resolve(readings).events
    (merged,) = [h for h in found.history if h["change"] == "merged"]
    return sum(f["bits"] for f in merged["features"] if f["feature"] == "words.passage")
