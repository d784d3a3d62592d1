"""Floors on press gold; skipped where the folder is absent."""

from __future__ import annotations

import json
from pathlib import Path

from spacy.language import Language
from statement_phrases import characters, overlaps

from recoupe.read.actors import find_actors
from recoupe.read.statements import find_statements
from recoupe.records import Document, Statement


def read(text: str, nlp: Language) -> list[Statement]:
    document = Document(id="d", name="d", uri="u", sha256="0", text=text)
    doc = nlp(text)
    return list(find_statements(document, text, doc, find_actors(document, text, doc), ()))


def test_first_wikinews_articles(shared: Path, nlp: Language) -> None:
    """Content and speaker on the first 20 articles of the development half."""
    articles = json.loads((shared / "gold/quotes/wikinews_fr_statements_dev.json").read_text(encoding="utf-8"))
    right = gold = predicted = 0
    for article in articles[:20]:
        text = article["text"]
        found = read(text, nlp)
        predicted += len(found)
        for quote in article["quotes"]:
            if quote["type"] not in "DIM":
                continue
            gold += 1
            wanted = characters([(c["start"], c["end"]) for c in quote["contents"]], text)
            sources = [(s["start"], s["end"]) for s in quote["sources"]]
            for s in found:
                mine = characters(list(s.content), text)
                if mine and len(wanted & mine) / len(wanted | mine) >= 0.5:
                    right += any(overlaps(x, s.speaker_span) for x in sources) if sources else s.speaker_span is None
                    break
    assert gold > 20
    assert right / gold >= 0.75
    assert right / predicted >= 0.7
