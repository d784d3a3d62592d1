"""Feasts beside the things named after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.dates.guards.context import after, before

if TYPE_CHECKING:
    from recoupe.read.dates.match import Candidate
    from recoupe.read.dates.tokens import Tokens


def feast_name(tokens: Tokens, c: Candidate) -> bool:
    """Such as "à Noël"; not "le marché de Noël", "Noël Le Graët", "l'île de Pâques", "un noël chinois"."""
    prior = before(tokens, c)
    if prior in ("marché", "père", "sapin", "joyeux", "chinois", "prénommé"):
        return False
    following = tokens.words[c.last][:1] if c.last < len(tokens.words) else ""
    named = c.rule.fixed["feast"] in ("noel", "easter") and following.isupper()
    return not named and not (prior == "m" or after(tokens, c) in ("chinois", "lunaire", "berbère", "iranien"))
