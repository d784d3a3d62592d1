"""Each rule labels its positive examples and leaves its negative ones alone."""

from __future__ import annotations

import pytest

from recoupe.ingest.boilerplate import label
from recoupe.ingest.boilerplate.rules import Rule, rules

BODY = "\n\nLe ministre a parlé hier, et il parlera demain. Puis il partira."
CASES = [(rule, text) for rule in rules() for text in rule.positive]
TRAPS = [(rule, text) for rule in rules() for text in rule.negative]


def labelled(rule: Rule, text: str) -> bool:
    page = text + BODY if rule.where != "end" else BODY.strip() + "\n\n" + text
    start = page.index(text)
    return any(lab.rule == rule.id and start <= lab.span[0] < start + len(text) for lab in label(page))


def test_every_rule_has_two_positive_and_two_negative_examples() -> None:
    assert rules()
    for rule in rules():
        assert len(rule.positive) >= 2, rule.id
        assert len(rule.negative) >= 2, rule.id


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_positive(rule: Rule, text: str) -> None:
    assert labelled(rule, text)


@pytest.mark.parametrize(("rule", "text"), TRAPS)
def test_negative(rule: Rule, text: str) -> None:
    assert not labelled(rule, text)
