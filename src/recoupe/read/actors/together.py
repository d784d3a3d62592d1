"""Several of one office in one phrase: "les ministres allemand et polonais", "les présidents du Niger et du Mali"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.read.actors.frame import Frame
from recoupe.read.actors.gazetteer import Office
from recoupe.read.actors.known import adjectives, gazetteer
from recoupe.read.actors.proper import Name

if TYPE_CHECKING:
    from recoupe.read.actors.nominal import Phrase


def listed_adjectives(frame: Frame, i: int) -> tuple[int, tuple[str, ...]]:
    """Index after the states' adjectives in the singular listed from word ``i``, and those states.

    After a plural noun each of them tells of one holder; in the plural they tell of groups, and nothing is returned.
    """
    states: list[str] = []
    singular = False
    j = i
    while j < len(frame.words):
        match = next(((k, found[0].row) for k, found in adjectives().find(frame, j)), None)
        if match is None or match[1].kind != "state" or not match[1].key:
            break
        end, row = match
        printed = frame.text[frame.words[j].start : frame.words[end - 1].end].lower()
        if printed not in {row.masculine, row.feminine}:
            return i, ()
        singular |= printed not in {row.masculine_plural, row.feminine_plural}
        states.append(str(row.key))
        j = end
        if j < len(frame.words) and frame.close(j - 1) and frame.folded(j) == "et":
            j += 1
        elif frame.gap(j - 1) != ", ":
            break
    return (j, tuple(states)) if singular and len(states) > 1 else (i, ())


def listed_states(names: Sequence[Name]) -> tuple[str, ...]:
    """The states (keys) that the complements name; none where there are fewer than two."""
    states = tuple(str(e.row.key) for n in names for e in n.entries[:1] if e.table == "state")
    return states if len(states) > 1 and len(states) == len(names) else ()


def office_told(frame: Frame, phrase: Phrase, start: int, end: int) -> Office | None:
    """The office of the phrase's noun with the words ``start`` to ``end``: "ministres ... des Affaires étrangères"."""
    row = phrase.entries[0].row
    noun = row.masculine if phrase.office else row.singular
    return next(iter(gazetteer().office(f"{noun} {frame.text[slice(*frame.span(start, end))]}")), None)


def portfolio(frame: Frame, phrase: Phrase) -> int | None:
    """Index after the portfolio that follows the phrase; None where there is none."""
    j = phrase.j
    ends = range(min(len(frame.words), j + 8), j + 1, -1)
    return next((end for end in ends if office_told(frame, phrase, j, end) is not None), None)
