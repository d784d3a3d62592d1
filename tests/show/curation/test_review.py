"""A review by keys, as from a pipe."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from command_line import Command

from recoupe.records import Dossier, Event
from recoupe.show.curation.entries import Analyst
from recoupe.show.curation.questions import questions
from recoupe.show.curation.session import review
from recoupe.store import DossierStore
from recoupe.store.write import in_memory
from small_dossier import small_dossier

ANA = Analyst("Ana")


def _merged(mention: str, score: float, ambiguous: bool) -> dict[str, Any]:
    link = {"change": "merged", "mention": mention, "score": score, "threshold": 6.0, "ambiguous": ambiguous}
    return {**link, "features": []}


def _doubtful() -> Dossier:
    """The small dossier with a close link, a weak one, the contradiction it has, and a second meeting."""
    dossier, replace = small_dossier(), msgspec.structs.replace
    links = (_merged("d2:e1", 6.5, True), _merged("d3:e1", 8.0, False))
    first = replace(dossier.events[0], history=links)
    second = replace(dossier.events[2], type="CONSULT", source=("a1",), target=("a2",), date="2021-03")
    return replace(dossier, events=(first, dossier.events[1], second))


@pytest.fixture
def store() -> Iterator[DossierStore]:
    with in_memory(_doubtful()) as store:
        yield store


def _answers(store: DossierStore, keys: str) -> list[tuple[str, Any]]:
    given = iter(keys)
    entries = review(store, ANA, questions(store), lambda: next(given))
    assert all(e.made_by == "Ana" for e in entries)
    return [(e.action, e.change.get("field") or e.subject["event"]) for e in entries]


def test_what_is_asked_most_doubtful_first(store: DossierStore) -> None:
    asked = questions(store)
    assert [q.kind for q in asked] == ["ambiguous", "conflict", "weak"]
    assert [q.mention.id for q in asked if q.mention] == ["d2:e1", "d3:e1"]
    assert asked[1].values == ("2021-03-05", "2021-03-06")
    assert [e.id for e in asked[0].others] == ["e3"]


@pytest.mark.parametrize(
    ("keys", "decided"),
    [
        ("cq", [("confirm", "e1")]),
        ("sq", [("split", "e1")]),
        ("mq", [("merge", "e1")]),
        ("rq", [("reject", "e1")]),
        ("n2q", [("edit", "date")]),
        ("ns2q", [("split", "e1")]),
        ("ns7q", []),
        ("nnn", []),
        ("xyzcq", [("confirm", "e1")]),
        ("cbnq", []),
        ("c1s", [("confirm", "e1"), ("edit", "date"), ("split", "e1")]),
    ],
)
def test_keys(store: DossierStore, keys: str, decided: list[tuple[str, Any]]) -> None:
    assert _answers(store, keys) == decided


def test_what_leaves_is_what_was_asked_about(store: DossierStore) -> None:
    given = iter("ns2q")
    (entry,) = review(store, ANA, questions(store), lambda: next(given))
    assert [m["document"] for m in entry.change["mentions"]] == ["d3"]


def test_an_interruption_keeps_what_was_decided(store: DossierStore, capsys: pytest.CaptureFixture[str]) -> None:
    def read() -> str:
        if keys:
            return keys.pop()
        raise KeyboardInterrupt

    keys = ["c"]
    assert [e.action for e in review(store, ANA, questions(store), read)] == ["confirm"]
    assert "what was decided is kept" in capsys.readouterr().err.casefold()


def test_what_was_decided_is_not_asked_again(store: DossierStore) -> None:
    given = iter("cq")
    entries = review(store, ANA, questions(store), lambda: next(given))
    row = msgspec.to_builtins(entries[0])
    cells = [msgspec.json.encode(v).decode() if isinstance(v, dict) else v for v in row.values()]
    store.connection.execute(f"INSERT INTO corrections ({', '.join(row)}) VALUES ({', '.join('?' * 8)})", cells)
    assert [q.kind for q in questions(store)] == ["conflict"], "the mentions of a confirmed event are settled"


def test_a_rejected_or_edited_event_is_not_asked_about() -> None:
    dossier, replace = _doubtful(), msgspec.structs.replace
    first: Event = dossier.events[0]
    edit = {"change": "edited", "field": "date", "correction": "c1", "by": "Ana"}
    edited = replace(dossier, events=(replace(first, history=(edit,)), *dossier.events[1:]))
    rejected = replace(dossier, events=(replace(first, history=(*first.history, {"change": "rejected"})),))
    for changed in (edited, replace(rejected, event_mentions=dossier.event_mentions[:0])):
        with in_memory(replace(changed, event_mentions=tuple(
            m for m in changed.event_mentions if m.event in {e.id for e in changed.events}
        ))) as store:  # fmt: skip
            assert questions(store) == []


def test_from_a_pipe(recoupe: Command, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nn\n"))
    said = recoupe("review", path, "--lang", "fr")
    assert said.status == 0
    assert "1/1" in said.out
    assert "⟦le 6 mars⟧" in said.out
    assert "'x' ne veut rien dire ici" in said.err
    assert "0 décision sur 1 questions" in said.err
