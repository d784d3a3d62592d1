"""Undated mentions in articles of unknown day: a frequent actor in common is not enough where many events compete."""

from __future__ import annotations

from typing import Any

from making import article, event

from recoupe.records import Reading
from recoupe.resolve import resolve

CROWD = 40


def told(name: str, sentence: str, trigger: str, **changes: Any) -> Reading:
    return article(name, event(**{"sentence": sentence, "trigger": trigger, "type": "REQUEST", **changes}))


def others() -> list[Reading]:
    """Many undated articles on other people, so that an undated mention might be taken for many events."""
    return [
        article(
            f"o{n}",
            *(
                event(f"Le groupe {n}-{k} réclame.", "réclame", type="REQUEST", source=(f"Groupe {n} {k}",))
                for k in range(12)
            ),
        )
        for n in range(CROWD)
    ]


def together(*readings: Reading) -> bool:
    events = resolve([*readings, *others()]).events
    wanted = {m.id for r in readings for m in r.event_mentions}
    return any(len(wanted & set(e.mentions)) == len(wanted) for e in events)


def test_one_frequent_actor_asks_twice() -> None:
    first = told("d1", "Ada Ruiz a demandé des comptes aux banques.", "demandé", source=("Ada Ruiz",))
    second = told("d2", "Devant les pêcheurs, Ada Ruiz a demandé un port.", "demandé", source=("Ada Ruiz",))
    assert not together(first, second)


def test_both_parties_and_the_words_agree() -> None:
    sides: dict[str, Any] = {"source": ("Ada Ruiz",), "target": ("Front du Nord",)}
    first = told("d1", "Ada Ruiz a demandé au Front du Nord la libération des marins capturés.", "demandé", **sides)
    second = told("d2", "La libération des marins capturés, Ada Ruiz la réclame au Front du Nord.", "réclame", **sides)
    assert together(first, second)
