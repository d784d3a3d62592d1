"""Actors found in annotated press: floors, and expressions whose referents are known."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))

import score_actors

from recoupe.read.actors import ActorTable


def counts(folder: Path) -> Counter[str]:
    """The counts of ``scripts/score_actors.py`` over one gold folder."""
    names = score_actors.Names(json.loads((folder / "aliases.json").read_text(encoding="utf-8")))
    total: Counter[str] = Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document, table = score_actors.read(folder, path.stem, gold, None)
        total += score_actors.score(path.stem, gold, table, document.text, names, [])
    return total


def test_visible_articles(shared: Path) -> None:
    c = counts(shared / "gold" / "articles")
    assert c["name"] / c["gold"] >= 0.92
    assert c["speaker right"] / c["speaker found"] >= 0.92


def test_real_press(shared: Path) -> None:
    c = counts(shared / "gold" / "real")
    assert c["found"] / c["spans"] >= 0.85
    assert c["name"] / c["gold"] >= 0.75


def seed(shared: Path, name: str) -> tuple[str, ActorTable]:
    """One article of the gold and its actors."""
    folder = shared / "gold" / "articles"
    gold = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    document, table = score_actors.read(folder, name, gold, None)
    return document.text, table


@pytest.mark.parametrize(
    ("article", "words", "actors"),
    [
        ("seed-000", "Les deux hommes", {"Donald Trump", "Khalifa Haftar"}),
        ("seed-000", "Les deux ministres", {"Enzo Moavero Milanesi", "Jean-Yves Le Drian"}),
        ("seed-000", "ce dernier", {"Jean-Yves Le Drian"}),
        ("seed-000", "le ministre italien,", {"Enzo Moavero Milanesi"}),
        ("seed-000", "le ministre français", {"Jean-Yves Le Drian"}),
        ("seed-000", "Washington", {"États-Unis"}),
        ("seed-000", "Moscou", {"Russie"}),
        ("seed-000", "la Maison-Blanche", {"Maison Blanche"}),
        ("seed-002", "Al Serraj", {"Fayez al-Sarraj"}),
        ("seed-002", "au général après", {"Khalifa Haftar"}),
        ("seed-003", "l’Elysée", {"Présidence française"}),
        ("seed-003", "maréchal Haftara", {"Khalifa Haftar"}),
    ],
)
def test_known_referents(shared: Path, article: str, words: str, actors: set[str]) -> None:
    text, table = seed(shared, article)
    start = text.index(words)
    assert {table.actor(m.actor).name for m in table.all_at((start, start + len(words)))} == actors


@pytest.mark.parametrize(
    ("article", "words"), [("seed-000", "à New York"), ("seed-000", "à Rome"), ("seed-002", "à Benghazi")]
)
def test_known_places(shared: Path, article: str, words: str) -> None:
    text, table = seed(shared, article)
    start = text.index(words)
    assert table.at((start, start + len(words))) is None
