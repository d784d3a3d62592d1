"""The boilerplate rules of ``rules.toml``, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, cast

Kind = Literal["line", "list", "chain", "inline"]
Where = Literal["any", "top", "end"]


class Rule(NamedTuple):
    """One rule: what it is called, how it is matched, where it holds, and its examples (see ``rules.toml``)."""

    id: str
    kind: Kind
    where: Where
    pattern: re.Pattern[str]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    data = tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))
    return tuple(_rule(row) for row in data["rule"])


@cache
def of_kind(kind: Kind) -> tuple[Rule, ...]:
    """The rules of one kind."""
    return tuple(rule for rule in rules() if rule.kind == kind)


def _rule(row: dict[str, object]) -> Rule:
    flags = 0 if row.get("case") else re.IGNORECASE
    return Rule(
        id=str(row["id"]),
        kind=cast(Kind, row["kind"]),
        where=cast(Where, row.get("where", "any")),
        pattern=re.compile(str(row["pattern"]), flags),
        positive=tuple(cast(list[str], row["positive"])),
        negative=tuple(cast(list[str], row["negative"])),
    )
