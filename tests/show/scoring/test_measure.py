"""The scores: on a dossier made by hand, and against the scorer of the press gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.show.failure import UserError
from recoupe.show.scoring import Gold, measure, read_gold
from recoupe.show.scoring.pairing import likeness, pair, same_date
from small_dossier import at, small_dossier


def _event(ident: str, article: str, words: str, **more: object) -> dict[str, object]:
    span = list(at(article, words))
    given = {"id": ident, "type": "CONSULT", "evidence": span, "trigger": span, "status": "actual", "target": []}
    return {**given, "source": ["Rosa Moreno"], "date": None, **more}


def _gold(tmp_path: Path) -> Gold:
    articles = {
        "article-d1": {
            "events": [_event("g1", "d1", "a reçu", source=["Kowal"], target=["Rosa Moreno"], date="2021-03-05")],
            "statements": [
                {"content": list(at("d1", "Le dialogue est")), "speaker": "Rosa Moreno", "speaker_span": None},
                {"content": list(at("d1", "Douze personnes")), "speaker": "Rosa Moreno"},
            ],
        },
        "article-d2": {
            "dates": [{"span": list(at("d2", "5 mars")), "value": "2021-03-05"}],
            "events": [
                _event("g2", "d2", "a rencontré", target=["Jan Kowal"], date="2021-03-06"),
                _event("g3", "d2", "a démenti", type="REJECT", source=["Jan Kowal"], status="denied"),
            ],
        },
    }
    clusters = [[("article-d1", "g1"), ("article-d2", "g2")], [("article-d2", "g3")]]
    return Gold(articles, clusters, [["article-d1", "article-d2"]], {}, tmp_path)


def test_scores_of_a_dossier_made_by_hand(tmp_path: Path) -> None:
    found = measure(_gold(tmp_path), small_dossier())
    counts = {name: (s.right, s.predicted, s.wanted) for name, s in found.items()}
    assert counts["documents"] == (2, 2, 2)
    assert counts["dates_strict"] == (0, 1, 1)
    assert counts["dates_value"] == (1, 1, 1)
    assert counts["statements_content"] == counts["statements_full"] == (1, 1, 2)
    assert counts["events_detect"] == (3, 3, 3)
    assert counts["events_who"] == (3, 3, 3)
    assert counts["events_dated"] == (2, 3, 3)
    assert counts["events_full"] == (1, 3, 3)
    assert (found["clusters_b3"].precision, found["clusters_b3"].recall) == (1, 1)
    assert found["copies"].f1 == 1
    assert "figures" not in counts


def test_a_reader_that_finds_nothing_scores_nothing(tmp_path: Path) -> None:
    from recoupe.records import Dossier

    found = measure(_gold(tmp_path), Dossier())
    assert {s.f1 for name, s in found.items() if name != "clusters_b3"} == {0.0}


def test_pairs_are_best_first_and_used_once() -> None:
    table = {(0, 0): 2, (0, 1): 3, (1, 1): 4}
    assert pair([0, 1], [0, 1], lambda g, f: table.get((g, f), 0)) == [(1, 1), (0, 0)]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2019-04-15~", "2019-04-15", True),
        ("2019-W16", "2019-04-15/2019-04-21", True),
        (None, None, True),
        (None, "2019", False),
        ("2019-04", "2019-04-15", False),
    ],
)
def test_dates_agree(gold: str | None, found: str | None, same: bool) -> None:
    assert same_date(gold, found) is same


def test_likeness_counts_characters_of_all_spans() -> None:
    assert likeness([0, 10], [[0, 5]]) == 0.5
    assert likeness([[0, 5], [10, 15]], ((0, 5), (10, 15))) == 1
    assert likeness([], [[0, 5]]) == 0


def test_gold_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_gold(tmp_path)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_gold(tmp_path)
    assert caught.value.code == "bad_gold"


def test_the_press_gold_is_scored_as_its_own_scorer_does(shared: Path, tmp_path: Path) -> None:
    from recoupe.store import open_dossier
    from recoupe.store.build import build
    from recoupe.store.export import export

    gold = shared / "gold" / "articles"
    build([gold / "texts"], tmp_path / "x.recoupe")
    with open_dossier(tmp_path / "x.recoupe") as store:
        found = measure(read_gold(gold), store.dossier())
        export(store, tmp_path / "export", "jsonl")
    command = [sys.executable, str(gold.parent / "score.py"), str(gold), str(tmp_path / "export"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for name in theirs.keys() - {"documents"}:
        score = found[name]
        seen = (round(score.precision, 3), round(score.recall, 3), round(score.f1, 3))
        assert seen == (theirs[name]["p"], theirs[name]["r"], theirs[name]["f1"]), name
