"""One phenomenon a sentence: the challenge set that other systems were measured on."""

from __future__ import annotations

from pathlib import Path

from statement_challenge import failures


def test_challenge_sentences(shared: Path) -> None:
    failed = failures(shared / "gold" / "quotes" / "challenge_fr.tsv")
    assert len(failed) <= 3, failed
