"""The tagger by itself and as a spaCy component; the agreed gold, where it is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from recoupe.time import TimeExpression, tag


def test_tag() -> None:
    (found,) = tag("Il a été reçu mardi à Hanoï.", published="2019-05-23")
    assert found == TimeExpression(
        14, 19, "mardi", "DATE", "2019-05-21", "2019-05-21", None, "published:2019-05-23", "weekday"
    )


def test_typographic_signs_keep_their_offsets() -> None:
    text = "Aujourd’hui, c’est le 3\u00a0mai\u202f2020."
    assert [text[e.start : e.end] for e in tag(text, "2020-05-03")] == ["Aujourd’hui", "le 3\u00a0mai\u202f2020"]


def test_it_needs_no_spacy() -> None:
    code = "import sys, recoupe.time as t; t.tag('lundi', '2019-05-23'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_spacy_component() -> None:
    import recoupe.read.dates.component  # noqa: F401  (registers the factory)

    nlp = spacy.blank("fr")
    nlp.add_pipe("recoupe_time", config={"published": "2019-05-23"})
    doc = nlp("Le sommet s'ouvre demain à Kigali.")
    assert [(e.text, e.value) for e in doc._.times] == [("demain", "2019-05-24")]


def test_doc_must_be_of_the_text() -> None:
    with pytest.raises(ValueError, match="not a parse"):
        tag("lundi", "2019-05-23", doc=spacy.blank("fr")("mardi"))


def _values(path: Path) -> tuple[float, float]:
    """Value F1 and relaxed F1 over a file of marked texts (one to one, greatest overlap first)."""
    gold_n = found_n = value = relaxed = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = tag(row["text"], row["dct"])
        gold_n, found_n = gold_n + len(row["timex"]), found_n + len(found)
        free = list(found)
        for g in row["timex"]:
            near = [e for e in free if e.start < g["end"] and g["start"] < e.end]
            if near:
                best = max(near, key=lambda e: min(e.end, g["end"]) - max(e.start, g["start"]))
                free.remove(best)
                relaxed += 1
                value += best.value in (g["value"], *g.get("alt", []))
    return 2 * value / (gold_n + found_n), 2 * relaxed / (gold_n + found_n)


@pytest.mark.parametrize(
    ("name", "value", "relaxed"), [("fr_timebank_1999.jsonl", 0.84, 0.93), ("press_visible60.jsonl", 0.95, 0.95)]
)
def test_agreed_gold(shared: Path, name: str, value: float, relaxed: float) -> None:
    got = _values(shared / "gold" / "time" / name)
    assert got[0] >= value
    assert got[1] >= relaxed
