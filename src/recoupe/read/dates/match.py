"""Find the expressions of a text: all matches of all rules, then the longest that do not overlap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from recoupe.read.dates import guards
from recoupe.read.dates.grammar import Rule, feast_rules, rules
from recoupe.read.dates.lexicon import lexicon
from recoupe.read.dates.modifiers import widen
from recoupe.read.dates.tokens import Tokens

Guard = Callable[[Tokens, "Candidate"], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One match: ``first`` to ``last`` (excluded) are the tokens of the expression, ``fields`` runs of tokens by
    name."""

    rule: Rule
    first: int
    last: int
    fields: dict[str, tuple[int, int]]
    tokens: Tokens
    mod: str | None = None

    def words(self, name: str) -> list[str]:
        """Lower-case tokens of a field, empty when it is absent."""
        run = self.fields.get(name)
        return self.tokens.lower[run[0] : run[1]] if run else []

    def word(self, name: str) -> str:
        """The field joined by spaces, empty when it is absent."""
        return " ".join(self.words(name))

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.fields

    def span(self) -> tuple[int, int]:
        """Code points of the expression."""
        return self.tokens.spans[self.first][0], self.tokens.spans[self.last - 1][1]


def find(tokens: Tokens) -> list[Candidate]:
    """The expressions of a text from left to right."""
    every = (*rules(), *feast_rules())  # before encoding: the rules give the words their codes
    codes = lexicon().encode(tokens.words, tokens.lower)
    present = frozenset(codes)
    likely = [rule for rule in every if not any(present.isdisjoint(need) for need in rule.needs)]
    found = [c for rule in likely for c in _matches(rule, codes, tokens)]
    found.sort(key=lambda c: (-c.rule.priority, c.first - c.last, c.first))
    taken = bytearray(len(codes))
    kept = []
    for candidate in found:
        if not any(taken[candidate.first : candidate.last]):
            taken[candidate.first : candidate.last] = b"\x01" * (candidate.last - candidate.first)
            if candidate.rule.kind != "trap":
                kept.append(candidate)
    kept.sort(key=lambda c: c.first)
    out: list[Candidate] = []
    for candidate in kept:
        first, last, mod = widen(candidate, out[-1].last if out else 0)
        out.append(replace(candidate, first=first, last=last, mod=mod))
    return out


def _matches(rule: Rule, codes: str, tokens: Tokens) -> list[Candidate]:
    out = []
    checks: list[Guard] = [getattr(guards, name) for name in rule.guards]
    for match in rule.pattern.finditer(codes):
        fields = {name.partition("__")[0]: match.span(name) for name, text in match.groupdict().items() if text}
        first, last = fields.pop("x", match.span())
        if first == last:
            continue
        candidate = Candidate(rule, first, last, fields, tokens)
        if all(check(tokens, candidate) for check in checks):
            out.append(candidate)
    return out
