"""One event: every field with the words that state it."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Command

from recoupe.show.views.evidence import evidence
from recoupe.store.write import in_memory
from small_dossier import TEXTS, small_dossier


def test_every_field_has_its_words(recoupe: Command, path: Path) -> None:
    data = json.loads(recoupe("event", path, "e1", "--format", "json").out)
    words = {f["field"]: [r["words"] for r in f["reports"]] for f in data["evidence"]}
    assert words["type"] == [["a reçu"], ["a rencontré"], ["a vu"]]
    assert words["source"] == [["Rosa Moreno"]] * 3
    assert words["target"] == [["Jan Kowal"]] * 3
    assert words["place"] == [["Lima"]]
    assert words["attributed_to"] == [["l’Élysée"]]
    dates = next(f for f in data["evidence"] if f["field"] == "date")["reports"]
    assert [(r["article"], r["words"], r["borrowed"]) for r in dates] == [
        ("=Le Courrier", ["lundi"], False),
        ("Radio Sud", ["le 5 mars"], True),
        ("Radio Sud", ["le 5 mars"], False),
        ("article-d3", ["le 6 mars"], False),
    ]


def test_words_are_those_of_the_text() -> None:
    with in_memory(small_dossier()) as store:
        for event in store.events():
            for field in evidence(store, event):
                assert field.reports, (event.id, field.field)
                for report in field.reports:
                    text = TEXTS[report.document]
                    first, last = report.sentence
                    assert all(first <= a < b <= last <= len(text) for a, b in report.spans)


def test_the_terminal_view_marks_spans_and_sets_values_side_by_side(recoupe: Command, path: Path) -> None:
    out = recoupe("event", path, "e1").out
    assert "Rosa Moreno reçoit Jan Kowal" in out
    assert "a reçu ⟦lundi⟧ à Lima" in out
    assert "from another article, Radio Sud:" in out
    assert "3 articles · 2 outlets · 2 origins" in out
    assert "article-d1, article-d2: copies of one text, one origin (c1)" in out
    assert "The articles disagree on the date:" in out
    conflict = out[out.index("disagree") :]
    assert conflict.index("≠ 5 March 2021") < conflict.index("⟦le 5 mars⟧") < conflict.index("≠ 6 March 2021")


def test_the_beginning_of_an_id_is_enough(recoupe: Command, path: Path) -> None:
    assert json.loads(recoupe("event", path, "e3", "--format", "json").out)["id"] == "e3"


def test_an_event_is_told_in_french(recoupe: Command, path: Path) -> None:
    out = recoupe("event", path, "e1", "--lang", "fr").out
    assert "5 mars 2021" in out
    assert "Les articles divergent sur : date" in out
