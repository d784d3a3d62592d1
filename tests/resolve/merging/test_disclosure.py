from __future__ import annotations

from typing import Any

import pytest
from making import article, event

from recoupe.records import Reading, Statement
from recoupe.resolve import resolve
from recoupe.resolve.explain import why
from recoupe.resolve.identity import replace

SENTENCE = "Ada Ruiz a téléphoné lundi à Jan Nowak, a annoncé jeudi le ministère."


def call(name: str, published: str | None, date: str | None = "2022-02-07", said: str | None = None) -> Reading:
    """A call told by an article; ``said`` is the day of the statement that made it public."""
    reading = article(
        name,
        event(
            SENTENCE, "téléphoné", source=("Ada Ruiz",), target=("Jan Nowak",), date=date, by=("Ministère espagnol",)
        ),
        published=published,
    )
    told = reading.event_mentions[0]
    statement = Statement(
        id=f"{name}:s1", document=name, speaker=told.attributed_to[0], speaker_span=None, cue="a annoncé", cue_span=None,
        kind="indirect", content=((0, SENTENCE.index(",")),), date=said,
    )  # fmt: skip
    return replace(reading, statements=(statement,))


def disclosed(*readings: Reading) -> list[dict[str, Any]]:
    (found,) = resolve(readings).events
    return [h for h in found.history if h["change"] == "disclosed"]


@pytest.mark.parametrize(
    ("published", "date", "said", "expected"),
    [
        ("2022-02-11", "2022-02-07", "2022-02-10", ("2022-02-10", 3, "ministere-espagnol")),
        ("2022-02-11", "2022-02-07", None, ("2022-02-11", 4, None)),
        ("2022-02", "2022-02-07", "2022-02-10", ("2022-02-10", 3, "ministere-espagnol")),
        ("2022-02", "2022-02-07", None, None),  # the day of publication is not told
        ("2022-02-07", "2022-02-07", None, None),  # on the day itself
        ("2022-02-11", "2022-02", "2022-02-10", None),  # the event's own day is not told
        ("2022-02-05", "2022-02-07", None, None),  # announced, not disclosed
        ("2022-02-11", "2022-02-07/..", "2022-02-10", None),
    ],
)
def test_how_long_after(published: str, date: str, said: str | None, expected: tuple[object, ...] | None) -> None:
    found = disclosed(call("d1", published, date, said))
    assert [(h["date"], h["days"], h["by"]) for h in found] == ([expected] if expected else [])


def test_the_first_to_tell_it_counts() -> None:
    (found,) = disclosed(call("d1", "2022-02-12", said="2022-02-10"), call("d2", "2022-02-09"))
    assert (found["date"], found["days"], found["mentions"]) == ("2022-02-09", 2, ["d2:e1"])


def test_told_in_words() -> None:
    dossier = resolve([call("d1", "2022-02-11", said="2022-02-10")])
    assert any("2022-02-10" in line and "3 jours" in line for line in why(dossier, dossier.events[0].id, "fr"))
